-- A cache beside the log, one document of each map at most: what is lost here is made again.
CREATE TABLE compacted (
    map      TEXT    NOT NULL UNIQUE,
    position INTEGER NOT NULL,
    sha256   BLOB    NOT NULL,
    document BLOB    NOT NULL,
    at       INTEGER NOT NULL
);

-- Read at each start: equal to this build's number means that nothing is to be migrated.
PRAGMA user_version = 2;
