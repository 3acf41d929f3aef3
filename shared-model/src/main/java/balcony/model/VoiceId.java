package balcony.model;

/** The id of a voice: random, and for ever. */
public record VoiceId(String text) {
    @Override
    public String toString() {
        return text;
    }
}
