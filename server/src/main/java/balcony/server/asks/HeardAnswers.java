package balcony.server.asks;

import balcony.server.asks.AskRefused.Why;
import balcony.server.journal.PersonId;
import balcony.server.journal.Sql;

/** Answers that a scribe wrote down for those who are not at a device: beside everybody's own, and sealed like them. */
final class HeardAnswers {
    /** How many one ask may have. */
    static final int MOST = 200;

    private HeardAnswers() {}

    /** What was heard, as it lies in the store. */
    interface Use {
        void heard(String voices, String body);
    }

    static long count(Sql sql, OpenAsk ask) {
        return sql.number(
                "SELECT count(*) FROM heard_answer WHERE map = ? AND ask = ?",
                ask.map(),
                ask.id().text());
    }

    static long count(Sql sql, OpenAsk ask, PersonId scribe) {
        return sql.number(
                "SELECT count(*) FROM heard_answer WHERE map = ? AND ask = ? AND person = ?",
                ask.map(),
                ask.id().text(),
                scribe);
    }

    /** @throws AskRefused of an ask without voices: answers that one person makes up would let them know whose the others are */
    static int add(Sql sql, OpenAsk ask, String key, PersonId scribe, String voices, String body) {
        if (ask.draft().unattributed()) {
            throw new AskRefused(Why.OWN_ONLY);
        }
        if (count(sql, ask) >= MOST) {
            throw new AskRefused(Why.TOO_MANY_HEARD);
        }
        return sql.update(
                "INSERT INTO heard_answer (map, ask, id, person, voices, body) VALUES (?, ?, ?, ?, ?, ?)",
                ask.map(),
                ask.id().text(),
                key,
                scribe,
                voices,
                body);
    }

    static void each(Sql sql, OpenAsk ask, Use use) {
        sql.each(
                "SELECT voices, body FROM heard_answer WHERE map = ? AND ask = ? ORDER BY body",
                row -> use.heard(row.text(1), row.text(2)),
                ask.map(),
                ask.id().text());
    }

    static int forget(Sql sql, OpenAsk ask) {
        return sql.update(
                "DELETE FROM heard_answer WHERE map = ? AND ask = ?",
                ask.map(),
                ask.id().text());
    }

    static int forget(Sql sql, OpenAsk ask, PersonId scribe) {
        return sql.update(
                "DELETE FROM heard_answer WHERE map = ? AND ask = ? AND person = ?",
                ask.map(),
                ask.id().text(),
                scribe);
    }
}
