/** Automerge change chunks as bytes and back: header, operation columns, hash, checks, and the ids of documents. Pure Java on the JDK alone; no values of a map are kept here, and no native code. */
@NullMarked
package balcony.server.crdt;

import org.jspecify.annotations.NullMarked;
