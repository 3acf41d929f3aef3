package balcony.server.web.plain;

import static j2html.TagCreator.a;
import static j2html.TagCreator.div;
import static j2html.TagCreator.header;
import static j2html.TagCreator.main;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.text;

import j2html.tags.DomContent;

/** What all plain pages have around their content: the same frame that the page's scripts draw. */
final class Frame {
    /** The sign of the place: someone at the railing of a balcony. */
    private static final String MARK = """
            <svg class="mark" viewBox="0 0 40 40" width="34" height="34" aria-hidden="true" focusable="false">\
            <rect width="40" height="40" rx="10" fill="currentColor"/>\
            <g fill="none" stroke="var(--mark-line)" stroke-width="2.6" stroke-linecap="round">\
            <path d="M7 18.5h26M7 31h26M11.5 18.5V31M17.2 18.5V31M22.8 18.5V31M28.5 18.5V31"/>\
            <circle cx="20" cy="10.5" r="3.2" fill="var(--mark-line)" stroke="none"/></g></svg>""";

    private Frame() {}

    static String of(DomContent... content) {
        return div(
                        a("Skip to the content").withHref("#main").withClass("skip-link"),
                        header(a(rawHtml(MARK), text("Balcony")).withHref("/").withClass("site-name"))
                                .withClass("site-header"),
                        main(content).withId("main").withClass("page-main"))
                .withClass("page")
                .render();
    }

    /** What went wrong and what now, where the eye is first. */
    static DomContent problem(String words) {
        return div(p(words)).withClass("notice notice-danger").attr("role", "alert");
    }
}
