package balcony.server.room;

import balcony.server.access.Conduct;
import balcony.server.access.MapRecord;
import balcony.server.course.Course;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.MemberId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the server says to one peer about one document. */
public sealed interface ToPeer {
    DocumentId document();

    /** A sync message, encoded. */
    record Sync(DocumentId document, byte[] data) implements ToPeer {}

    /** There is no such document; for whom there is no access, it looks the same. */
    record Unavailable(DocumentId document) implements ToPeer {}

    /** Another peer's ephemeral message; the sender is the server's word, not the client's. */
    record Ephemeral(DocumentId document, String senderId, String sessionId, long count, byte[] data)
            implements ToPeer {
        /** The same for a peer that knows the map under another document id. */
        Ephemeral about(DocumentId other) {
            return document.equals(other) ? this : new Ephemeral(other, senderId, sessionId, count, data);
        }
    }

    /** Who is behind which peer id in this document now, as an ephemeral of the hub's own. */
    record Roster(DocumentId document, String sessionId, long count, Map<String, MemberId> peers) implements ToPeer {}

    /** Who may draw here just now, as an ephemeral of the hub's own. */
    record WhoDraws(DocumentId document, String sessionId, long count, Conduct conduct) implements ToPeer {}

    /** How far the group is at this time, as an ephemeral of the hub's own. */
    record CourseNow(DocumentId document, String sessionId, long count, Course course, Instant now) implements ToPeer {}

    /** Changes of this peer that the map does not take, as an ephemeral of the hub's own. */
    record Refused(DocumentId document, String sessionId, long count, List<ChangeHash> hashes, Reason reason)
            implements ToPeer {
        public String code() {
            return reason.refusal().code();
        }

        public String words() {
            return reason.words();
        }

        /** The record on which it failed, where it was one. */
        public Optional<MapRecord> about() {
            return reason.about();
        }
    }

    /** The heads that the hub has stored durably. */
    record StoredHeads(DocumentId document, List<ChangeHash> heads, Instant at) implements ToPeer {}
}
