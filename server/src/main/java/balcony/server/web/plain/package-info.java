/** The pages that work without scripts: joining, and where the group is. */
@NullMarked
package balcony.server.web.plain;

import org.jspecify.annotations.NullMarked;
