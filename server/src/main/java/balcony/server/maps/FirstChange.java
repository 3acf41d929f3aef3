package balcony.server.maps;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Change;
import balcony.server.crdt.MapEditor;
import balcony.server.crdt.MapWriter;
import java.time.Instant;
import java.util.List;

/**
 * The change that every map begins with. It makes every collection there is: if two people made one later, at once, each would
 * hide what the other put in.
 */
final class FirstChange {
    private static final long SCHEMA = 1;

    private static final List<String> COLLECTIONS = List.of(
            "voices",
            "elements",
            "links",
            "areas",
            "stakeholders",
            "ambitions",
            "notes",
            "moments",
            "experiments",
            "asks",
            "styles",
            "views",
            "fields",
            "layers",
            "agenda");

    /** The page's own colours for voices, in its order. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#00856F", "#B5588F", "#8A6D00", "#5B6FD6", "#B23A48", "#6B7280");

    private FirstChange() {}

    static Change of(MapDraft draft, ActorId actor, Instant now, FreshIds ids) {
        MapWriter writer = new MapWriter(List.of(), actor, now.getEpochSecond(), "create");
        writer.root()
                .put("schema", SCHEMA)
                .text("title", draft.title().strip())
                .text("question", draft.question().strip());
        COLLECTIONS.forEach(writer::map);
        for (int i = 0; i < draft.voices().size(); i++) {
            MapDraft.Voice voice = draft.voices().get(i);
            MapEditor record = writer.map("voices", ids.next());
            record.text("name", voice.name().strip())
                    .put("kind", voice.kind().word())
                    .put("colour", COLOURS.get(i % COLOURS.size()))
                    .put("order", i)
                    .put("standing", "here")
                    .text("standingWhy", "");
        }
        return writer.build();
    }
}
