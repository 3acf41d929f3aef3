package balcony.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One map: what a group has drawn. Nothing is required, because a stock client may write partial records: a reader
 * fills in each `default`, takes a value that it cannot use as missing, and keeps keys that it does not know.
 *
 * @param extra keys that this version does not know, and values that it cannot use, kept as they are
 */
public record SystemMap(
        double schema,
        String title,
        String question,
        Map<VoiceId, Voice> voices,
        Map<ElementId, Element> elements,
        Map<LinkId, Link> links,
        Map<AreaId, Area> areas,
        Map<StakeholderId, Stakeholder> stakeholders,
        Map<AmbitionId, Ambition> ambitions,
        Map<NoteId, Note> notes,
        Map<MomentId, Moment> moments,
        Map<String, Experiment> experiments,
        Map<String, Ask> asks,
        Map<String, Map<String, Object>> styles,
        Map<String, Map<String, Object>> views,
        Map<String, Map<String, Object>> fields,
        Map<String, Map<String, Object>> layers,
        Map<String, AgendaItem> agenda,
        Map<String, Object> extra) {
    public SystemMap {
        voices = Ordered.copy(voices);
        elements = Ordered.copy(elements);
        links = Ordered.copy(links);
        areas = Ordered.copy(areas);
        stakeholders = Ordered.copy(stakeholders);
        ambitions = Ordered.copy(ambitions);
        notes = Ordered.copy(notes);
        moments = Ordered.copy(moments);
        experiments = Ordered.copy(experiments);
        asks = Ordered.copy(asks);
        styles = Ordered.copy(styles);
        views = Ordered.copy(views);
        fields = Ordered.copy(fields);
        layers = Ordered.copy(layers);
        agenda = Ordered.copy(agenda);
        extra = Tree.copy(extra);
    }

    /** Reads the record from a plain tree. */
    public static SystemMap from(Map<?, ?> tree) {
        Fields fields = new Fields(tree);
        return new SystemMap(
                fields.number("schema", 1),
                fields.text("title"),
                fields.text("question"),
                fields.records("voices", VoiceId::new, Voice::from),
                fields.records("elements", ElementId::new, Element::from),
                fields.records("links", LinkId::new, Link::from),
                fields.records("areas", AreaId::new, Area::from),
                fields.records("stakeholders", StakeholderId::new, Stakeholder::from),
                fields.records("ambitions", AmbitionId::new, Ambition::from),
                fields.records("notes", NoteId::new, Note::from),
                fields.records("moments", MomentId::new, Moment::from),
                fields.records("experiments", id -> id, Experiment::from),
                fields.records("asks", id -> id, Ask::from),
                fields.records("styles", id -> id, Tree::copy),
                fields.records("views", id -> id, Tree::copy),
                fields.records("fields", id -> id, Tree::copy),
                fields.records("layers", id -> id, Tree::copy),
                fields.records("agenda", id -> id, AgendaItem::from),
                fields.extra());
    }

    /** The elements that are on the map. */
    public Map<ElementId, Element> visibleElements() {
        return only(elements, element -> element.standing() == Standing.HERE);
    }

    /** The links that are drawn: they and what their ends stand for are on the map. */
    public Map<LinkId, Link> visibleLinks() {
        return only(links, link -> link.standing() == Standing.HERE && isDrawn(link.endsAmong(elements)));
    }

    /** What is drawn between elements, sorted by id. */
    public List<Bundle> bundles() {
        return Bundles.of(this);
    }

    /** The layers that hold something, sorted: together they are the map. */
    public List<Layer> voiceLayers() {
        return Layers.of(this);
    }

    /** The map as some layers show it: the claims that are in them, with the voices that are. */
    public SystemMap through(Set<Layer> shown) {
        return Layers.through(this, shown);
    }

    /** Lays two layers over each other: each connection that either of them has, sorted by id. */
    public List<Compared> compare(Layer first, Layer second) {
        return Layers.compare(this, first, second);
    }

    /** The same map with other links. */
    SystemMap withLinks(Map<LinkId, Link> others) {
        return new SystemMap(
                schema,
                title,
                question,
                voices,
                elements,
                others,
                areas,
                stakeholders,
                ambitions,
                notes,
                moments,
                experiments,
                asks,
                styles,
                views,
                fields,
                layers,
                agenda,
                extra);
    }

    private boolean isDrawn(Link.Ends ends) {
        return isHere(ends.from()) && isHere(ends.to());
    }

    /** Whether anybody stands by a bundle, or nobody ever said anything of it. One that everybody has taken back has left the map. */
    public boolean isClaimed(Bundle bundle) {
        return !bundle.claims().isEmpty()
                || bundle.links().stream().allMatch(id -> {
                    Link link = links.get(id);
                    return link == null || link.claims().isEmpty();
                });
    }

    private boolean isHere(ElementId id) {
        Element element = elements.get(id);
        return element != null && element.standing() == Standing.HERE;
    }

    private static <I, R> Map<I, R> only(Map<I, R> records, Predicate<R> wanted) {
        Map<I, R> chosen = new LinkedHashMap<>();
        records.forEach((id, record) -> {
            if (wanted.test(record)) {
                chosen.put(id, record);
            }
        });
        return chosen;
    }

    /** The record as a plain tree, with everything that was kept unread. */
    public Map<String, Object> toTree() {
        return new Tree(extra)
                .put("schema", schema)
                .put("title", title)
                .put("question", question)
                .putAll("voices", voices, Voice::toTree)
                .putAll("elements", elements, Element::toTree)
                .putAll("links", links, Link::toTree)
                .putAll("areas", areas, Area::toTree)
                .putAll("stakeholders", stakeholders, Stakeholder::toTree)
                .putAll("ambitions", ambitions, Ambition::toTree)
                .putAll("notes", notes, Note::toTree)
                .putAll("moments", moments, Moment::toTree)
                .putAll("experiments", experiments, Experiment::toTree)
                .putAll("asks", asks, Ask::toTree)
                .putAll("styles", styles, record -> record)
                .putAll("views", views, record -> record)
                .putAll("fields", fields, record -> record)
                .putAll("layers", layers, record -> record)
                .putAll("agenda", agenda, AgendaItem::toTree)
                .build();
    }
}
