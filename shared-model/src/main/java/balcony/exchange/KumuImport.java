package balcony.exchange;

import balcony.exchange.ImportPlan.Outcome;
import balcony.exchange.ImportPlan.Row;
import balcony.model.Element;
import balcony.model.Link;
import balcony.model.Sign;
import balcony.model.VoiceId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Plans how a Kumu file comes into a map. Elements and links are known again by the id that they had in the file, so that
 * importing it again updates. Each link carries a claim by a voice named after the file.
 */
public final class KumuImport {
    private final ImportContext context;
    private final KumuProject project;
    private final Patch patch = new Patch();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> elementIds = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();

    private KumuImport(ImportContext context, KumuProject project) {
        this.context = context;
        this.project = project;
        project.elements().forEach(element -> labels.put(element.id(), element.label()));
    }

    /** What importing these bytes would do, or why they cannot be imported. */
    public static ImportResult plan(byte[] file, ImportContext context) {
        try {
            return new ImportResult.Planned(new KumuImport(context, KumuReader.read(file)).plan());
        } catch (FileRefused refused) {
            return new ImportResult.Refused(refused.reason());
        }
    }

    private ImportPlan plan() {
        ImportVoice voice = ImportVoice.of(context);
        elements();
        links(voice.id());
        if (!patch.isEmpty()) {
            voice.create(patch);
        }
        rows.addAll(project.refused());
        return new ImportPlan(context.source(), rows, project.warnings(), patch.tree());
    }

    private void elements() {
        Map<String, String> known = new LinkedHashMap<>();
        context.map().elements().forEach((id, element) -> known.put(KumuMark.id(element.ext()), id.text()));
        Map<String, KumuProject.Element> fresh = new LinkedHashMap<>();
        for (KumuProject.Element element : project.elements()) {
            String id = known.get(element.id());
            if (id == null) {
                elementIds.put(element.id(), context.ids().get());
                fresh.put(element.id(), element);
                rows.add(new Row("element", element.label(), Outcome.NEW, ""));
            } else {
                elementIds.put(element.id(), id);
                boolean updated = update(id, element);
                rows.add(new Row("element", element.label(), updated ? Outcome.UPDATED : Outcome.UNCHANGED, ""));
            }
        }
        create(fresh);
    }

    private void create(Map<String, KumuProject.Element> fresh) {
        Map<String, KumuProject.Place> places = new ImportPlaces(context.map(), project).of(fresh);
        fresh.forEach((fileId, element) -> {
            KumuProject.Place place = places.getOrDefault(fileId, new KumuProject.Place(0, 0));
            Patch record = patch.at("elements", elementIds.getOrDefault(fileId, ""));
            record.put("kind", KumuKinds.element(element.type()).word())
                    .put("label", element.label())
                    .put("notes", element.description())
                    .put("x", place.x())
                    .put("y", place.y())
                    .put("standing", "here")
                    .put("standingWhy", "")
                    .put("by", context.by().text())
                    .put("at", context.at().toEpochMilli());
            List.of("meanings", "stands", "aims").forEach(record::at);
            record.put("tags", set(element.tags()));
            record.put("ext", KumuMark.of(element.id(), element.type(), element.fields()));
        });
    }

    private boolean update(String id, KumuProject.Element fresh) {
        Element element = Lookup.element(context.map(), id);
        Patch changes = new Patch();
        changes.putUnless(element.label().equals(fresh.label()), "label", fresh.label());
        changes.putUnless(element.notes().equals(fresh.description()), "notes", fresh.description());
        changes.putUnless(element.tags().containsAll(fresh.tags()), "tags", set(fresh.tags()));
        Map<String, Object> mark = KumuMark.of(fresh.id(), fresh.type(), fresh.fields());
        changes.putUnless(KumuMark.same(element.ext(), mark), "ext", mark);
        return patch.merge(changes, "elements", id);
    }

