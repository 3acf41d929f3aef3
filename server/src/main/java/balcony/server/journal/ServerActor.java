package balcony.server.journal;

import balcony.server.crdt.ActorId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The actor under which the server itself writes into a map: one per map, the same after every restart, refused from sockets. */
public final class ServerActor {
    private static final int LENGTH = 16;

    private ServerActor() {}

    public static ActorId of(MapId map) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("balcony server in map " + map.value()).getBytes(StandardCharsets.UTF_8));
            return new ActorId(HexFormat.of().formatHex(Arrays.copyOf(digest, LENGTH)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
