package balcony.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import balcony.model.SystemMap;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The picture of a map that the server draws. */
class MapSvgTest {
    private static final String MORE = "stroke=\"#1d70b8\"";
    private static final String LESS = "stroke=\"#b84300\"";

    private static Map<String, Object> card(String label, double x, double y) {
        return Map.of("label", label, "x", x, "y", y);
    }

    private static Map<String, Object> claim(String sign, String voice) {
        return Map.of("sign", sign, "voices", Map.of(voice, true));
    }

    private static SystemMap map(Map<String, Object> claims) {
        return SystemMap.from(Map.of(
                "title",
                "Getting home",
                "elements",
                Map.of(
                        "a",
                        card("Loneliness", 0, 0),
                        "b",
                        card("GP visits", 400, 0),
                        "c",
                        Map.of(
                                "label",
                                "Put away",
                                "x",
                                9000,
                                "y",
                                9000,
                                "standing",
                                "aside",
                                "standingWhy",
                                "Not ours")),
                "voices",
                Map.of("nhs", Map.of("name", "Wrenfield trust")),
                "links",
                Map.of("l", Map.of("from", "a", "to", "b", "claims", claims))));
    }

    private static List<String> words(String svg) throws Exception {
        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        NodeList texts = read.getElementsByTagName("text");
        List<String> words = new ArrayList<>();
        for (int i = 0; i < texts.getLength(); i++) {
            words.add(texts.item(i).getTextContent());
        }
        return words;
    }

    @Test
    @DisplayName("LE8 the picture has all cards and links that are on the map, and is XML")
    void it_draws_what_is_on_the_map() throws Exception {
        String svg = MapSvg.of(map(Map.of("x", claim("+", "nhs"), "y", claim("+", "carers"))));

        assertThat(words(svg)).containsExactlyInAnyOrder("Loneliness", "GP visits", "+");
        assertThat(svg).contains(MORE).doesNotContain(LESS);
    }

    @Test
    @DisplayName("LE9 nothing of voices, and of what was set aside, is in it, nor does it take room")
    void it_says_nothing_of_people() {
        String svg = MapSvg.of(map(Map.of("x", claim("+", "nhs"))));

        assertThat(svg).doesNotContain("Wrenfield", "nhs", "Put away", "Not ours");
        String[] box = svg.replaceAll("(?s).*viewBox=\"([^\"]*)\".*", "$1").split(" ");
        assertThat(Double.parseDouble(box[2])).isBetween(400.0, 800.0);
        assertThat(Double.parseDouble(box[3])).isLessThan(300);
    }

    @Test
    @DisplayName(
            "LE8 voices that differ are two lines with both signs, one voice alone is a hollow line, and what all took back is gone")
    void it_tells_apart_how_links_are_held() throws Exception {
        String contested = MapSvg.of(map(Map.of("x", claim("+", "nhs"), "y", claim("-", "carers"))));
        assertThat(words(contested)).contains("+", "−");
        assertThat(contested).contains(MORE, LESS);

        assertThat(MapSvg.of(map(Map.of("x", claim("+", "nhs"))))).contains("stroke=\"#ffffff\" stroke-width=\"1.5\"");
        String held = MapSvg.of(map(Map.of("x", claim("+", "nhs"))));
        String agreed = MapSvg.of(map(Map.of("x", claim("+", "nhs"), "y", claim("+", "carers"))));
        assertThat(paths(held)).isEqualTo(paths(agreed) + 1);

        String withdrawn =
                MapSvg.of(map(Map.of("x", Map.of("sign", "+", "state", "withdrawn", "voices", Map.of("nhs", true)))));
        assertThat(withdrawn).doesNotContain(MORE, "<polygon");
    }

    private static int paths(String svg) {
        return svg.split("stroke-linecap", -1).length;
    }

    @Test
    @DisplayName("LE8 what people write is never markup, long words are broken, and an empty map is a picture too")
    void words_are_words() throws Exception {
        SystemMap map = SystemMap.from(Map.of(
                "title",
                "<script>\u0000&",
                "elements",
                Map.of(
                        "a",
                        card("</text><script>alert(1)</script>", 0, 0),
                        "b",
                        card(
                                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft und mehr",
                                0,
                                200))));

        String svg = MapSvg.of(map);

        assertThat(svg).doesNotContain("<script", "\u0000");
        assertThat(words(svg)).anySatisfy(line -> assertThat(line).endsWith("…"));
        assertThat(words(svg)).allSatisfy(line -> assertThat(line.length()).isLessThan(40));
        assertThat(words(MapSvg.of(SystemMap.from(Map.of())))).isEmpty();
    }
}
