package balcony.exchange;

import balcony.model.Bundle;
import balcony.model.ElementId;
import balcony.model.SystemMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A map as one SVG picture, for pages without scripts: its cards and links as the page draws them at rest, on white. It says nothing of people,
 * voices, or what was set aside.
 */
public final class MapSvg {
    private static final double MARGIN = 28;
    private static final double BOW_SHARE = 0.12;
    private static final double MOST_BOW = 44;
    private static final double LANE = 34;
    private static final String FONTS =
            "system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Noto Sans, Liberation Sans, Arial, sans-serif";

    private MapSvg() {}

    /** The picture; without anything on the map it is empty. */
    public static String of(SystemMap map) {
        Map<ElementId, SvgCard> cards = new LinkedHashMap<>();
        map.visibleElements().forEach((id, element) -> cards.put(id, SvgCard.of(element)));
        List<SvgLink> links = links(map, cards);
        Frame frame = Frame.around(cards, links);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%.0f %.0f %.0f %.0f\" width=\"%3$.0f\" height=\"%4$.0f\""
                        + " font-family=\"%5$s\" role=\"img\"><title>%6$s</title>"
                        + "<rect x=\"%1$.0f\" y=\"%2$.0f\" width=\"%3$.0f\" height=\"%4$.0f\" fill=\"#ffffff\"/>",
                frame.left() - MARGIN,
                frame.top() - MARGIN,
                frame.right() - frame.left() + 2 * MARGIN,
                frame.bottom() - frame.top() + 2 * MARGIN,
                FONTS,
                SvgText.escaped(map.title().isBlank() ? "A map without a title" : map.title())));
        links.forEach(link -> svg.append(link.line()));
        links.forEach(link -> svg.append(link.marks()));
        cards.values().forEach(card -> svg.append(card.svg()));
        return svg.append("</svg>").toString();
    }

    private static List<SvgLink> links(SystemMap map, Map<ElementId, SvgCard> cards) {
        Map<List<ElementId>, Integer> lanes = new HashMap<>();
        List<SvgLink> links = new ArrayList<>();
        for (Bundle bundle : map.bundles()) {
            SvgCard from = cards.get(bundle.from());
            SvgCard to = cards.get(bundle.to());
            if (from == null || to == null || !map.isClaimed(bundle)) {
                continue;
            }
            int lane = lanes.merge(List.of(bundle.from(), bundle.to()), 1, Integer::sum) - 1;
            if (bundle.from().equals(bundle.to())) {
                links.add(new SvgLink(bundle, loop(from)));
                continue;
            }
            double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
            SvgCurve.bowed(from.centre(), to.centre(), Math.min(MOST_BOW, length * BOW_SHARE) + lane * LANE)
                    .between(from::holds, to::holds)
                    .ifPresent(curve -> links.add(new SvgLink(bundle, curve)));
        }
        return links;
    }

    /** A link from a card to itself: a loop over its top right corner. */
    private static SvgCurve loop(SvgCard card) {
        double right = card.x() + card.width() / 2;
        double top = card.y() - card.height() / 2;
        return new SvgCurve(right - 34, top - 3, right + 44, top - 64, right + 3, card.y() - 4);
    }

    /** The rectangle that holds all that is drawn. */
    private record Frame(double left, double top, double right, double bottom) {
        static Frame around(Map<ElementId, SvgCard> cards, List<SvgLink> links) {
            List<Frame> all = new ArrayList<>();
            cards.values()
                    .forEach(card -> all.add(new Frame(
                            card.x() - card.width() / 2,
                            card.y() - card.height() / 2,
                            card.x() + card.width() / 2,
                            card.y() + card.height() / 2)));
            links.stream().map(SvgLink::curve).forEach(curve -> all.add(of(curve)));
            return all.stream().reduce(Frame::with).orElse(new Frame(0, 0, 0, 0));
        }

        private static Frame of(SvgCurve curve) {
            return new Frame(
                    Math.min(curve.x0(), Math.min(curve.cx(), curve.x1())),
                    Math.min(curve.y0(), Math.min(curve.cy(), curve.y1())),
                    Math.max(curve.x0(), Math.max(curve.cx(), curve.x1())),
                    Math.max(curve.y0(), Math.max(curve.cy(), curve.y1())));
        }

        private Frame with(Frame other) {
            return new Frame(
                    Math.min(left, other.left),
                    Math.min(top, other.top),
                    Math.max(right, other.right),
                    Math.max(bottom, other.bottom));
        }
    }
}
