package balcony.server.web.plain;

import balcony.server.asks.OpenAsk;
import balcony.server.asks.Sealed;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a plain form says as an answer. */
final class PlainAnswer {
    static final String TEXT = "text";
    static final String VALUE = "value";
    static final String WHY = "why";
    static final String RANK = "rank";

    private PlainAnswer() {}

    static List<Sealed> of(OpenAsk ask, MultiMap form) {
        return switch (ask.draft().kind()) {
            case WORDS ->
                form.getAll(TEXT).stream()
                        .filter(text -> !text.isBlank())
                        .map(text -> new Sealed(text, Optional.empty()))
                        .toList();
            case STANCE, SIGN -> one(form, Optional.ofNullable(form.get(VALUE)));
            case PLACE -> one(form, Optional.of(form.get("x") + "," + form.get("y")));
            case RANK -> one(form, Optional.of(order(form.getAll(RANK))));
        };
    }

    private static List<Sealed> one(MultiMap form, Optional<String> value) {
        return List.of(new Sealed(Optional.ofNullable(form.get(WHY)).orElse(""), value));
    }

    private static int number(String text) {
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
    }

    /** The options in the order of the numbers that they were given; a number that was given twice makes it no order. */
    private static String order(List<String> numbers) {
        List<Integer> options =
                new ArrayList<>(IntStream.range(0, numbers.size()).boxed().toList());
        options.sort(Comparator.comparingInt(option -> number(numbers.get(option))));
        boolean eachOnce = numbers.stream().distinct().count() == numbers.size();
        return eachOnce ? options.stream().map(String::valueOf).collect(Collectors.joining(",")) : "";
    }
}
