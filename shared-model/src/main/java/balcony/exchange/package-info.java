/**
 * Maps in the formats of other tools, in and out. A file is never trusted: it is capped in size and depth, and what it asks
 * for is a plan that people see before anything happens. Pure: bytes come in, a plan goes out.
 */
@NullMarked
package balcony.exchange;

import org.jspecify.annotations.NullMarked;
