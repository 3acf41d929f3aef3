package balcony.model;

/** In what capacity a claim is made: one's own view, a mandate, or something heard from others. */
public enum SpokenAs implements Word {
    MINE("mine"),
    MANDATED("mandated"),
    HEARD("heard");

    private final String word;

    SpokenAs(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
