package balcony.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The numbers of the hub's pages in docs/spec and the tests that carry them: none is used twice, and none is left alone without being listed. */
class SpecTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern RULES = Pattern.compile("(?m)^- \\*\\*([A-Z]+\\d+(?:(?:, | to )[A-Z]+\\d+)*)\\*\\*");
    private static final String HUB =
            "(wire|sync|room|changes|journal|access|plain|asks|voices|running|reader|limits|health|interop|operator|leaving|ambitions)\\.md";
    private static final Pattern RULE = Pattern.compile("([A-Z]+)(\\d+)");
    private static final Pattern EXCUSED = Pattern.compile("(?m)^\\| ([A-Z]+\\d+) \\|");
    private static final Pattern TITLE = Pattern.compile(
            "(?:DisplayName\\(\\s*|\\b(?:test|it|describe)\\(\\s*)[\"'`]((?:[A-Z]+\\d+(?:[ ,:]+|and |to )*)+)");
    private static final List<Path> TESTS = List.of(
            ROOT.resolve("server/src/test"),
            ROOT.resolve("shared-model/src/test"),
            ROOT.resolve("shared-model/typescript"),
            ROOT.resolve("web-client/src"),
            ROOT.resolve("web-client/e2e"),
            ROOT.resolve("web-client/build"),
            ROOT.resolve("web-client/peers"),
            ROOT.resolve("web-client/bench"),
            ROOT.resolve("web-client/interop"));

    @Test
    void no_number_is_used_twice() {
        List<String> rules = rules();

        assertThat(rules).hasSizeGreaterThan(100).doesNotHaveDuplicates();
    }

    @Test
    void each_rule_is_named_by_a_test_or_listed_as_one_that_is_not() {
        String tests = texts(TESTS, ".*(Test|Contract)\\.java|.*\\.(test|spec)\\.tsx?|.*\\.mjs");
        Set<String> named =
                RULE.matcher(tests).results().map(MatchResult::group).collect(Collectors.toSet());
        Set<String> unnamed = new TreeSet<>(rules());
        unnamed.removeAll(named);

        assertThat(unnamed)
                .as("rules that no test names; docs/spec/README.md lists those that it may be")
                .isSubsetOf(excused());
    }

    @Test
    void each_number_that_a_test_carries_is_a_rule() {
        String tests = texts(TESTS, ".*(Test|Contract)\\.java|.*\\.(test|spec)\\.tsx?");
        Set<String> carried = TITLE.matcher(tests)
                .results()
                .flatMap(title -> RULE.matcher(title.group(1)).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> areas = rules().stream().map(SpecTest::area).collect(Collectors.toSet());
        carried.removeIf(number -> !areas.contains(area(number)));
        carried.removeAll(rules());

        assertThat(carried).isEmpty();
    }

    private static String area(String rule) {
        return rule.replaceAll("\\d", "");
    }

    private static List<String> rules() {
        List<String> rules = new ArrayList<>();
        RULES.matcher(texts(List.of(ROOT.resolve("docs/spec")), HUB))
                .results()
                .forEach(found -> rules.addAll(each(found.group(1))));
        return rules;
    }

    /** {@code A12, A13} and {@code A60 to A62} one by one. */
    private static List<String> each(String some) {
        List<String> rules = new ArrayList<>();
        Matcher matcher = RULE.matcher(some);
        int last = -1;
        while (matcher.find()) {
            int number = Integer.parseInt(matcher.group(2));
            boolean range = some.startsWith(" to ", Math.max(0, matcher.start() - 4));
            for (int i = range ? last + 1 : number; i <= number; i++) {
                rules.add(matcher.group(1) + i);
            }
            last = number;
        }
        return rules;
    }

    private static Set<String> excused() {
        return EXCUSED.matcher(text(ROOT.resolve("docs/spec/README.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String texts(List<Path> folders, String name) {
        return folders.stream()
                .flatMap(folder -> {
                    try (Stream<Path> files = Files.walk(folder)) {
                        return files
                                .filter(file -> file.getFileName().toString().matches(name))
                                .filter(file -> !file.toString().contains("node_modules"))
                                .sorted()
                                .toList()
                                .stream();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .map(SpecTest::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
