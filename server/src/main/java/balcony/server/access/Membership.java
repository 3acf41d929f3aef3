package balcony.server.access;

/** A person's own view of a map that they belong to. */
public record Membership(MapEntry map, Grant grant, String name, java.util.List<String> voices) {
    public Membership {
        voices = java.util.List.copyOf(voices);
    }
}
