-- When the group of a map meets next, as its enablers set it. `changed` counts how often it was set: calendars take the newest.
CREATE TABLE next_session (
    map     TEXT PRIMARY KEY REFERENCES map (id),
    at      INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    zone    TEXT    NOT NULL,
    place   TEXT    NOT NULL,
    changed INTEGER NOT NULL
) WITHOUT ROWID;

-- Links for those who are not in the map: to see its picture, or when its group meets next. What they open is told by the kind.
CREATE TABLE open_link (
    id         TEXT PRIMARY KEY,
    map        TEXT    NOT NULL REFERENCES map (id),
    kind       TEXT    NOT NULL,
    token_hash BLOB    NOT NULL UNIQUE,
    made_by    TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    expires_at INTEGER,
    revoked_at INTEGER
);

CREATE INDEX open_link_map ON open_link (map);

-- The moments that those with such a link may see.
CREATE TABLE published_moment (
    map    TEXT    NOT NULL REFERENCES map (id),
    moment TEXT    NOT NULL,
    member TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (map, moment)
) WITHOUT ROWID;

-- Read at each start: equal to this build's number means that nothing is to be migrated.
PRAGMA user_version = 7;
