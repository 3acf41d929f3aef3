package balcony.server.asks;

import balcony.model.AskKind;
import balcony.server.access.Members;
import balcony.server.asks.AskRefused.Why;
import balcony.server.asks.OpenAsk.State;
import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.journal.Row;
import balcony.server.journal.Sql;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where asks and their answers lie until they are opened. An answer has neither time nor place in a row of answers, and is gone once it is opened. */
public final class AskBox {
    /** How many asks of one map may be open at once. */
    static final int MOST_OPEN = 10;

    private static final String COLUMNS =
            "SELECT id, prompt, kind, options, unattributed, count_shown, closes_at, state, opened_at FROM ask WHERE map = ?";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    public AskBox(Database database) {
        this.database = database;
    }

    CompletionStage<Void> add(OpenAsk ask, PersonId by) {
        AskDraft draft = ask.draft();
        return database.write(sql -> {
                    if (sql.number("SELECT count(*) FROM ask WHERE map = ? AND state = ?", ask.map(), word(State.OPEN))
                            >= MOST_OPEN) {
                        throw new AskRefused(Why.TOO_MANY_OPEN);
                    }
                    return sql.update(
                            "INSERT INTO ask (map, id, prompt, kind, options, unattributed, count_shown, closes_at, state,"
                                    + " opened_by, opened_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            ask.map(),
                            ask.id().text(),
                            draft.prompt(),
                            draft.kind().word(),
                            texts(draft.options()),
                            draft.unattributed() ? 1 : 0,
                            draft.countShown() ? 1 : 0,
                            draft.closesAt(),
                            word(ask.state()),
                            by,
                            ask.openedAt());
                })
                .thenAccept(done -> {});
    }

    /** A map's asks, the newest first. Blocks. */
    public List<OpenAsk> of(MapId map) {
        return database.read(sql -> sql.list(COLUMNS + " ORDER BY opened_at DESC, id", row -> read(map, row), map));
    }

    /** @throws AskRefused if the map has no such ask. Blocks. */
    public OpenAsk find(MapId map, AskId id) {
        return database.read(sql -> find(sql, map, id));
    }

    private static OpenAsk find(Sql sql, MapId map, AskId id) {
        return sql.first(COLUMNS + " AND id = ?", row -> read(map, row), map, id.text())
                .orElseThrow(() -> new AskRefused(Why.NO_SUCH_ASK));
    }

    /** How many people have answered, those from whom it was heard counted. Blocks. */
    public int count(OpenAsk ask) {
        return database.read(sql -> Math.toIntExact(sql.number(
                        "SELECT count(*) FROM sealed_answer WHERE map = ? AND ask = ?",
                        ask.map(),
                        ask.id().text())
                + HeardAnswers.count(sql, ask)));
    }

    /** How many answers somebody has written down for others. Blocks. */
    public int heardBy(OpenAsk ask, PersonId scribe) {
        return database.read(sql -> Math.toIntExact(HeardAnswers.count(sql, ask, scribe)));
    }

    /** Keeps what a scribe heard, beside all other answers. */
    CompletionStage<Void> hear(
            MapId map, AskId id, String key, PersonId scribe, List<String> voices, List<Sealed> answers) {
        return database.write(sql -> {
                    OpenAsk ask = open(sql, map, id);
                    Sealed.check(ask.draft().kind(), ask.draft().options(), answers);
                    return HeardAnswers.add(sql, ask, key, scribe, texts(voices), written(answers));
                })
                .thenAccept(done -> {});
    }

    /** Destroys what a scribe wrote down for others. */
    CompletionStage<Void> forgetHeard(MapId map, AskId id, PersonId scribe) {
        return database.write(sql -> HeardAnswers.forget(sql, open(sql, map, id), scribe))
                .thenAccept(done -> {});
    }

    private static OpenAsk open(Sql sql, MapId map, AskId id) {
        OpenAsk ask = find(sql, map, id);
        if (ask.state() != State.OPEN) {
            throw new AskRefused(Why.CLOSED);
        }
        return ask;
    }

    /** What somebody has answered so far; nothing if they have not. Blocks. */
    public Optional<List<Sealed>> answerOf(OpenAsk ask, PersonId person) {
        return database.read(sql -> sql.first(
                "SELECT body FROM sealed_answer WHERE map = ? AND ask = ? AND person = ?",
                row -> answers(row.text(1)),
                ask.map(),
                ask.id().text(),
                person));
    }

