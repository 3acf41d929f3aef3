/** One question on every device: answered in private, kept by the server, opened together. */
@NullMarked
package balcony.server.asks;

import org.jspecify.annotations.NullMarked;
