package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.PersonId;
import balcony.server.journal.Sql;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Who the server knows. A person comes back on any device with their return code, which is made from their id with the server's
 * key: the same each time it is shown, and stored only as a hash.
 */
public final class Persons {
    private final Database database;
    private final SigningKey key;
    private final Secrets secrets;
    private final Clock clock;

    Persons(Database database, SigningKey key, Secrets secrets, Clock clock) {
        this.database = database;
        this.key = key;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes a new person. */
    public CompletionStage<Person> introduce(String name) {
        return database.write(sql -> introduce(sql, name));
    }

    Person introduce(Sql sql, String wantedName) {
        Person person = new Person(new PersonId("p_" + secrets.token()), Person.checkedName(wantedName));
        sql.update(
                "INSERT INTO person (id, name, created_at) VALUES (?, ?, ?)",
                person.id(),
                person.name(),
                clock.instant());
        showReturnCode(sql, person.id());
        return person;
    }

    /** Somebody who is known, or else a new person of this name. */
    Person knownOrNew(Sql sql, Optional<PersonId> known, Optional<String> name) {
        Optional<Person> person = known.flatMap(id -> find(sql, id));
        if (person.isPresent()) {
            showReturnCode(sql, person.get().id());
            return person.get();
        }
        return introduce(sql, name.orElseThrow(() -> new AccessRefused(Refusal.NAME_NEEDED)));
    }

    /** The code that brings this person back. */
    public String returnCode(PersonId person) {
        return Secrets.longCode(key.mark("return code of " + person));
    }

    /** Makes sure that the code to be shown works, also after the server's key was replaced. */
    void showReturnCode(Sql sql, PersonId person) {
        sql.update(
                "INSERT INTO return_code (hash, person) VALUES (?, ?) ON CONFLICT DO NOTHING",
                Secrets.hashOfCode(returnCode(person)),
                person);
    }

    /** Whose code this is. Blocks. */
    public Person byReturnCode(String code) {
        return database.read(sql -> sql.first(
                        "SELECT person.id, person.name FROM return_code JOIN person ON person.id = return_code.person"
                                + " WHERE return_code.hash = ?",
                        row -> new Person(new PersonId(row.text(1)), row.text(2)),
                        Secrets.hashOfCode(code)))
                .orElseThrow(() -> new AccessRefused(Refusal.WRONG_RETURN_CODE));
    }

    /** Blocks. */
    public Optional<Person> find(PersonId id) {
        return database.read(sql -> find(sql, id));
    }

    static Optional<Person> find(Sql sql, PersonId id) {
        return sql.first("SELECT name FROM person WHERE id = ?", row -> new Person(id, row.text(1)), id);
    }

    /** Gives a person another name, also in the maps where they went by the old one. */
    public CompletionStage<Person> rename(PersonId id, String wantedName) {
        return database.write(sql -> {
            String name = Person.checkedName(wantedName);
            sql.update(
                    "UPDATE membership SET name = ? WHERE person = ? AND name = (SELECT name FROM person WHERE id = ?)",
                    name,
                    id,
                    id);
            sql.update("UPDATE person SET name = ? WHERE id = ?", name, id);
            return new Person(id, name);
        });
    }
}
