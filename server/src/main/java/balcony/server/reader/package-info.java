/** The child JVM that materialises maps with automerge-java, and the pool that watches over it. The only importer of org.automerge; bytes from outside reach native code only in the child. */
@NullMarked
package balcony.server.reader;

import org.jspecify.annotations.NullMarked;