    private void links(VoiceId voice) {
        Map<String, String> known = new LinkedHashMap<>();
        context.map().links().forEach((id, link) -> known.put(KumuMark.id(link.ext()), id.text()));
        for (KumuProject.Connection connection : project.connections()) {
            Outcome outcome = link(connection, connection.id(), connection.from(), connection.to(), voice, known);
            if (connection.direction() == KumuProject.Direction.MUTUAL) {
                String back = connection.id() + "#back";
                Outcome returning = link(connection, back, connection.to(), connection.from(), voice, known);
                outcome = outcome == Outcome.UNCHANGED ? returning : outcome;
            }
            rows.add(new Row("link", label(connection.from()) + " → " + label(connection.to()), outcome, ""));
        }
    }

    private Outcome link(
            KumuProject.Connection connection,
            String fileId,
            String from,
            String to,
            VoiceId voice,
            Map<String, String> known) {
        String id = known.get(fileId);
        if (id == null) {
            createLink(connection, fileId, from, to, voice);
            return Outcome.NEW;
        }
        return updateLink(id, connection, fileId, voice) ? Outcome.UPDATED : Outcome.UNCHANGED;
    }

    private void createLink(KumuProject.Connection connection, String fileId, String from, String to, VoiceId voice) {
        Patch link = patch.at("links", context.ids().get());
        link.put("from", elementIds.getOrDefault(from, ""))
                .put("to", elementIds.getOrDefault(to, ""))
                .put("kind", KumuKinds.link(connection).word())
                .put("label", connection.label())
                .put("standing", "here")
                .put("standingWhy", "")
                .put("by", context.by().text())
                .put("at", context.at().toEpochMilli());
        claim(link.at("claims", context.ids().get()), connection, voice);
        link.put("ext", KumuMark.of(fileId, connection.type(), connection.fields()));
    }

    private void claim(Patch claim, KumuProject.Connection connection, VoiceId voice) {
        claim.put("by", context.by().text())
                .put("voices", Map.of(voice.text(), true))
                .put("as", "heard")
                .put("why", connection.description())
                .put("evidence", Map.of())
                .put("at", context.at().toEpochMilli())
                .put("state", "held");
        connection.sign().ifPresent(sign -> claim.put("sign", sign.word()));
        if (connection.delayed()) {
            claim.put("delay", true);
        }
    }

    private boolean updateLink(String id, KumuProject.Connection connection, String fileId, VoiceId voice) {
        Link link = Lookup.link(context.map(), id);
        Patch changes = new Patch();
        changes.putUnless(link.label().equals(connection.label()), "label", connection.label());
        Map<String, Object> mark = KumuMark.of(fileId, connection.type(), connection.fields());
        changes.putUnless(KumuMark.same(link.ext(), mark), "ext", mark);
        Lookup.claimOf(link, voice)
                .ifPresentOrElse(
                        claim -> {
                            String sign = connection.sign().orElse(Sign.UNKNOWN).word();
                            String was =
                                    claim.getValue().sign().orElse(Sign.UNKNOWN).word();
                            boolean delay = claim.getValue().delay().orElse(false);
                            Patch said = new Patch();
                            said.putUnless(was.equals(sign), "sign", sign);
                            said.putUnless(
                                    claim.getValue().why().equals(connection.description()),
                                    "why",
                                    connection.description());
                            said.putUnless(delay == connection.delayed(), "delay", connection.delayed());
                            changes.merge(said, "claims", claim.getKey().text());
                        },
                        () -> claim(changes.at("claims", context.ids().get()), connection, voice));
        return patch.merge(changes, "links", id);
    }

    private String label(String fileId) {
        return labels.getOrDefault(fileId, fileId);
    }

    private static Map<String, Object> set(Iterable<String> names) {
        Map<String, Object> set = new LinkedHashMap<>();
        names.forEach(name -> set.put(name, true));
        return set;
    }
}
