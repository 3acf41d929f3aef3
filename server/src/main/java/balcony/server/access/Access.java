package balcony.server.access;

import balcony.server.journal.Database;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** Everything that decides who somebody is and what they may do, over one store. */
public final class Access {
    private final Database database;
    private final Clock clock;
    private final Secrets secrets;
    private final Persons persons;
    private final Sessions sessions;
    private final Grants gate;
    private final Members members;
    private final Maps maps;
    private final Conducts conducts;
    private final OpenLinks links;
    private final NextSessions nextSessions;
    private final Publications publications;

    /** Wires the parts; {@code random} must be fit for secrets. */
    public Access(Database database, SigningKey key, Vertx vertx, Clock clock, RandomGenerator random) {
        this.database = database;
        this.clock = clock;
        this.secrets = new Secrets(random);
        this.persons = new Persons(database, key, secrets, clock);
        this.sessions = new Sessions(database, key, secrets, clock, vertx);
        this.gate = new Grants(database);
        this.members = new Members(database, gate, secrets, clock);
        this.maps = new Maps(database, gate, members, persons, secrets, clock);
        this.conducts = new Conducts(database, gate, clock);
        this.links = new OpenLinks(database, secrets, clock);
        this.nextSessions = new NextSessions(database, clock);
        this.publications = new Publications(database, clock);
    }

    public Persons persons() {
        return persons;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Grants gate() {
        return gate;
    }

    public Members members() {
        return members;
    }

    public Maps maps() {
        return maps;
    }

    public Conducts conducts() {
        return conducts;
    }

    public OpenLinks links() {
        return links;
    }

    public NextSessions nextSessions() {
        return nextSessions;
    }

    public Publications publications() {
        return publications;
    }

    /** The invites; they alone need to know who is here, which only the rooms can tell. */
    public Invites invites(Presence presence) {
        return new Invites(database, gate, members, persons, presence, secrets, clock);
    }
}
