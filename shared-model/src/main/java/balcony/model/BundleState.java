package balcony.model;

/** How what is said of one connection goes together. */
public enum BundleState implements Word {
    /** Nobody gave a sign. */
    UNSIGNED("unsigned"),
    /** All signs agree. */
    AGREED("agreed"),
    /** The signs agree, and only one voice has given any. */
    SINGLE_VOICE("single-voice"),
    /** Voices differ. */
    CONTESTED("contested"),
    /** Only one voice has given a sign, and its own people differ. */
    DIVIDED("divided");

    private final String word;

    BundleState(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
