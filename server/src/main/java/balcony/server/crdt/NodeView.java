package balcony.server.crdt;

import java.util.List;
import java.util.Optional;

/** A {@link MapView} of the objects that operations left. */
final class NodeView implements MapView {
    private final MapNode node;

    NodeView(MapNode node) {
        this.node = node;
    }

    @Override
    public List<String> keys() {
        return node.keys();
    }

    @Override
    public Optional<Value> value(String key) {
        return winner(key).filter(entry -> entry.node() == null).map(Entry::value);
    }

    @Override
    public Optional<String> text(String key) {
        Optional<Entry> winner = winner(key);
        Optional<String> coEdited = winner.map(Entry::node)
                .map(found -> found instanceof SequenceNode sequence && sequence.isText() ? sequence.content() : null);
        return coEdited.or(() ->
                winner.map(Entry::value).map(found -> found instanceof Value.Str string ? string.text() : null));
    }

    @Override
    public Optional<List<Value>> list(String key) {
        return winner(key)
                .map(Entry::node)
                .map(found -> found instanceof SequenceNode list && !list.isText() ? values(list) : null);
    }

    private static List<Value> values(SequenceNode list) {
        return list.visible().stream()
                .flatMap(element -> Optional.ofNullable(element.winner()).stream())
                .filter(entry -> entry.node() == null)
                .map(Entry::value)
                .toList();
    }

    @Override
    public Optional<MapView> map(String key) {
        return winner(key).map(Entry::node).map(found -> found instanceof MapNode map ? new NodeView(map) : null);
    }

    private Optional<Entry> winner(String key) {
        return Optional.ofNullable(node.winner(key));
    }
}
