package balcony.model;

import java.util.Optional;

/**
 * What one voice says of the links.
 *
 * @param voice empty for the layer of what people say for themselves, and of links that nobody ever claimed
 */
public record Layer(Optional<VoiceId> voice) {
    /** The layer of what is said without a voice. */
    public static final Layer NO_VOICE = new Layer(Optional.empty());

    public static Layer of(VoiceId voice) {
        return new Layer(Optional.of(voice));
    }

    /** The id of the voice; without one, nothing. */
    @Override
    public String toString() {
        return voice.map(VoiceId::text).orElse("");
    }
}
