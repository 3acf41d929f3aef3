package balcony.server.access;

/** Somebody who came into a map, new or known. */
public record Joined(Person person, Membership membership) {}
