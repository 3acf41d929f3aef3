package balcony.server.web.plain;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page that a browser gets, with something in it before its scripts are there. Scripts take its place when they come, so nobody
 * waits for them to read or to join.
 */
final class PageShell {
    private static final String INDEX = "webroot/index.html";
    private static final String ROOT = "<div id=\"root\"></div>";
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*></script>|<link rel=\"modulepreload\"[^>]*>");
    private static final Pattern NO_SCRIPT = Pattern.compile("<noscript\\s*>.*?</noscript\\s*>", Pattern.DOTALL);
    private static final Pattern TITLE = Pattern.compile("<title>[^<]*</title>");

    private final String index;

    private PageShell(String index) {
        this.index = index;
    }

    /** The shell of the page that the build laid on the class path. */
    static PageShell built() {
        try (InputStream in = PageShell.class.getClassLoader().getResourceAsStream(INDEX)) {
            return new PageShell(in == null ? bare() : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be read", e);
        }
    }

    /** A server that was built without its page, as for tests of the server alone, still says what it has to say. */
    private static String bare() {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title></title></head><body>" + ROOT
                + "</body></html>";
    }

    /** The page with its scripts, and this in it until they come. */
    String before(String title, String html) {
        return with(NO_SCRIPT.matcher(index).replaceAll(""), title, html);
    }

    /** As above, with what the scripts would ask for next about an invite's code. */
    String before(String title, String html, String code, JsonObject sent) {
        return before(title, html)
                .replace(
                        "<div id=\"root\">",
                        "<div id=\"root\" data-sent-for=\"" + escaped(code) + "\" data-sent=\"" + escaped(sent.encode())
                                + "\">");
    }

    /** The page with its scripts, and this for browsers that run none. */
    String without(String title, String html) {
        return before(title, "<noscript>" + html + "</noscript>");
    }

    /** The page without any script. */
    String instead(String title, String html) {
        return with(NO_SCRIPT.matcher(SCRIPT.matcher(index).replaceAll("")).replaceAll(""), title, html);
    }

    private static String with(String index, String title, String html) {
        String titled =
                TITLE.matcher(index).replaceFirst(Matcher.quoteReplacement("<title>" + escaped(title) + "</title>"));
        return titled.replace(ROOT, "<div id=\"root\">" + html + "</div>");
    }

    private static String escaped(String text) {
        return text.codePoints()
                .mapToObj(point -> switch (point) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    default -> Character.toString(point);
                })
                .collect(Collectors.joining());
    }
}
