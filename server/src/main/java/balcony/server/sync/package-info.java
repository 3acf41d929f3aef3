/** The automerge-repo sync protocol over opaque changes: the graph of changes, sync messages, Bloom filters, and what one peer is known to have. Pure; knows nothing of sockets, people or storage. */
@NullMarked
package balcony.server.sync;

import org.jspecify.annotations.NullMarked;
