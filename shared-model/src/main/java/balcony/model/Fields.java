package balcony.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The fields of one record, taken one by one from a plain tree. A field that is missing or of the wrong type reads as its
 * default; whatever was not taken stays in {@link #extra} and so survives being written back.
 */
final class Fields {
    private final Map<String, Object> left = new LinkedHashMap<>();

    Fields(Map<?, ?> tree) {
        tree.forEach((key, value) -> {
            if (key instanceof String name && value != null) {
                left.put(name, value);
            }
        });
    }

    String text(String key) {
        return string(key).orElse("");
    }

    Optional<String> string(String key) {
        return take(key, String.class);
    }

    <I> Optional<I> id(String key, Function<String, I> id) {
        return string(key).map(id);
    }

    double number(String key, double missing) {
        return number(key).orElse(missing);
    }

    Optional<Double> number(String key) {
        return left.get(key) instanceof Number number && Double.isFinite(number.doubleValue())
                ? take(key, Number.class).map(Number::doubleValue)
                : Optional.empty();
    }

    /** A whole number within the given bounds. */
    Optional<Integer> integer(String key, int least, int most) {
        return left.get(key) instanceof Number number
                        && number.doubleValue() == number.intValue()
                        && number.intValue() >= least
                        && number.intValue() <= most
                ? take(key, Number.class).map(Number::intValue)
                : Optional.empty();
    }

    boolean flag(String key) {
        return optionalFlag(key).orElse(false);
    }

    Optional<Boolean> optionalFlag(String key) {
        return take(key, Boolean.class);
    }

    /** A time as milliseconds since 1970, or as the ISO text that a stock client may have written. */
    Optional<Instant> time(String key) {
        Optional<Instant> time = left.get(key) instanceof String text
                ? parsed(text)
                : number(key).map(millis -> Instant.ofEpochMilli(millis.longValue()));
        if (time.isPresent()) {
            left.remove(key);
        }
        return time;
    }

    <W extends Enum<W> & Word> W choice(String key, W missing) {
        return choice(key, missing.getDeclaringClass()).orElse(missing);
    }

    <W extends Enum<W> & Word> Optional<W> choice(String key, Class<W> words) {
        Optional<W> choice = left.get(key) instanceof String word ? Word.of(words, word) : Optional.empty();
        if (choice.isPresent()) {
            left.remove(key);
        }
        return choice;
    }

    /** A set as the document keeps it: {@code {id: true}}. */
    <I> Set<I> set(String key, Function<String, I> id) {
        Set<I> set = new LinkedHashSet<>();
        entries(key, (name, value) -> Boolean.TRUE.equals(value) && set.add(id.apply(name)));
        return set;
    }

    /** A collection of records by their ids. */
    <I, R> Map<I, R> records(String key, Function<String, I> id, Function<Map<?, ?>, R> record) {
        Map<I, R> records = new LinkedHashMap<>();
        entries(key, (name, value) -> {
            if (!(value instanceof Map<?, ?> tree)) {
                return false;
            }
            records.put(id.apply(name), record.apply(tree));
            return true;
        });
        return records;
    }

    /** Words by id, as the elements of an ambition. */
    <I, W extends Enum<W> & Word> Map<I, W> choices(String key, Function<String, I> id, Class<W> words) {
        Map<I, W> choices = new LinkedHashMap<>();
        entries(key, (name, value) -> {
            Optional<W> choice = value instanceof String word ? Word.of(words, word) : Optional.empty();
            choice.ifPresent(known -> choices.put(id.apply(name), known));
            return choice.isPresent();
        });
        return choices;
    }

    List<String> strings(String key) {
        List<String> strings = new ArrayList<>();
        if (left.get(key) instanceof List<?> list) {
            left.remove(key);
            list.forEach(item -> {
                if (item instanceof String string) {
                    strings.add(string);
                }
            });
        }
        return strings;
    }

    <R> Optional<R> record(String key, Function<Map<?, ?>, R> record) {
        return take(key, Map.class).map(tree -> record.apply((Map<?, ?>) tree));
    }

    /** What nobody took: keys that this version does not know, and values that it cannot use. */
    Map<String, Object> extra() {
        return left;
    }

    private <T> Optional<T> take(String key, Class<T> type) {
        Object value = left.get(key);
        if (!type.isInstance(value)) {
            return Optional.empty();
        }
        left.remove(key);
        return Optional.of(type.cast(value));
    }

    /** Offers each entry of a collection; those refused stay behind. */
    private void entries(String key, Taker taker) {
        if (!(left.get(key) instanceof Map<?, ?> collection)) {
            return;
        }
        left.remove(key);
        Map<String, Object> refused = new LinkedHashMap<>();
        new Fields(collection).left.forEach((name, value) -> {
            if (!taker.takes(name, value)) {
                refused.put(name, value);
            }
        });
        if (!refused.isEmpty()) {
            left.put(key, refused);
        }
    }

    private static Optional<Instant> parsed(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private interface Taker {
        boolean takes(String name, Object value);
    }
}
