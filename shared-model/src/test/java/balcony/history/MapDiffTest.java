package balcony.history;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.Golden;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The difference of two states. */
class MapDiffTest {
    private final Map<String, Object> golden = Golden.tree("diff");

    @Test
    @DisplayName("H5 aside and gone count as removed, back as added, 3 and 3.0 as one number")
    void golden_difference() {
        MapDiff diff = MapDiff.between(Golden.under(golden, "before"), Golden.under(golden, "after"));

        assertThat(Golden.comparable(diff.toTree())).isEqualTo(Golden.comparable(golden.get("diff")));
    }

    @Test
    @DisplayName("H5 a state does not differ from itself")
    void nothing_differs() {
        MapDiff diff = MapDiff.between(Golden.under(golden, "after"), Golden.under(Golden.tree("diff"), "after"));

        assertThat(diff.isEmpty()).isTrue();
    }
}
