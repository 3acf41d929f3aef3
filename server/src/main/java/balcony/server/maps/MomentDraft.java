package balcony.server.maps;

import balcony.server.crdt.ChangeHash;
import java.util.List;
import java.util.Optional;

/**
 * What somebody says of a moment that they want marked.
 *
 * @param heads the point of the map's past; empty for now
 */
public record MomentDraft(String title, String narration, Optional<List<ChangeHash>> heads, String kind) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_NARRATION = 4_000;

    public MomentDraft {
        if (title.isBlank() || title.length() > LONGEST_TITLE) {
            throw new BadInput("a moment has a title of 1 to 200 characters");
        }
        if (narration.length() > LONGEST_NARRATION) {
            throw new BadInput("a narration has at most 4,000 characters");
        }
        if (!List.of("moment", "review").contains(kind)) {
            throw new BadInput("a moment is of kind moment or review");
        }
        heads = heads.map(List::copyOf);
    }
}
