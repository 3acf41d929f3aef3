package balcony.server.web;

import balcony.server.access.Conduct;
import balcony.server.access.OpenLinks;
import balcony.server.access.Refusal;

/** What each refusal of access is in HTTP, and how it is said to the person. */
final class Refusals {
    private Refusals() {}

    static Problem problem(Refusal refusal) {
        return switch (refusal) {
            case NO_SUCH_MAP -> Problem.noSuchMap();
            case NO_SUCH_MEMBER -> Problem.notFound("There is nobody like that in this map.");
            case NOT_AN_ENABLER -> Problem.forbidden("Only an enabler of this map may do this.");
            case LAST_ENABLER ->
                Problem.conflict(
                        "last-enabler", "A map needs an enabler. Make somebody else one first, then this is possible.");
            case TOO_MANY_LOCKS ->
                Problem.conflict(
                        "too-many-locks",
                        "A map holds " + Conduct.MOST_LOCKS
                                + " locks at most. Unlock some, or let only enablers draw for a while.");
            case TOO_MANY_LINKS ->
                Problem.conflict(
                        "too-many-links",
                        "A map has " + OpenLinks.MOST_OPEN + " open links at most. Withdraw one, then make another.");
            case NO_SUCH_LINK -> Problem.notFound("There is no such link of this map.");
            case NO_SUCH_MOMENT -> Problem.notFound("The map has no such moment.");
            case NO_SUCH_INVITE ->
                new Problem(
                        404,
                        "no-such-invite",
                        "No such invite",
                        "This link or code opens nothing. Codes work only while the group is open; ask for a new one.");
            case INVITE_EXPIRED -> gone("invite-expired", "This invite has expired. Ask for a new one.");
            case INVITE_USED_UP ->
                gone("invite-used-up", "This invite was used as often as it may be. Ask for a new one.");
            case INVITE_REVOKED -> gone("invite-revoked", "This invite was withdrawn. Ask for a new one.");
            case REMOVED ->
                new Problem(
                        403,
                        "removed",
                        "Not allowed",
                        "You were removed from this map. Only a new invite lets you in again.");
            case WRONG_RETURN_CODE ->
                new Problem(
                        401, "wrong-return-code", "Not this code", "Nobody has this return code. Check each letter.");
            case WRONG_RECOVERY_CODE ->
                new Problem(
                        403,
                        "wrong-recovery-code",
                        "Not this code",
                        "No map has this recovery code. Check each letter.");
            case TOO_MANY_GUESSES ->
                Problem.tooMany("Too many wrong codes were tried. Use the link of the invite, or wait an hour.");
            case NAME_NEEDED -> Problem.badRequest("“name” is missing: say what to call you.");
            case BAD_NAME -> Problem.badRequest("A name is 1 to 80 characters on one line.");
        };
    }

    private static Problem gone(String code, String detail) {
        return new Problem(410, code, "This invite is closed", detail);
    }
}
