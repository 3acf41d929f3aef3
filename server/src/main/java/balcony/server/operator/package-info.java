/** What whoever runs a server does to its data folder from the terminal: check it, back it up, restore it, look after its maps. No rule of a map lives here. */
@NullMarked
package balcony.server.operator;

import org.jspecify.annotations.NullMarked;
