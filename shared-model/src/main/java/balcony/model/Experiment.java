package balcony.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A branch of the map with a hypothesis.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record Experiment(
        Optional<String> map,
        List<String> from,
        String hypothesis,
        String watch,
        Optional<String> reviewOn,
        Optional<VoiceId> owner,
        ExperimentResult result,
        String learned,
        Map<String, Object> extra) {
    public Experiment {
        from = List.copyOf(from);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static Experiment from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new Experiment(
                fields.string("map"),
                fields.strings("from"),
                fields.text("hypothesis"),
                fields.text("watch"),
                fields.string("reviewOn"),
                fields.id("owner", VoiceId::new),
                fields.choice("result", ExperimentResult.RUNNING),
                fields.text("learned"),
                fields.extra());
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("map", map)
                .putStrings("from", from)
                .put("hypothesis", hypothesis)
                .put("watch", watch)
                .put("reviewOn", reviewOn)
                .put("owner", owner)
                .put("result", result)
                .put("learned", learned)
                .build();
    }
}
