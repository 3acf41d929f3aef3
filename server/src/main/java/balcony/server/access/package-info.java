/** Who somebody is and what they may do: identity, return and recovery codes, invites, roles. Decides; stores through the journal; knows no HTTP. */
@NullMarked
package balcony.server.access;

import org.jspecify.annotations.NullMarked;
