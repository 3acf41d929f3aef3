package balcony.server.access;

import balcony.server.journal.Database;
import balcony.server.journal.Sql;
import java.time.Clock;
import java.time.Duration;

/**
 * How many wrong codes the whole server takes in an hour. A code has six letters of thirty: with the budget spent each hour and
 * ten codes open, a guesser meets one in about 14 years. Kept in the store, so that a restart does not fill it up again.
 */
final class GuessBudget {
    static final int WRONG_GUESSES = 600;

    private static final Duration WINDOW = Duration.ofHours(1);

    private final Database database;
    private final Clock clock;

    GuessBudget(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void check(Sql sql) {
        long spent = sql.number(
                "SELECT count(*) FROM code_attempt WHERE at > ?",
                clock.instant().minus(WINDOW));
        if (spent >= WRONG_GUESSES) {
            throw new AccessRefused(Refusal.TOO_MANY_GUESSES);
        }
    }

    /** A write of its own: the work that found the guess wrong is undone. */
    void spend() {
        database.write(sql -> {
            sql.update("DELETE FROM code_attempt WHERE at <= ?", clock.instant().minus(WINDOW));
            return sql.update("INSERT INTO code_attempt (at) VALUES (?)", clock.instant());
        });
    }
}
