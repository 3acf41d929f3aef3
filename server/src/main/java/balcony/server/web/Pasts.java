package balcony.server.web;

import balcony.server.access.Grant;
import balcony.server.access.MapEntry;
import balcony.server.access.Maps;
import balcony.server.crdt.ChangeHash;
import balcony.server.history.History;
import balcony.server.history.MapKey;
import balcony.server.history.Point;
import balcony.server.journal.MapId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Optional;

/** The way from a request to a map's past: on threads of its own, because reading may take seconds. */
public final class Pasts {
    private static final int THREADS = 4;

    private final History history;
    private final Maps maps;
    private final WorkerExecutor threads;

    public Pasts(Vertx vertx, History history, Maps maps) {
        this.history = history;
        this.maps = maps;
        this.threads = vertx.createSharedWorkerExecutor("history", THREADS);
    }

    /** A question to the past. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(History history, MapKey map);
    }

    /** Asks about the map of a grant, off the event loop. */
    public <T> Future<T> ask(Grant grant, Question<T> question) {
        return ask(grant.map(), question);
    }

    /** As above, for a map that the caller was let see in another way. */
    public <T> Future<T> ask(MapId map, Question<T> question) {
        return threads.executeBlocking(() -> question.ask(history, key(map)), false);
    }

    private MapKey key(MapId map) {
        MapEntry entry = maps.find(map).orElseThrow(() -> Problem.noSuchMap().asException());
        return new MapKey(entry.id(), entry.document());
    }

    /** The heads that words for a point mean, or those of now where there are none. Blocks. */
    public List<ChangeHash> heads(MapKey map, Optional<String> at) {
        if (at.isEmpty()) {
            return history.heads(map);
        }
        Point point = history.find(map, at.get());
        if (point instanceof Point.At found) {
            return found.heads();
        } else if (point instanceof Point.Unknown unknown) {
            throw Problem.notFound(unknown.reason()).asException();
        } else if (point instanceof Point.Unreadable unreadable) {
            throw Problem.badRequest(unreadable.reason()).asException();
        }
        throw new IllegalStateException("no such point: " + point);
    }
}
