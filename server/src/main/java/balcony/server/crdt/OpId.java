package balcony.server.crdt;

/**
 * The name of an operation, and of the object or element that it made. Ordered as every replica orders them: the later
 * counter is greater, and among equal ones the actor decides.
 *
 * @param counter greater than that of everything its author had seen
 * @param actor its author
 */
record OpId(long counter, ActorId actor) implements Comparable<OpId> {
    @Override
    public int compareTo(OpId other) {
        return counter == other.counter ? actor.compareTo(other.actor) : Long.compare(counter, other.counter);
    }

    @Override
    public String toString() {
        return counter + "@" + actor;
    }
}
