package balcony.exchange;

import balcony.model.Sign;
import java.util.Locale;
import java.util.Optional;

/** What Kumu's connection types say of a sign. The left end comes first: {@code --} is “as one falls, the other falls”. */
final class KumuSign {
    private KumuSign() {}

    static Optional<Sign> of(String type) {
        return switch (type.strip().toLowerCase(Locale.ROOT)) {
            case "+", "++", "--", "same" -> Optional.of(Sign.PLUS);
            case "-", "+-", "-+", "opposite", "−" -> Optional.of(Sign.MINUS);
            default -> Optional.empty();
        };
    }
}
