package balcony.server.journal;

import balcony.server.crdt.ActorId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** How the server's own actor in a map comes about: one per map and life of the store, the same after every restart. */
final class ServerActor {
    private static final int LENGTH = 16;

    private ServerActor() {}

    /** @param generation the name of the store's life; empty for the first */
    static ActorId of(MapId map, String generation) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("balcony server in map " + map.value() + generation).getBytes(StandardCharsets.UTF_8));
            return new ActorId(HexFormat.of().formatHex(Arrays.copyOf(digest, LENGTH)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
