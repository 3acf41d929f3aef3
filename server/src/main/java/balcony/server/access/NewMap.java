package balcony.server.access;

import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;

/**
 * A map that was just made.
 *
 * @param member its first enabler
 * @param recoveryCode makes whoever holds it an enabler, whatever else was lost; shown this once
 */
public record NewMap(MapId map, MemberId member, String recoveryCode) {}
