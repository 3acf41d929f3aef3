package balcony.server.asks;

import balcony.model.SpokenAs;
import balcony.server.access.Grant;
import balcony.server.asks.AskBox.Opened;
import balcony.server.asks.OpenAsk.State;
import balcony.server.crdt.Change;
import balcony.server.crdt.MapEditor;
import balcony.server.crdt.MapWriter;
import balcony.server.crdt.Value;
import balcony.server.journal.MapId;
import balcony.server.journal.PersonId;
import balcony.server.maps.BadInput;
import balcony.server.maps.FreshIds;
import balcony.server.room.ServerChanges;
import balcony.server.room.ServerChanges.Past;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;

/**
 * Asks everybody one question, and opens the answers together. The question goes into the map at once, so that every open page shows it; of
 * an answer nothing does before they are opened, and then all go in as one change, shuffled.
 */
public final class Asks {
    /** An unattributed ask with fewer answers than this would tell who said what. */
    public static final int FEWEST_UNATTRIBUTED = 6;

    private final AskBox box;
    private final ServerChanges changes;
    private final FreshIds ids;
    private final Random random;
    private final InstantSource clock;

    public Asks(AskBox box, ServerChanges changes, Random random, InstantSource clock) {
        this.box = box;
        this.changes = changes;
        this.ids = new FreshIds(random);
        this.random = random;
        this.clock = clock;
    }

    /** Asks; complete once every page can see the question. */
    public CompletionStage<OpenAsk> open(Grant asker, AskDraft draft) {
        OpenAsk ask = new OpenAsk(asker.map(), new AskId(ids.next()), draft, State.OPEN, now());
        return changes.write(asker.map(), asker.person(), past -> {
                    box.add(ask, asker.person()).toCompletableFuture().join();
                    return List.of(question(ask, past));
                })
                .thenApply(stored -> ask);
    }

    private static Change question(OpenAsk ask, Past past) {
        MapWriter writer =
                new MapWriter(past.changes(), past.server(), ask.openedAt().getEpochSecond(), "ask");
        MapEditor record = writer.map("asks", ask.id().text());
        record.text("prompt", ask.draft().prompt().strip())
                .put("kind", ask.draft().kind().word())
                .put("state", "open")
                .put("openedAt", ask.openedAt().toEpochMilli());
        if (!ask.draft().options().isEmpty()) {
            record.list(
                    "options",
                    ask.draft().options().stream().map(Value.Str::new).toList());
        }
        record.map("answers");
        return writer.build();
    }

    /** Keeps somebody's answer until it is opened, in the place of what they answered before; no answer takes it back. */
    public CompletionStage<Void> answer(Grant who, AskId id, List<Sealed> answers) {
        return box.answer(who.map(), id, who.person(), answers);
    }

    /** Keeps what somebody heard from others until it is opened, with the voices from which they heard it. */
    public CompletionStage<Void> hear(Grant scribe, AskId id, List<String> voices, List<Sealed> answers) {
        if (answers.isEmpty()) {
            throw new BadInput("what was heard is missing");
        }
        return box.hear(scribe.map(), id, ids.next(), scribe.person(), voices, answers);
    }

    /** Destroys what somebody wrote down for others, before it is opened. */
    public CompletionStage<Void> forgetHeard(Grant scribe, AskId id) {
        return box.forgetHeard(scribe.map(), id, scribe.person());
    }

    /** Hopes for answers until another time. */
    public CompletionStage<Void> extend(MapId map, AskId id, Optional<Instant> until) {
        return box.closesAt(map, id, until);
    }

    /**
     * Opens the answers: complete once they are in the map and nowhere else. If the server ends in the middle, no more answers are taken, and
     * opening again goes on.
     */
    public CompletionStage<Void> reveal(PersonId asker, MapId map, AskId id) {
        Instant at = now();
        return box.close(map, id, FEWEST_UNATTRIBUTED)
                .thenCompose(opened -> changes.write(map, asker, past -> opening(id, shuffled(opened), at, past)))
                .thenCompose(stored -> box.end(map, id, State.REVEALED));
    }

    private List<Opened> shuffled(List<Opened> opened) {
        List<Opened> order = new ArrayList<>(opened);
        Collections.shuffle(order, random);
        return order;
    }

    private List<Change> opening(AskId id, List<Opened> opened, Instant at, Past past) {
        MapWriter writer = new MapWriter(past.changes(), past.server(), at.getEpochSecond(), "reveal");
        MapEditor ask = writer.map("asks", id.text());
        boolean alreadyIn = ask.view().text("state").equals(Optional.of("revealed"));
        if (alreadyIn) {
            return List.of();
        }
        ask.put("state", "revealed").put("revealedAt", at.toEpochMilli());
        for (Opened one : opened) {
            MapEditor answer = ask.map("answers").map(ids.next());
            answer.text("text", one.answer().text());
            one.answer().value().ifPresent(value -> answer.put("value", value));
            MapEditor voices = answer.map("voices");
            one.voices().forEach(voice -> voices.put(voice, true));
            if (one.heard()) {
                answer.put("as", SpokenAs.HEARD.word());
            }
        }
        return List.of(writer.build());
    }

    /** Takes the question back: nobody ever reads what was answered. */
    public CompletionStage<Void> cancel(PersonId asker, MapId map, AskId id) {
        Instant at = now();
        return box.end(map, id, State.CANCELLED)
                .thenCompose(ended -> changes.write(map, asker, past -> {
                    MapWriter writer = new MapWriter(past.changes(), past.server(), at.getEpochSecond(), "cancel-ask");
                    writer.map("asks", id.text()).put("state", "cancelled");
                    return List.of(writer.build());
                }))
                .thenAccept(stored -> {});
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
