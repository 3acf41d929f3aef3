package balcony.server.crdt;

/**
 * Writes one change on top of a document's past. The first change of a document is written on an empty past.
 *
 * <pre>{@code
 * MapWriter writer = new MapWriter(past.changes(), actor, seconds, "import");
 * writer.map("elements").map(id).put("kind", "factor").text("label", "Loneliness");
 * Change change = writer.build();
 * }</pre>
 */
public final class MapWriter {
    private final Replica replica;
    private final Draft draft;
    private final long time;
    private final String message;

    /**
     * @param past the document's changes, each after those it depends on
     * @param actor whose change it will be
     * @param time seconds since 1970
     * @param message the command, for the history
     */
    public MapWriter(Iterable<Change> past, ActorId actor, long time, String message) {
        this.replica = Replica.of(past);
        this.draft = replica.draft(actor);
        this.time = time;
        this.message = message;
    }

    /** The document itself. */
    public MapEditor root() {
        return new MapEditor(draft, draft.root());
    }

    /** The map at the end of a path of names; maps that are not there are made. */
    public MapEditor map(String... path) {
        MapEditor map = root();
        for (String key : path) {
            map = map.map(key);
        }
        return map;
    }

    /** Whether no edit changed anything so far, so that there is no need to build. */
    public boolean isEmpty() {
        return draft.operations().isEmpty();
    }

    /** The change, once. */
    public Change build() {
        return replica.finish(draft, time, message);
    }
}
