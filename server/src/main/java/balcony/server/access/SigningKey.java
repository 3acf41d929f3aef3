package balcony.server.access;

import balcony.server.journal.DataFolder;
import balcony.server.journal.StorageFailed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Set;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's secret, 256 bits: it signs sessions, and a person's return code is made with it. Part of a backup. */
public final class SigningKey {
    private static final int LENGTH = 32;
    private static final String MAC = "HmacSHA256";

    private final byte[] bytes;

    private SigningKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Reads the key, or makes it where there is none yet, readable by its owner alone.
     *
     * @throws StorageFailed if there is a key that cannot be used: without one, anybody's tokens would be taken
     */
    public static SigningKey in(Path file, RandomGenerator random) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[LENGTH];
                random.nextBytes(fresh);
                write(file, Base64.getEncoder().encode(fresh));
            }
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (key.length < LENGTH) {
                throw new StorageFailed("the key in " + file + " is too short: restore it from a backup");
            }
            return new SigningKey(key);
        } catch (IOException | IllegalArgumentException e) {
            throw new StorageFailed("the key in " + file + " cannot be read: restore it from a backup", e);
        }
    }

    /** Whole or not at all: half a key would lock everybody out. */
    private static void write(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try (FileChannel channel = FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                DataFolder.forOwner("rw-------"))) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    String forTokens() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** 32 bytes that only this key makes of this text. */
    byte[] mark(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(bytes, MAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }
}
