package balcony.server.access;

import balcony.server.journal.PersonId;
import java.time.Instant;

/** One person on one device, until they leave it or stay away too long. */
public record Session(String id, PersonId person, Instant expires) {}
