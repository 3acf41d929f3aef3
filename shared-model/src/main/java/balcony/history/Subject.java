package balcony.history;

/**
 * What an event is about.
 *
 * @param collection the top-level collection it is in, as {@code elements}
 * @param id its id there
 * @param noun what it is called in a sentence, as {@code factor}
 * @param name its own words; empty where nobody has given it any. A link has none: its name is that of its ends
 */
public record Subject(String collection, String id, String noun, String name) {
    /** Its name in quotation marks, or what it is where it has none: {@code “Loneliness”}, {@code an unnamed factor}. */
    String quoted() {
        if (name.isBlank()) {
            return "an unnamed " + noun;
        }
        return isLink() ? "the link from " + name : Phrase.quote(name);
    }

    /** What it is and its name: {@code the factor “Loneliness”}. */
    String full() {
        return name.isBlank() || isLink() ? quoted() : "the " + noun + " " + Phrase.quote(name);
    }

    private boolean isLink() {
        return collection.equals("links");
    }
}
