package balcony.model;

/** What a card stands for; never a named person. */
public enum StakeholderKind implements Word {
    ORGANISATION("organisation"),
    TEAM("team"),
    POST("post"),
    COMMUNITY("community"),
    USERS("users");

    private final String word;

    StakeholderKind(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }
}
