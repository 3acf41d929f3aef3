package balcony.server.room;

import balcony.server.access.Conduct;
import balcony.server.access.Gate;
import balcony.server.access.Grant;
import balcony.server.access.Role;
import balcony.server.crdt.DocumentId;
import balcony.server.journal.MapId;
import balcony.server.journal.MemberId;
import balcony.server.journal.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Grants that a test sets, in memory. A map's id is its document's text. */
public final class SettableGate implements Gate, MapFounder {
    private final Map<DocumentId, Map<PersonId, Grant>> grants = new ConcurrentHashMap<>();
    private final Map<String, PersonId> peers = new ConcurrentHashMap<>();
    private final List<Consumer<GrantChange>> listeners = new CopyOnWriteArrayList<>();
    private final Map<MapId, Conduct> conducts = new ConcurrentHashMap<>();
    private final List<Consumer<MapId>> conductListeners = new CopyOnWriteArrayList<>();

    public void set(DocumentId document, String person, Role role) {
        PersonId id = new PersonId(person);
        Grant grant = new Grant(new MapId(document.text()), id, new MemberId("member-" + person), role);
        grants.computeIfAbsent(document, any -> new ConcurrentHashMap<>()).put(id, grant);
        tell(new GrantChange(grant.map(), id, Optional.of(grant)));
    }

    public void remove(DocumentId document, String person) {
        PersonId id = new PersonId(person);
        grants.getOrDefault(document, Map.of()).remove(id);
        tell(new GrantChange(new MapId(document.text()), id, Optional.empty()));
    }

    private void tell(GrantChange change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    @Override
    public Optional<Grant> grant(PersonId person, DocumentId document) {
        return Optional.ofNullable(grants.getOrDefault(document, Map.of()).get(person));
    }

    @Override
    public boolean claimPeer(String peerId, PersonId person) {
        return person.equals(peers.computeIfAbsent(peerId, any -> person));
    }

    @Override
    public void onGrantChange(Consumer<GrantChange> listener) {
        listeners.add(listener);
    }

    /** Decides who draws in a map from now on. */
    public void set(DocumentId document, Conduct conduct) {
        MapId map = new MapId(document.text());
        conducts.put(map, conduct);
        conductListeners.forEach(listener -> listener.accept(map));
    }

    @Override
    public Conduct conduct(MapId map) {
        return conducts.getOrDefault(map, Conduct.FREE);
    }

    @Override
    public void onConductChange(Consumer<MapId> listener) {
        conductListeners.add(listener);
    }

    @Override
    public Optional<Grant> found(DocumentId document, PersonId person) {
        if (grants.containsKey(document)) {
            return Optional.empty();
        }
        set(document, person.value(), Role.ENABLER);
        return grant(person, document);
    }
}
