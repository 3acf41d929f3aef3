package balcony.server.web;

import balcony.server.journal.PersonId;
import balcony.server.limits.Allowance;
import balcony.server.limits.Limit;
import balcony.server.limits.Limits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How many sync sockets each person and each address has, and what each person may still bring. Safe on any thread. */
final class Turnstile {
    private final Limits limits;
    private final LongSupplier nanoTime;
    private final Map<String, Integer> joiningByAddress = new HashMap<>();
    private final Map<PersonId, Visit> visits = new HashMap<>();
    private int open;

    /** A person's open sockets; their allowance outlives the last one until it is full again, or leaving would fill it. */
    private static final class Visit {
        private final Allowance allowance;
        private int sockets;

        Visit(Allowance allowance) {
            this.allowance = allowance;
        }
    }

    /** @param nanoTime a time that only rises */
    Turnstile(Limits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
    }

    /** Counts a socket that is about to join; false if its address has too many of them. */
    synchronized boolean arrive(String address) {
        int joining = joiningByAddress.getOrDefault(address, 0);
        if (joining >= limits.of(Limit.JOINING_SOCKETS_PER_ADDRESS)) {
            return false;
        }
        joiningByAddress.put(address, joining + 1);
        return true;
    }

    /** A socket that arrived has joined, or is gone. */
    synchronized void settle(String address) {
        joiningByAddress.computeIfPresent(address, (same, joining) -> joining > 1 ? joining - 1 : null);
    }

    /** Lets a socket of a person in; empty if they have too many. */
    synchronized Optional<Allowance> enter(PersonId person) {
        long now = nanoTime.getAsLong();
        visits.values().removeIf(visit -> visit.sockets == 0 && visit.allowance.isFull(now));
        Visit visit = visits.computeIfAbsent(person, fresh -> new Visit(new Allowance(limits, now)));
        if (visit.sockets >= limits.of(Limit.SOCKETS_PER_PERSON)) {
            return Optional.empty();
        }
        visit.sockets++;
        open++;
        return Optional.of(visit.allowance);
    }

    /** A socket that was let in is gone. */
    synchronized void leave(PersonId person) {
        Optional.ofNullable(visits.get(person)).ifPresent(visit -> visit.sockets--);
        open--;
    }

    /** How many sockets are in. */
    synchronized int open() {
        return open;
    }
}
