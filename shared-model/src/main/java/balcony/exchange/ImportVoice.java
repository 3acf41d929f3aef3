package balcony.exchange;

import balcony.model.SystemMap;
import balcony.model.Voice;
import balcony.model.VoiceId;
import java.util.Map;
import java.util.Optional;

/**
 * The voice of what a file claims, named after the file; the map's own where it has one of that name.
 *
 * @param isNew whether the map has yet to get it
 */
record ImportVoice(VoiceId id, String name, double order, boolean isNew) {
    /** Grey: it speaks for no agency. */
    private static final String COLOUR = "#6B7280";

    static ImportVoice of(ImportContext context) {
        SystemMap map = context.map();
        String name = context.source();
        Optional<VoiceId> known = map.voices().entrySet().stream()
                .filter(entry -> entry.getValue().name().strip().equalsIgnoreCase(name))
                .map(Map.Entry::getKey)
                .findFirst();
        double order =
                map.voices().values().stream().mapToDouble(Voice::order).max().orElse(0) + 1;
        return new ImportVoice(known.orElseGet(() -> new VoiceId(context.ids().get())), name, order, known.isEmpty());
    }

    void create(Patch patch) {
        if (isNew) {
            patch.at("voices", id.text())
                    .put("name", name)
                    .put("kind", "other")
                    .put("colour", COLOUR)
                    .put("order", order)
                    .put("standing", "here")
                    .put("standingWhy", "");
        }
    }
}
