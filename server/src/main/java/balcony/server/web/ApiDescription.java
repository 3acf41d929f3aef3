package balcony.server.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The HTTP interface described in OpenAPI, out of {@code openapi.json} on the class path. */
public final class ApiDescription implements Routes {
    private static final String RESOURCE = "/openapi.json";

    private final Buffer description;

    public ApiDescription() {
        try (InputStream resource = ApiDescription.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the server was built without " + RESOURCE);
            }
            this.description = Buffer.buffer(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/openapi.json")
                .handler(context -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .end(description));
    }
}
