package balcony.server.crdt;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The frame around a change: magic, checksum, type, length, contents. The hash covers the type 1, the length and the
 * contents before compression, so one change has one hash in both of its forms.
 *
 * @param hash SHA-256 of the uncompressed chunk from its type on
 * @param contents what the frame holds, inflated
 */
record Chunk(ChangeHash hash, byte[] contents) {
    /** The most that a compressed change may grow to, in bytes: a bomb of a few kilobytes stops here. */
    static final int MAX_CONTENTS = 16 * 1024 * 1024;

    /** Smaller chunks travel as they are; stock clients draw the line at the same size, in bytes. */
    private static final MessageDigest SHA_256 = found();

    private static final int DEFLATE_ABOVE = 256;

    static final byte[] MAGIC = {(byte) 0x85, 0x6f, 0x4a, (byte) 0x83};
    static final int CHECKSUM_LENGTH = 4;
    static final int DOCUMENT = 0;
    private static final int CHANGE = 1;
    private static final int DEFLATED_CHANGE = 2;

    static Chunk read(byte[] bytes) throws BadBytes {
        ByteReader reader = new ByteReader(bytes);
        if (!Arrays.equals(reader.take(MAGIC.length), MAGIC)) {
            throw new BadBytes("no Automerge chunk: the first four bytes are wrong");
        }
        byte[] checksum = reader.take(CHECKSUM_LENGTH);
        int type = reader.octet();
        byte[] data = reader.prefixed();
        if (!reader.atEnd()) {
            throw new BadBytes(reader.remaining() + " bytes behind the chunk");
        }
        byte[] contents = contents(type, data);
        ChangeHash hash = hash(contents);
        if (!Arrays.equals(Arrays.copyOf(hash.bytes(), CHECKSUM_LENGTH), checksum)) {
            throw new BadBytes("the checksum does not match the contents");
        }
        return new Chunk(hash, contents);
    }

    /** What a chunk that was read before holds, inflated, without another look at its checksum. */
    static byte[] contents(byte[] bytes) throws BadBytes {
        ByteReader reader = new ByteReader(bytes);
        reader.take(MAGIC.length + CHECKSUM_LENGTH);
        return contents(reader.octet(), reader.prefixed());
    }

    static byte[] write(byte[] contents) {
        byte[] checksum = Arrays.copyOf(hash(contents).bytes(), CHECKSUM_LENGTH);
        byte[] plain = frame(checksum, CHANGE, contents);
        return plain.length > DEFLATE_ABOVE ? frame(checksum, DEFLATED_CHANGE, deflate(contents)) : plain;
    }

    private static byte[] frame(byte[] checksum, int type, byte[] data) {
        ByteWriter out = new ByteWriter().raw(MAGIC).raw(checksum);
        out.write(type);
        return out.prefixed(data).toByteArray();
    }

    private static byte[] contents(int type, byte[] data) throws BadBytes {
        return switch (type) {
            case CHANGE -> bounded(data);
            case DEFLATED_CHANGE -> inflate(data);
            case DOCUMENT -> throw new BadBytes("a whole document, where only single changes are taken");
            default -> throw new BadBytes("a chunk of the unknown type " + type);
        };
    }

    private static byte[] bounded(byte[] data) throws BadBytes {
        if (data.length > MAX_CONTENTS) {
            throw tooLarge();
        }
        return data;
    }

    private static BadBytes tooLarge() {
        return new BadBytes("the change exceeds " + MAX_CONTENTS + " bytes");
    }

    static ChangeHash hash(byte[] contents) {
        MessageDigest digest = sha256();
        ByteWriter head = new ByteWriter();
        head.write(CHANGE);
        digest.update(head.unsigned(contents.length).toByteArray());
        return ChangeHash.of(digest.digest(contents));
    }

    /** A copy of one that has seen nothing: to look for who provides it takes longer than most changes to digest. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest found() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] inflate(byte[] data) throws BadBytes {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(buffer);
                if (length == 0 && !inflater.finished()) {
                    throw new BadBytes("the compressed contents end early");
                }
                if (out.size() + length > MAX_CONTENTS) {
                    throw tooLarge();
                }
                out.write(buffer, 0, length);
            }
            if (inflater.getRemaining() > 0) {
                throw new BadBytes("bytes behind the compressed contents");
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new BadBytes("the compressed contents are damaged");
        } finally {
            inflater.end();
        }
    }

    private static byte[] deflate(byte[] contents) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        try {
            deflater.setInput(contents);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }
}
