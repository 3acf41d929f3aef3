package balcony.server.history;

/**
 * How a text of a map was worded from a change on.
 *
 * @param change the change after which it read so
 */
public record Wording(PastChange change, String text) {}
