-- A cache beside the log: of each long map the names of its changes up to a position, so that opening it need not read them all.
CREATE TABLE change_names (
    map      TEXT    NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    changes  INTEGER NOT NULL,
    sha256   BLOB    NOT NULL,
    names    BLOB    NOT NULL,
    at       INTEGER NOT NULL
);

-- Read at each start: equal to this build's number means that nothing is to be migrated.
PRAGMA user_version = 4;
