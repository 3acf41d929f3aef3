-- What the enablers of a map decided about who draws in it now. A row stands for as long as its decision holds.
CREATE TABLE hands_off (
    map    TEXT PRIMARY KEY REFERENCES map (id),
    member TEXT    NOT NULL,
    at     INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE locked_record (
    map        TEXT    NOT NULL REFERENCES map (id),
    collection TEXT    NOT NULL,
    record     TEXT    NOT NULL,
    member     TEXT    NOT NULL,
    at         INTEGER NOT NULL,
    PRIMARY KEY (map, collection, record)
) WITHOUT ROWID;

-- Read at each start: equal to this build's number means that nothing is to be migrated.
PRAGMA user_version = 5;
