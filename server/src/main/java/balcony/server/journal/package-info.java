/** What is durable: maps, changes, moments, people, invites, refusals. One writer, one transaction for all that waits. No rule about who may do what lives here. */
@NullMarked
package balcony.server.journal;

import org.jspecify.annotations.NullMarked;
