/** The past of a map: events in words, moments, the map at any heads, differences. Reads; changes nothing. */
@NullMarked
package balcony.server.history;

import org.jspecify.annotations.NullMarked;
