package balcony.server.access;

import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import java.util.List;

/** One of the people of a map. Voices are ids of the map's own {@code voices}. */
public record Member(MemberId id, PersonId person, String name, Role role, List<String> voices) {
    public Member {
        voices = List.copyOf(voices);
    }
}
