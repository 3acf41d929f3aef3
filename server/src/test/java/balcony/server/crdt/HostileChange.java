package balcony.server.crdt;

import java.util.List;

/** A change of right form and checksum that aborts any process of automerge-java 0.0.7 which applies it. Our hub admits none such. */
public final class HostileChange {
    private static final ActorId AUTHOR = new ActorId("0c");

    private HostileChange() {}

    /** Sets a name, as if it were a map, within a text. */
    public static Change upon(List<ChangeHash> heads, long startOp, ActorId textActor, long textCounter) {
        Operation operation = new Operation(
                new OpId(textCounter, textActor),
                new Key.Name("k"),
                false,
                Action.SET,
                new Value.Str("z"),
                List.of(),
                false,
                null);
        OperationWriter writer = OperationWriter.of(AUTHOR, List.of(operation));
        byte[] contents = new ChangeContents(
                        heads, AUTHOR, 1, startOp, 0, "", writer.otherActors(), writer.columns(), new byte[0])
                .write();
        return ((DecodedChange.Valid) ChangeDecoder.decode(Chunk.write(contents))).change();
    }
}
