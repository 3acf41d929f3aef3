package balcony.model;

/** What has become of an ambition. */
public enum AmbitionStatus implements Word {
    OPEN("open"),
    KEPT("kept"),
    CHANGED("changed"),
    ENDED("ended");

    private final String word;

    AmbitionStatus(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
