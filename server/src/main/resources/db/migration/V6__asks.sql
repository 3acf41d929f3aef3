-- What everybody was asked. The question is in the map's document too; of the answers nothing is, before they are opened together.
CREATE TABLE ask (
    map          TEXT    NOT NULL REFERENCES map (id),
    id           TEXT    NOT NULL,
    prompt       TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    options      TEXT    NOT NULL,
    unattributed INTEGER NOT NULL,
    count_shown  INTEGER NOT NULL,
    closes_at    INTEGER,
    state        TEXT    NOT NULL,
    opened_by    TEXT    NOT NULL,
    opened_at    INTEGER NOT NULL,
    PRIMARY KEY (map, id)
) WITHOUT ROWID;

-- Who answered what, until it is opened or cancelled; then the rows are deleted. Without times, and in no order that tells one.
CREATE TABLE sealed_answer (
    map    TEXT NOT NULL,
    ask    TEXT NOT NULL,
    person TEXT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (map, ask, person)
) WITHOUT ROWID;

-- Read at each start: equal to this build's number means that nothing is to be migrated.
PRAGMA user_version = 6;
