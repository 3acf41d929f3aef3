package org.automerge;

/** Builds automerge-java's change hashes, whose constructor only its own package may call. */
public final class ChangeHashes {
    private ChangeHashes() {}

    /** The hash of these 32 bytes. */
    public static ChangeHash of(byte[] bytes) {
        return new ChangeHash(bytes);
    }
}
