-- Changes that the reader does not load, as this version of the server found.
CREATE TABLE quarantine (
    hash    BLOB    NOT NULL,
    version TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (hash, version)
) WITHOUT ROWID;

-- The actors under which the server itself wrote in a map before it took another one.
CREATE TABLE server_actor (
    map   TEXT NOT NULL,
    actor TEXT NOT NULL,
    PRIMARY KEY (map, actor)
) WITHOUT ROWID;

-- Who brought back a change of somebody else's that a restore had lost.
CREATE TABLE returned (
    position INTEGER PRIMARY KEY,
    map      TEXT    NOT NULL,
    person   TEXT    NOT NULL
);
CREATE INDEX returned_of_map ON returned (map);

-- An archived map is absent to everybody until it is taken back out.
ALTER TABLE map ADD COLUMN archived_at INTEGER;

PRAGMA user_version = 3;
