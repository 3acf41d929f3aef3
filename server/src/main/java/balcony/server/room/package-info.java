/** One open map: who is in it, what each may do, what they send and see. Single-threaded plain Java with the time as an argument; no Vert.x, no sockets. */
@NullMarked
package balcony.server.room;

import org.jspecify.annotations.NullMarked;
