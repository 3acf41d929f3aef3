/**
 * How far a group is just now: which step of its agenda is on, what its timer says, and whether an enabler calls everyone together. What the steps
 * are stands in the map; how a step is drawn upon is the room's.
 */
@NullMarked
package balcony.server.course;

import org.jspecify.annotations.NullMarked;
