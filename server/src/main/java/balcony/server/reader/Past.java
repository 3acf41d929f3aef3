package balcony.server.reader;

import balcony.server.crdt.Change;
import balcony.server.crdt.ChangeHash;
import balcony.server.crdt.DocumentId;
import java.util.List;
import java.util.OptionalInt;

/** A document's changes in journal order, as the reader asks for them. Places count from 0 and never move. */
public interface Past {
    DocumentId document();

    /** How many changes there are by now. */
    int size();

    /** The changes from one place up to, not including, another. */
    List<Change> changes(int from, int to);

    /** The heads after the first {@code count} changes, sorted. */
    List<ChangeHash> heads(int count);

    /** Where a change is, if it is in here. */
    OptionalInt indexOf(ChangeHash hash);
}
