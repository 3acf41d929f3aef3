package balcony.server.access;

import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;

/** That a person belongs to a map, under which id there, and with what role. */
public record Grant(MapId map, PersonId person, MemberId member, Role role) {}
