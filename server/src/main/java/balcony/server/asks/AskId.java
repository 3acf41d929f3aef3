package balcony.server.asks;

/** Which ask of a map; its key in the document's {@code asks} too. */
public record AskId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
