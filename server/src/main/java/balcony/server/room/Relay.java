package balcony.server.room;

import balcony.server.crdt.Change;
import balcony.server.sync.ChangeGraph;
import balcony.server.sync.PeerSync;
import balcony.server.sync.SyncCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How peers hear of what entered the map: at once while the room is quiet, and in one frame for all that entered meanwhile, at
 * most every {@link #FRAME_GAP}, while it is busy. All level peers get the same message, encoded once. Owned by the room's thread.
 */
final class Relay {
    /** The time between two sync frames to one peer while changes keep coming: one frame of a screen. */
    static final Duration FRAME_GAP = Duration.ofMillis(16);

    /** How soon it is looked again whether somebody who was behind keeps up. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final ChangeGraph graph;
    private final Pace pace = new Pace(FRAME_GAP, 1);
    private final List<Change> untold = new ArrayList<>();
    private final Map<Member, Integer> broughtBy = new HashMap<>();
    private final Set<Member> asking = new HashSet<>();

    /** Those who do not keep up: they are told nothing more until what waits for them was written. */
    private final Set<Member> behind = new LinkedHashSet<>();

    Relay(ChangeGraph graph) {
        this.graph = graph;
    }

    /** Takes what just entered the map. */
    void entered(List<Change> changes) {
        untold.addAll(changes);
    }

    /** Notes whose changes these are: who brought all that is new needs to hear only that it is safe. */
    void brought(Member author, int changes) {
        broughtBy.merge(author, changes, Integer::sum);
    }

    /** Answers a peer, unless there is news that it will be told together with its answer. */
    void answer(Member member) {
        if (untold.isEmpty()) {
            answerNow(member);
        } else if (!member.sync.isContent()) {
            asking.add(member);
        }
    }

    /** Tells everybody what is new, if there is anything and its time has come; whether it did. */
    boolean tell(Collection<Member> here, Instant now) {
        if (untold.isEmpty() || !pace.take(now)) {
            return false;
        }
        List<Change> news = List.copyOf(untold);
        untold.clear();
        Optional<byte[]> broadcast = fitsOneMessage(news)
                ? Optional.of(SyncCodec.encode(PeerSync.broadcast(graph, news)))
                : Optional.empty();
        int[] places = graph.places(news);
        Optional<ToPeer.Sync> shared = Optional.empty();
        for (Member member : here) {
            boolean broughtAll = broughtBy.getOrDefault(member, 0) == news.size();
            if (broadcast.isEmpty() || broughtAll || asking.contains(member) || !member.sync.isLevel()) {
                answerNow(member);
            } else if (member.outbox.isCongested()) {
                member.sync.broadcastMissed();
                member.waitsForMore = true;
                behind.add(member);
            } else {
                member.sync.broadcastSent(places);
                if (shared.isEmpty() || !shared.get().document().equals(member.document)) {
                    shared = Optional.of(new ToPeer.Sync(member.document, broadcast.get()));
                }
                member.tell(shared.get());
            }
        }
        broughtBy.clear();
        asking.clear();
        return true;
    }

    /** Goes on with those who were behind and keep up now. */
    void resume() {
        for (Member member : List.copyOf(behind)) {
            if (member.left) {
                behind.remove(member);
            } else if (!member.outbox.isCongested()) {
                behind.remove(member);
                answer(member);
            }
        }
    }

    /** When {@link #tell} and {@link #resume} are wanted next, if at all. */
    Optional<Instant> due(Instant now) {
        Optional<Instant> news = untold.isEmpty() ? Optional.empty() : Optional.of(pace.free(now));
        return behind.isEmpty() || news.isPresent() ? news : Optional.of(now.plus(LOOK_AGAIN));
    }

    private void answerNow(Member member) {
        if (member.outbox.isCongested()) {
            behind.add(member);
            return;
        }
        member.sync
                .generate()
                .ifPresent(message -> member.tell(new ToPeer.Sync(member.document, SyncCodec.encode(message))));
        member.waitsForMore = member.sync.hasMoreToSend();
    }

    private static boolean fitsOneMessage(List<Change> changes) {
        long bytes = 0;
        for (Change change : changes) {
            bytes += change.chunk().length;
        }
        return bytes <= PeerSync.PIECE_BYTES;
    }
}
