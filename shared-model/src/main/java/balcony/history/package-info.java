/**
 * How one state of a map became another: the difference of two states, and what one change did, in words. Works on plain
 * trees, so that a reader need not build the records of a whole map for every change. Pure: no files, no sockets, no clock.
 */
@NullMarked
package balcony.history;

import org.jspecify.annotations.NullMarked;
