package balcony.server.room;

import balcony.server.access.Conduct;
import balcony.server.course.Course;
import balcony.server.crdt.ChangeHash;
import balcony.server.journal.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the hub itself tells those who have a map open, as ephemerals of its own, each with the next number. Owned by the room's thread. */
final class Notices {
    private final String sessionId;
    private final Supplier<Course> source;
    private Optional<Course> course = Optional.empty();
    private long count;

    /**
     * @param sessionId under which the hub counts its own ephemerals here; another at each load
     * @param source reads how far the group is; blocks
     */
    Notices(String sessionId, Supplier<Course> source) {
        this.sessionId = sessionId;
        this.source = source;
    }

    void roster(Collection<Member> members) {
        Map<String, MemberId> peers = new TreeMap<>();
        members.forEach(member -> peers.put(member.peerId, member.grant.member()));
        count++;
        members.forEach(member -> member.tell(new ToPeer.Roster(member.document, sessionId, count, peers)));
    }

    void whoDraws(Collection<Member> to, Conduct conduct) {
        count++;
        to.forEach(member -> member.tell(new ToPeer.WhoDraws(member.document, sessionId, count, conduct)));
    }

    /** The course is another one now. */
    void courseChanged() {
        course = Optional.empty();
    }

    /** With the time that it is, so that pages need not trust their own clocks. */
    void course(Collection<Member> to, Instant now) {
        Course known = course.orElseGet(source);
        course = Optional.of(known);
        Course still = known.at(now);
        count++;
        to.forEach(member -> member.tell(new ToPeer.CourseNow(member.document, sessionId, count, still, now)));
    }

    void refused(Member member, Collection<ChangeHash> hashes, Reason reason) {
        member.tell(new ToPeer.Refused(member.document, sessionId, ++count, List.copyOf(hashes), reason));
    }
}
