package balcony.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What a command answered at the terminal. */
record Terminal(int exitCode, String out, String err) {
    /** Runs {@code ./balcony} with these arguments, in this process. */
    static Terminal balcony(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Main.run(words, Map.of(), new PrintWriter(out, true), new PrintWriter(err, true));
        return new Terminal(code, out.toString(), err.toString());
    }
}
