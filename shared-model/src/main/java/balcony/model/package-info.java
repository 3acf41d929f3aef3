/**
 * The map as records: what a group has drawn at one moment. Pure values on the JDK alone: no files, no sockets, no clock, no
 * JSON library.
 */
@NullMarked
package balcony.model;

import org.jspecify.annotations.NullMarked;
