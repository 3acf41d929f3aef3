package balcony.server.maps;

import balcony.server.access.Access;
import balcony.server.access.Grant;
import balcony.server.access.Invites;
import balcony.server.access.Person;
import balcony.server.access.Role;
import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.MapView;
import balcony.server.crdt.Replica;
import balcony.server.journal.Database;
import balcony.server.journal.MapId;
import balcony.server.journal.MomentLog;
import balcony.server.journal.PersonId;
import balcony.server.maps.DemoScript.Session;
import balcony.server.maps.DemoScript.Step;
import balcony.server.room.ServerChanges;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Brings a map to look at: Harbourside, drawn by several people over several days. Every step is a change of the person who
 * made it, and goes the way of all changes; only the clock is set to the day on which it happened. Blocks.
 */
public final class Demo {
    /** Where the store remembers which map it is. */
    private static final String SETTING = "demo-map";

    /** Between two steps people talk. */
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(20);

    private static final int LONGEST_TALK_SECONDS = 80;
    private static final int ACTOR_BYTES = 16;

    private final Database database;
    private final Access access;
    private final Invites invites;
    private final MomentLog moments;
    private final Function<InstantSource, ServerChanges> rooms;
    private final RandomGenerator random;

    /** @param rooms opens rooms whose clock is the given one */
    public Demo(
            Database database,
            Access access,
            Invites invites,
            MomentLog moments,
            Function<InstantSource, ServerChanges> rooms,
            RandomGenerator random) {
        this.database = database;
        this.access = access;
        this.invites = invites;
        this.moments = moments;
        this.rooms = rooms;
        this.random = random;
    }

    /** Answers the token of an invite to enable the demo; brings it first where the store has none. */
    public String open() {
        Grant owner = known().orElseGet(this::bring);
        return await(invites.make(owner.person(), owner.map(), Role.ENABLER, Optional.empty(), Optional.empty()))
                .token();
    }

    private Optional<Grant> known() {
        return database.read(sql -> sql.first("SELECT value FROM setting WHERE name = ?", row -> row.text(1), SETTING))
                .flatMap(value -> {
                    String[] ids = value.split(" ");
                    return access.gate().grant(new PersonId(ids[1]), new MapId(ids[0]));
                });
    }

    private Grant bring() {
        Grant owner = new Play(DemoScript.read()).run();
        await(database.write(sql -> sql.update(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                SETTING,
                owner.map() + " " + owner.person())));
        return owner;
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** One run through the script. */
    private final class Play {
        private final DemoScript script;
        private final FreshIds ids = new FreshIds(random);
        private final Map<String, Grant> grants = new HashMap<>();
        private final Map<String, ActorId> actors = new HashMap<>();
        private final ServerChanges changes;

        /** Follows the map, so that each step need not read all that came before. */
        private final Replica replica = new Replica();

        private Instant now;

        Play(DemoScript script) {
            this.script = script;
            this.now = script.sessions().get(0).start();
            this.changes = rooms.apply(() -> now);
        }

        Grant run() {
            DemoScript.Person enabler = script.people().stream()
                    .filter(DemoScript.Person::enabler)
                    .findFirst()
                    .orElseThrow();
            Grant owner = open(enabler);
            Map<String, String> voices = voices(owner);
            join(owner, voices);
            Map<String, String> members = new HashMap<>();
            grants.forEach((key, grant) -> members.put(key, grant.member().value()));
            DemoScribe scribe = new DemoScribe(ids, script, voices, members);
            script.sessions().forEach(session -> play(session, scribe));
            return owner;
        }

        private Grant open(DemoScript.Person enabler) {
            Person person = await(access.persons().introduce(enabler.name()));
            MapDraft draft = new MapDraft(
                    script.title(),
                    script.question(),
                    script.voices().stream()
                            .map(voice -> new MapDraft.Voice(voice.name(), voice.kind()))
                            .toList());
            MapMaker maker = new MapMaker(access.maps(), changes, random, () -> now);
            MapId map = await(maker.make(person.id(), draft)).map().map();
            Grant grant = access.gate().grant(person.id(), map).orElseThrow();
            grants.put(enabler.key(), grant);
            return grant;
        }

        private Map<String, String> voices(Grant owner) {
            Map<String, String> voices = new HashMap<>();
            await(changes.write(owner.map(), owner.person(), past -> {
                MapView written =
                        Replica.of(past.changes()).root().map("voices").orElseThrow();
                for (DemoScript.Voice voice : script.voices()) {
                    written.keys().stream()
                            .filter(id -> written.at(id)
                                    .flatMap(record -> record.text("name"))
                                    .equals(Optional.of(voice.name())))
                            .forEach(id -> voices.put(voice.key(), id));
                }
                return List.of();
            }));
            return voices;
        }

        private void join(Grant owner, Map<String, String> voices) {
            String token = await(invites.make(
                            owner.person(), owner.map(), Role.PARTICIPANT, Optional.empty(), Optional.empty()))
                    .token();
            for (DemoScript.Person person : script.people()) {
                if (!person.enabler()) {
                    List<String> spoken = person.voices().stream()
                            .map(key -> Objects.requireNonNull(voices.get(key), key))
                            .toList();
                    grants.put(
                            person.key(),
                            await(invites.join(
                                            Optional.empty(), token, Optional.of(person.name()), Optional.of(spoken)))
                                    .membership()
                                    .grant());
                }
            }
        }

        /** Each session has pages of its own, so everybody writes as a new actor. */
        private void play(Session session, DemoScribe scribe) {
            actors.clear();
            now = session.start();
            for (Step step : session.steps()) {
                now = now.plus(SHORTEST_PAUSE).plusSeconds(random.nextInt(LONGEST_TALK_SECONDS));
                Grant grant = Objects.requireNonNull(grants.get(step.who()), step.who());
                if (step.act().equals("moment")) {
                    mark(grant, step);
                } else {
                    await(changes.write(
                            grant.map(), grant.person(), past -> List.of(change(step, past.changes(), scribe))));
                }
            }
        }

        private Change change(Step step, List<Change> past, DemoScribe scribe) {
            ActorId actor = actors.computeIfAbsent(step.who(), who -> newActor());
            past.forEach(replica::apply);
            return replica.write(
                    actor, now.getEpochSecond(), step.act(), map -> PatchWriter.write(map, scribe.patch(step, now)));
        }

        private void mark(Grant grant, Step step) {
            String kind = step.has("kind") ? step.text("kind") : "moment";
            MomentDraft draft = new MomentDraft(step.text("title"), step.text("narration"), Optional.empty(), kind);
            await(new MomentMarker(moments, changes, random, () -> now).mark(grant, draft));
        }

        private ActorId newActor() {
            byte[] bytes = new byte[ACTOR_BYTES];
            random.nextBytes(bytes);
            return new ActorId(HexFormat.of().formatHex(bytes));
        }
    }
}
