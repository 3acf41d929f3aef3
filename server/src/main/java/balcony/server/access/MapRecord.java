package balcony.server.access;

/** One record of a map by its place: the collection at the top of the document, and the record's id in it. */
public record MapRecord(String collection, String id) {
    @Override
    public String toString() {
        return collection + "/" + id;
    }
}
