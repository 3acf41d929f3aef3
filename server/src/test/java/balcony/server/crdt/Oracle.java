package balcony.server.crdt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that judges changes, and may die over one: then it is started again, and that change has failed. */
final class Oracle implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** How many changes are tried together, in turn: a few may show what many hide, and the other way round. */
    private static final int[] GROUPS = {1, 10, 40, 80};

    private final String name;
    private final ProcessBuilder command;
    private String base = "";
    private Process process;
    private Writer questions;
    private BufferedReader verdicts;

    private Oracle(String name, ProcessBuilder command) {
        this.name = name;
        this.command = command.redirectError(ProcessBuilder.Redirect.DISCARD);
        this.process = start();
    }

    /** Stock @automerge/automerge, as pages run it. */
    static Oracle stock() {
        Path client = Path.of(System.getProperty("balcony.webClient", "../web-client"));
        return new Oracle("stock", new ProcessBuilder("node", "peers/oracle.mjs").directory(client.toFile()));
    }

    /** automerge-java, as the reader runs it. */
    static Oracle reader() {
        return new Oracle(
                "reader",
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "balcony.server.reader.ReaderOracle"));
    }

    String name() {
        return name;
    }

    /** The history upon which the next changes come. */
    void begin(List<Change> history) {
        base = line(Map.of("base", history.stream().map(Oracle::chunk).toList()));
        ask(List.of(base));
        List<Optional<String>> verdict = hear(1);
        if (verdict.size() != 1 || verdict.get(0).isPresent()) {
            throw new IllegalStateException(name + " does not take the history itself: " + verdict);
        }
    }

    /** What is wrong with each of these changes; empty where all is well. Those of different actors are first tried together. */
    List<Optional<String>> judge(List<Suspect> suspects) {
        List<List<Integer>> groups = groups(suspects);
        List<Optional<String>> ofGroups = judgeGroups(groups.stream()
                .map(group -> group.stream().map(suspects::get).toList())
                .toList());
        List<Optional<String>> all = new ArrayList<>(Collections.nCopies(suspects.size(), Optional.empty()));
        for (int i = 0; i < groups.size(); i++) {
            if (ofGroups.get(i).isEmpty()) {
                continue;
            }
            List<Integer> group = groups.get(i);
            List<Optional<String>> alone = judgeGroups(
                    group.stream().map(index -> List.of(suspects.get(index))).toList());
            for (int j = 0; j < alone.size(); j++) {
                all.set(group.get(j), alone.get(j));
            }
            if (alone.stream().allMatch(Optional::isEmpty)) {
                for (int index : smallest(group, suspects)) {
                    all.set(index, ofGroups.get(i).map(wrong -> wrong + " (only together)"));
                }
            }
        }
        return all;
    }

    /** Those of a group that together are still found wrong when any one is left out. */
    private List<Integer> smallest(List<Integer> group, List<Suspect> suspects) {
        List<Integer> left = new ArrayList<>(group);
        for (int index : group) {
            List<Suspect> without = left.stream()
                    .filter(other -> other != index)
                    .map(suspects::get)
                    .toList();
            if (!without.isEmpty() && judgeGroups(List.of(without)).get(0).isPresent()) {
                left.remove((Integer) index);
            }
        }
        return left;
    }

    /** A group holds an actor once, as changes that it could make next are rivals. */
    private static List<List<Integer>> groups(List<Suspect> suspects) {
        List<List<Integer>> groups = new ArrayList<>();
        Map<ActorId, Integer> nextOf = new HashMap<>();
        int unfilled = 0;
        for (int i = 0; i < suspects.size(); i++) {
            ActorId actor = suspects.get(i).change().actor();
            while (unfilled < groups.size() && groups.get(unfilled).size() >= GROUPS[unfilled % GROUPS.length]) {
                unfilled++;
            }
            int group = Math.max(unfilled, nextOf.getOrDefault(actor, 0));
            nextOf.put(actor, group + 1);
            while (groups.size() <= group) {
                groups.add(new ArrayList<>());
            }
            groups.get(group).add(i);
        }
        return groups;
    }

    private List<Optional<String>> judgeGroups(List<List<Suspect>> groups) {
        List<Optional<String>> all = new ArrayList<>();
        while (all.size() < groups.size()) {
            ask(groups.subList(all.size(), groups.size()).stream()
                    .map(group -> line(Map.of(
                            "changes", group.stream().map(Oracle::question).toList())))
                    .toList());
            all.addAll(hear(groups.size() - all.size()));
            boolean panicked = !all.isEmpty()
                    && all.get(all.size() - 1)
                            .filter(verdict -> verdict.startsWith("panic"))
                            .isPresent();
            if (panicked || all.size() < groups.size()) {
                if (!panicked) {
                    all.add(Optional.of("the process died"));
                }
                process.destroyForcibly();
                process = start();
                ask(List.of(base));
                hear(1);
            }
        }
        return all;
    }

    /**
     * A change that the door admits.
     *
     * @param early the places in the history of what it builds on, in order
     */
    record Suspect(Change change, List<Integer> early) {}

    private void ask(List<String> lines) {
        Thread writer = new Thread(
                () -> {
                    try {
                        for (String line : lines) {
                            questions.write(line + "\n");
                        }
                        questions.flush();
                    } catch (IOException died) {
                        // What it did not answer is asked again.
                    }
                },
                "oracle-questions");
        writer.setDaemon(true);
        writer.start();
    }

    private List<Optional<String>> hear(int count) {
        List<Optional<String>> heard = new ArrayList<>();
        try {
            while (heard.size() < count) {
                String line = verdicts.readLine();
                if (line == null) {
                    process.waitFor();
                    break;
                }
                JsonNode verdict = JSON.readTree(line);
                heard.add(verdict.isNull() ? Optional.empty() : Optional.of(verdict.asText()));
            }
            return heard;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private Process start() {
        try {
            Process started = command.start();
            questions = started.outputWriter(StandardCharsets.UTF_8);
            verdicts = started.inputReader(StandardCharsets.UTF_8);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> question(Suspect suspect) {
        return Map.of(
                "change", chunk(suspect.change), "hash", suspect.change.hash().hex(), "early", suspect.early);
    }

    private static String line(Map<String, ?> question) {
        try {
            return JSON.writeValueAsString(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String chunk(Change change) {
        return Base64.getEncoder().encodeToString(change.chunk());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
