package balcony.server.access;

import balcony.server.journal.Database;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Everything that decides who somebody is and what they may do, over one store. */
public record Access(Persons persons, Sessions sessions, Grants gate, Members members, Maps maps, Invites invites) {
    /** Wires the parts; {@code random} must be fit for secrets. */
    public static Access over(
            Database database, SigningKey key, Presence presence, Vertx vertx, Clock clock, RandomGenerator random) {
        Secrets secrets = new Secrets(random);
        Persons persons = new Persons(database, key, secrets, clock);
        Grants grants = new Grants(database);
        Members members = new Members(database, grants, secrets, clock);
        return new Access(
                persons,
                new Sessions(database, key, secrets, clock, vertx),
                grants,
                members,
                new Maps(database, grants, members, persons, secrets, clock),
                new Invites(database, grants, members, persons, presence, secrets, clock));
    }
}
