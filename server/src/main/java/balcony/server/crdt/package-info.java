/** Automerge change chunks as bytes and back: header, operation columns, hash, checks, the ids of documents, and replicas in memory through which the server itself reads and writes documents. Pure Java on the JDK alone: no native code, no input or output, and nothing that knows what a map of ours looks like. */
@NullMarked
package balcony.server.crdt;

import org.jspecify.annotations.NullMarked;
