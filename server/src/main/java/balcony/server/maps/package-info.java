/** What a request does to a map: create it, import into it, mark a moment. Changes are encoded here and appended by the room alone. */
@NullMarked
package balcony.server.maps;

import org.jspecify.annotations.NullMarked;
