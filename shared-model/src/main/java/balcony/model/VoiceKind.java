package balcony.model;

/** What a voice is. */
public enum VoiceKind implements Word {
    AGENCY("agency"),
    COMMUNITY("community"),
    LIVED_EXPERIENCE("lived-experience"),
    SELF("self"),
    OTHER("other");

    private final String word;

    VoiceKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
