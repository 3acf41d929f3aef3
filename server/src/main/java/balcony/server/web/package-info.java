/** Routes, sockets, error mapping and static files: the only importer of Vert.x Web. Translates at the edge; decides nothing. */
@NullMarked
package balcony.server.web;

import org.jspecify.annotations.NullMarked;
