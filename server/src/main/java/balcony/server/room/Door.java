package balcony.server.room;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Admission;
import balcony.server.crdt.Change;
import balcony.server.crdt.Touched;
import balcony.server.crdt.Verdict;
import balcony.server.journal.ServerActors;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every change passes before it is stored: whether it fits all before it, and whether its author may touch what it touches.
 * It looks at the map when the first change comes, so that opening a map need not wait for it. Owned by the room's thread.
 *
 * <p>What was let in and could not be stored is forgotten together with all else, and the map is looked at anew: that comes
 * with trouble of the storage, and is rare.
 */
final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Consumer<Consumer<Change>> stored;
    private final ServerActors server;
    private Optional<Admission> admission = Optional.empty();

    /** Who wrote the map's first change. In a map that a client made nobody else could have written what is the server's. */
    private Optional<ActorId> founder = Optional.empty();

    /**
     * @param stored tells all the map's changes, each after what it builds on
     */
    Door(Consumer<Consumer<Change>> stored, ServerActors server) {
        this.stored = stored;
        this.server = server;
    }

    /** Lets in a change that may touch what it touches, or says why not. */
    Optional<Reason> enter(Change change, Function<Touched, Optional<Refusal>> rights) {
        Verdict verdict = admission().admit(change);
        if (verdict instanceof Verdict.Unfit unfit) {
            return Optional.of(Reason.of(unfit.flaw()));
        }
        if (!(verdict instanceof Verdict.Fit fit) || !isServerMade()) {
            return Optional.empty();
        }
        Optional<Reason> refused = rights.apply(fit.touched()).map(Reason::of);
        if (refused.isPresent()) {
            admission().takeBack();
        }
        return refused;
    }

    /** Lets in a change of the server's own, in which a flaw is a bug. */
    void enterOwn(Change change) {
        if (admission().admit(change) instanceof Verdict.Unfit unfit) {
            throw new IllegalStateException("the server made a change that does not fit: "
                    + unfit.flaw().words());
        }
        founder = founder.or(() -> Optional.of(change.actor()));
    }

    /** Forgets all that was let in: some of it was not stored. */
    void forget() {
        admission = Optional.empty();
    }

    private boolean isServerMade() {
        return founder.filter(server::has).isPresent();
    }

    private Admission admission() {
        if (admission.isEmpty()) {
            admission = Optional.of(look());
        }
        return admission.get();
    }

    private Admission look() {
        Admission looked = new Admission();
        founder = Optional.empty();
        stored.accept(change -> {
            founder = founder.or(() -> Optional.of(change.actor()));
            if (!looked.hold(change)) {
                LOG.atWarn().addKeyValue("change", change.hash().hex()).log("the map holds a change that does not fit");
            }
        });
        return looked;
    }
}
