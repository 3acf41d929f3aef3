package balcony.server.access;

/**
 * A link that was just made.
 *
 * @param token 128 random bits for its address; shown this once
 */
public record NewOpenLink(OpenLink link, String token) {}
