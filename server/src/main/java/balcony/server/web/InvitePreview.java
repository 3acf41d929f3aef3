package balcony.server.web;

import balcony.server.access.Role;
import balcony.server.web.MapGlance.Glance;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** What somebody with an invite is told of a map, as the API tells it. */
public final class InvitePreview {
    private InvitePreview() {}

    public static JsonObject json(Role role, Glance glance) {
        JsonArray voices = new JsonArray();
        glance.voices()
                .forEach(voice -> voices.add(new JsonObject()
                        .put("id", voice.id())
                        .put("name", voice.name())
                        .put("kind", voice.kind())
                        .put("colour", voice.colour())));
        return new JsonObject()
                .put("title", glance.title())
                .put("question", glance.question())
                .put("role", role.word())
                .put("voices", voices);
    }
}
