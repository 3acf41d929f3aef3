package balcony.server;

import io.nayuki.qrcodegen.QrCode;

/** A square code that a phone reads off a terminal: dark on light, whatever the terminal's own colours are. */
final class TerminalCode {
    /** Without this much empty border, phones do not find the code. In modules. */
    private static final int QUIET = 2;

    private static final String BLACK_ON_WHITE = "\u001b[30;107m";
    private static final String AS_BEFORE = "\u001b[0m";

    private TerminalCode() {}

    /** The lines of the code for an address; two rows of modules make one line of characters. */
    static String of(String address) {
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        StringBuilder lines = new StringBuilder();
        for (int y = -QUIET; y < code.size + QUIET; y += 2) {
            lines.append(BLACK_ON_WHITE);
            for (int x = -QUIET; x < code.size + QUIET; x++) {
                lines.append(half(code.getModule(x, y), code.getModule(x, y + 1)));
            }
            lines.append(AS_BEFORE).append(System.lineSeparator());
        }
        return lines.toString();
    }

    private static char half(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }
}
