package balcony.server.web;

import balcony.model.Standing;
import balcony.model.SystemMap;
import balcony.server.journal.MapId;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;

/** What a map says of itself now, read from the map; its listed title alone while it cannot be read. */
public final class PictureGlance implements MapGlance {
    private final Pasts pasts;
    private final MapGlance fallback;

    public PictureGlance(Pasts pasts, MapGlance fallback) {
        this.pasts = pasts;
        this.fallback = fallback;
    }

    @Override
    public Future<Glance> at(MapId map) {
        return pasts.ask(map, (history, key) -> glance(SystemMap.from(history.tree(key, history.heads(key)))))
                .recover(unreadable -> fallback.at(map));
    }

    private static Glance glance(SystemMap map) {
        List<Voice> voices = map.voices().entrySet().stream()
                .filter(entry -> entry.getValue().standing() == Standing.HERE)
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().order()))
                .map(entry -> voice(entry.getKey().text(), entry.getValue()))
                .toList();
        return new Glance(map.title(), map.question(), voices);
    }

    private static Voice voice(String id, balcony.model.Voice voice) {
        return new Voice(id, voice.name(), voice.kind().word(), voice.colour().orElse(""));
    }
}
