/** Figures about the running server, for Prometheus: counts, sizes and times, never anything about anybody or any map. */
@org.jspecify.annotations.NullMarked
package balcony.server.metrics;
