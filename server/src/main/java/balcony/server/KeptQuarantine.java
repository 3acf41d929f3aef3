package balcony.server;

import balcony.server.crdt.ChangeHash;
import balcony.server.journal.QuarantineLog;
import balcony.server.reader.QuarantineStore;
import java.time.InstantSource;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reader's quarantine in the journal. */
final class KeptQuarantine implements QuarantineStore {
    private static final Logger LOG = LoggerFactory.getLogger(KeptQuarantine.class);

    private final QuarantineLog log;
    private final InstantSource clock;

    KeptQuarantine(QuarantineLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public Collection<ChangeHash> held() {
        return log.held();
    }

    @Override
    public void hold(ChangeHash hash) {
        var unused = log.hold(hash, clock.instant()).exceptionally(failed -> {
            LOG.atWarn()
                    .addKeyValue("change", hash)
                    .setCause(failed)
                    .log("a quarantine was not kept for the next start");
            return null;
        });
    }
}
