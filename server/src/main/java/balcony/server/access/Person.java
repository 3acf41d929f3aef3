package balcony.server.access;

import balcony.server.journal.PersonId;

/** Somebody the server knows, and what they want to be called. */
public record Person(PersonId id, String name) {
    private static final int LONGEST_NAME = 80;

    /** A name fit to be shown: trimmed, on one line, 1 to 80 characters. */
    static String checkedName(String wanted) {
        String name = wanted.strip();
        boolean plain = name.codePoints().noneMatch(Character::isISOControl);
        if (name.isEmpty() || name.length() > LONGEST_NAME || !plain) {
            throw new AccessRefused(Refusal.BAD_NAME);
        }
        return name;
    }
}
