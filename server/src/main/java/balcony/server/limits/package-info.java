/** How much of the server anybody may take: every number that an operator may set, with its name, unit and default. Nothing is enforced here. */
@org.jspecify.annotations.NullMarked
package balcony.server.limits;