    /** Puts somebody's answer in the place of what they answered before; none takes it back. */
    CompletionStage<Void> answer(MapId map, AskId id, PersonId person, List<Sealed> answers) {
        return database.write(sql -> {
                    OpenAsk ask = open(sql, map, id);
                    Sealed.check(ask.draft().kind(), ask.draft().options(), answers);
                    sql.update(
                            "DELETE FROM sealed_answer WHERE map = ? AND ask = ? AND person = ?",
                            map,
                            id.text(),
                            person);
                    return answers.isEmpty()
                            ? 0
                            : sql.update(
                                    "INSERT INTO sealed_answer (map, ask, person, body) VALUES (?, ?, ?, ?)",
                                    map,
                                    id.text(),
                                    person,
                                    written(answers));
                })
                .thenAccept(done -> {});
    }

    /**
     * What is opened: one thing that was answered, with the voices of who answered it where the ask has them.
     *
     * @param heard whether somebody wrote it down for others
     */
    record Opened(Sealed answer, List<String> voices, boolean heard) {}

    /** Takes no more answers from now on, and gives those that are there, in no order that means anything. */
    CompletionStage<List<Opened>> close(MapId map, AskId id, int fewest) {
        return database.write(sql -> {
            OpenAsk ask = find(sql, map, id);
            if (ask.state() != State.OPEN && ask.state() != State.OPENING) {
                throw new AskRefused(Why.CLOSED);
            }
            boolean unattributed = ask.draft().unattributed();
            if (unattributed
                    && sql.number("SELECT count(*) FROM sealed_answer WHERE map = ? AND ask = ?", map, id.text())
                            < fewest) {
                throw new AskRefused(Why.TOO_FEW);
            }
            state(sql, ask, State.OPENING);
            List<Opened> opened = new ArrayList<>();
            sql.each(
                    "SELECT person, body FROM sealed_answer WHERE map = ? AND ask = ? ORDER BY body",
                    row -> {
                        List<String> voices =
                                unattributed ? List.of() : Members.voicesOf(sql, map, new PersonId(row.text(1)));
                        answers(row.text(2)).forEach(answer -> opened.add(new Opened(answer, voices, false)));
                    },
                    map,
                    id.text());
            HeardAnswers.each(
                    sql,
                    ask,
                    (voices, body) ->
                            answers(body).forEach(answer -> opened.add(new Opened(answer, texts(voices), true))));
            return opened;
        });
    }

    /** Ends an ask; its answers are deleted and their place on the disk overwritten. */
    CompletionStage<Void> end(MapId map, AskId id, State ending) {
        return database.write(sql -> {
                    OpenAsk ask = find(sql, map, id);
                    if (ask.state() != State.OPEN && ask.state() != State.OPENING) {
                        throw new AskRefused(Why.CLOSED);
                    }
                    state(sql, ask, ending);
                    HeardAnswers.forget(sql, ask);
                    return sql.update("DELETE FROM sealed_answer WHERE map = ? AND ask = ?", map, id.text());
                })
                .thenAccept(done -> {});
    }

    /** Hopes for answers until another time. */
    CompletionStage<Void> closesAt(MapId map, AskId id, Optional<java.time.Instant> until) {
        return database.write(sql -> {
                    open(sql, map, id);
                    return sql.update("UPDATE ask SET closes_at = ? WHERE map = ? AND id = ?", until, map, id.text());
                })
                .thenAccept(done -> {});
    }

    private static void state(Sql sql, OpenAsk ask, State state) {
        sql.update(
                "UPDATE ask SET state = ? WHERE map = ? AND id = ?",
                word(state),
                ask.map(),
                ask.id().text());
    }

    private static OpenAsk read(MapId map, Row row) throws SQLException {
        return new OpenAsk(
                map,
                new AskId(row.text(1)),
                new AskDraft(
                        row.text(2),
                        kind(row.text(3)),
                        texts(row.text(4)),
                        row.number(5) == 1,
                        row.number(6) == 1,
                        row.optionalTime(7)),
                state(row.text(8)),
                row.time(9));
    }

    private static AskKind kind(String word) {
        return java.util.Arrays.stream(AskKind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    private static State state(String word) {
        return State.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    private static String word(State state) {
        return state.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> pair(Sealed answer) {
        return List.of(answer.text(), answer.value().orElse(""));
    }

    private static List<Sealed> answers(String body) {
        try {
            List<Sealed> answers = new ArrayList<>();
            for (String[] pair : JSON.readValue(body, String[][].class)) {
                answers.add(new Sealed(pair[0], Optional.of(pair[1]).filter(value -> !value.isEmpty())));
            }
            return answers;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer in the store is not as it was written", e);
        }
    }

    private static List<String> texts(String body) {
        try {
            return List.of(JSON.readValue(body, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts in the store are not as they were written", e);
        }
    }

    private static String written(List<Sealed> answers) {
        return texts(answers.stream().map(AskBox::pair).toList());
    }

    private static String texts(List<?> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts cannot be written as JSON", e);
        }
    }
}
