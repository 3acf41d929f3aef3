package balcony.model;

/** Whether a stakeholder is in the room. */
public enum Room implements Word {
    PRESENT("present"),
    INVITED("invited"),
    MISSING("missing"),
    SPOKEN_FOR("spoken-for");

    private final String word;

    Room(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
