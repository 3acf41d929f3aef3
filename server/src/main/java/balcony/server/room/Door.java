package balcony.server.room;

import balcony.server.crdt.ActorId;
import balcony.server.crdt.Admission;
import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeIndex;
import balcony.server.crdt.Touched;
import balcony.server.crdt.Verdict;
import balcony.server.journal.ServerActors;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every change passes before it is stored: whether it fits all before it, and whether its author may touch what it touches.
 * For that it must have looked at all changes of the map. It does so once somebody is about to draw, so that opening a map need
 * not wait for it, and a large map it looks at beside the room, which serves everybody meanwhile. Owned by the room's thread.
 *
 * <p>What was let in and could not be stored is forgotten together with all else, and the map is looked at anew: that comes
 * with trouble of the storage, and is rare.
 */
final class Door {
    /** So many changes are looked at in less time than anybody notices, on the room's own thread. */
    static final int LOOKED_AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Consumer<Consumer<Change>> stored;
    private final ChangeIndex names;
    private final ServerActors server;
    private final Executor aside;
    private Optional<CompletableFuture<Looked>> look = Optional.empty();

    /** What was let in so far. */
    private static final class Looked {
        final Admission admission;

        /** Who wrote the map's first change. In a map that a client made nobody else could have written what is the server's. */
        Optional<ActorId> founder = Optional.empty();

        Looked(ChangeIndex names) {
            admission = new Admission(names);
        }
    }

    /**
     * @param stored tells all the map's changes, each after what it builds on; on any thread, while none enters
     * @param names of the map's changes, read on the same threads
     * @param aside runs what takes long, one thing after the other
     */
    Door(Consumer<Consumer<Change>> stored, ChangeIndex names, ServerActors server, Executor aside) {
        this.stored = stored;
        this.names = names;
        this.server = server;
        this.aside = aside;
    }

    /**
     * Looks at the map, if it has not yet. Until it has, nothing may enter.
     *
     * @param size how many changes the map has
     * @return done, on any thread, once it has looked, or could not
     */
    CompletableFuture<?> open(int size) {
        if (look.map(CompletableFuture::isCompletedExceptionally).orElse(true)) {
            Executor where = size > LOOKED_AT_ONCE ? aside : Runnable::run;
            look = Optional.of(CompletableFuture.supplyAsync(this::look, where));
        }
        return look.get();
    }

    /** Whether nothing made it look at the map yet. */
    boolean isShut() {
        return look.isEmpty();
    }

    /** Says why somebody may not touch what their change touches. */
    @FunctionalInterface
    interface Guard {
        /** @param isServerMade whether the server made the map, and keeps parts of it for itself and for enablers */
        Optional<Reason> refuse(Touched touched, boolean isServerMade);
    }

    /** Lets in a change that may touch what it touches, or says why not. Only once it is {@link #open}. */
    Optional<Reason> enter(Change change, Guard guard) {
        Looked looked = looked();
        Verdict verdict = looked.admission.admit(change);
        if (verdict instanceof Verdict.Unfit unfit) {
            return Optional.of(Reason.of(unfit.flaw()));
        }
        if (!(verdict instanceof Verdict.Fit fit)) {
            return Optional.empty();
        }
        boolean isServerMade = looked.founder.filter(server::has).isPresent();
        Optional<Reason> refused = guard.refuse(fit.touched(), isServerMade);
        if (refused.isPresent()) {
            looked.admission.takeBack();
        }
        return refused;
    }

    /** Lets in a change of the server's own, in which a flaw is a bug. Only once it is {@link #open}. */
    void enterOwn(Change change) {
        Looked looked = looked();
        if (looked.admission.admit(change) instanceof Verdict.Unfit unfit) {
            throw new IllegalStateException("the server made a change that does not fit: "
                    + unfit.flaw().words());
        }
        looked.founder = looked.founder.or(() -> Optional.of(change.actor()));
    }

    /** Forgets all that was let in: some of it was not stored. */
    void forget() {
        look = Optional.empty();
    }

    private Looked looked() {
        return look.orElseThrow().join();
    }

    private Looked look() {
        Looked looked = new Looked(names);
        stored.accept(change -> {
            looked.founder = looked.founder.or(() -> Optional.of(change.actor()));
            if (!looked.admission.hold(change)) {
                LOG.atWarn().addKeyValue("change", change.hash().hex()).log("the map holds a change that does not fit");
            }
        });
        return looked;
    }
}
