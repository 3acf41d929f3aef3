/** Starts and wires the server: {@code Main}, {@code Config} and {@code Server}, constructors only. No behaviour lives here. */
@NullMarked
package balcony.server;

import org.jspecify.annotations.NullMarked;
