package balcony.server.access;

/**
 * An invite that was just made.
 *
 * @param token 128 random bits for a link; shown this once
 */
public record NewInvite(Invite invite, String token) {}
