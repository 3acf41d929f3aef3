package balcony.server.room;

import balcony.server.journal.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fleeting messages of one room: passed on at once as long as their person and the room keep to the pace; beyond that only
 * the newest of each peer is kept, and follows when its turn comes, the longest waiting first. Owned by the room's thread.
 */
final class Presence {
    /** Messages of one person that are passed on: thirty a second, ten at once. */
    private static final Duration PERSON_GAP = Duration.ofNanos(33_333_333);

    private static final int PERSON_AT_ONCE = 10;

    /** Frames that a room writes for presence, counted for each who gets one: 10,000 a second, 1,000 at once. */
    private static final Duration FRAME_GAP = Duration.ofNanos(100_000);

    private static final int FRAMES_AT_ONCE = 1_000;

    private final Pace room = new Pace(FRAME_GAP, FRAMES_AT_ONCE);
    private final Map<PersonId, Pace> persons = new HashMap<>();
    private final Map<Member, FromPeer.Ephemeral> waiting = new LinkedHashMap<>();

    /** Takes a message; what the same peer said before and nobody has heard yet, it replaces. */
    void say(Member from, FromPeer.Ephemeral message, Collection<Member> here, Instant now) {
        waiting.put(from, message);
        passOn(here, now);
    }

    /** Passes on what may be passed on by now. */
    void passOn(Collection<Member> here, Instant now) {
        Iterator<Map.Entry<Member, FromPeer.Ephemeral>> next =
                waiting.entrySet().iterator();
        while (next.hasNext() && !room.free(now).isAfter(now)) {
            Map.Entry<Member, FromPeer.Ephemeral> said = next.next();
            if (pace(said.getKey()).take(now)) {
                next.remove();
                room.take(now, Math.max(1, here.size() - 1));
                tell(said.getKey(), said.getValue(), here);
            }
        }
    }

    /** When {@link #passOn} is wanted next, if at all. */
    Optional<Instant> due(Instant now) {
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        return waiting.keySet().stream()
                .map(member -> pace(member).free(now))
                .min(Instant::compareTo)
                .map(person -> person.isAfter(room.free(now)) ? person : room.free(now));
    }

    /** Forgets a peer that left, and its person if that was the last of them. */
    void forget(Member member, Collection<Member> here) {
        waiting.remove(member);
        PersonId person = member.grant.person();
        if (here.stream().noneMatch(other -> other.grant.person().equals(person))) {
            persons.remove(person);
        }
    }

    private Pace pace(Member member) {
        return persons.computeIfAbsent(member.grant.person(), person -> new Pace(PERSON_GAP, PERSON_AT_ONCE));
    }

    private static void tell(Member from, FromPeer.Ephemeral said, Collection<Member> here) {
        ToPeer.Ephemeral told =
                new ToPeer.Ephemeral(said.document(), from.peerId, said.sessionId(), said.count(), said.data());
        for (Member member : here) {
            if (member != from) {
                member.tell(told.about(member.document));
            }
        }
    }
}
