package balcony.server.reader;

import balcony.server.crdt.ChangeHash;
import java.util.Optional;

/** That the reader did not answer: a fault of the server's, never of the one who asks. */
public final class ReaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Optional<ChangeHash> quarantined;

    private ReaderException(String message, Optional<ChangeHash> quarantined) {
        super(message);
        this.quarantined = quarantined;
    }

    /** It may answer when asked again. */
    static ReaderException unavailable(String reason) {
        return new ReaderException(reason, Optional.empty());
    }

    /** It never will: what is asked builds on a change that it does not load. */
    static ReaderException quarantined(ChangeHash hash) {
        return new ReaderException(
                "change " + hash
                        + " is in quarantine: it ended the reader, or automerge refuses it; what came before it can"
                        + " be read",
                Optional.of(hash));
    }

    /** The change in quarantine that stands in the way, if that is the reason. */
    public Optional<ChangeHash> quarantined() {
        return quarantined;
    }
}
