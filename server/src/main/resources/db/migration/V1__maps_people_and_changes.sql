-- Times are milliseconds since 1970. Secrets are kept as SHA-256 only.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE person (
    id         TEXT PRIMARY KEY,
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE return_code (
    hash   BLOB PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id)
) WITHOUT ROWID;

CREATE TABLE map (
    id            TEXT PRIMARY KEY,
    document      TEXT    NOT NULL UNIQUE,
    title         TEXT    NOT NULL,
    recovery_hash BLOB    NOT NULL UNIQUE,
    created_by    TEXT    NOT NULL REFERENCES person (id),
    created_at    INTEGER NOT NULL
) WITHOUT ROWID;

-- The log. Rows are only ever added.
CREATE TABLE change (
    position    INTEGER PRIMARY KEY AUTOINCREMENT,
    map         TEXT    NOT NULL,
    hash        BLOB    NOT NULL,
    actor       TEXT    NOT NULL,
    seq         INTEGER NOT NULL,
    person      TEXT    NOT NULL,
    received_at INTEGER NOT NULL,
    chunk       BLOB    NOT NULL,
    UNIQUE (map, hash),
    UNIQUE (map, actor, seq)
);
CREATE INDEX change_in_order ON change (map, position);

CREATE TABLE actor_owner (
    map    TEXT NOT NULL,
    actor  TEXT NOT NULL,
    person TEXT NOT NULL,
    PRIMARY KEY (map, actor)
) WITHOUT ROWID;

CREATE TABLE refused (
    map    TEXT    NOT NULL,
    hash   BLOB    NOT NULL,
    person TEXT    NOT NULL,
    reason TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (map, hash)
) WITHOUT ROWID;

-- What a moment is, beside its copy in the document; heads are hexadecimal, joined by commas.
CREATE TABLE moment (
    map       TEXT    NOT NULL REFERENCES map (id),
    id        TEXT    NOT NULL,
    title     TEXT    NOT NULL,
    narration TEXT    NOT NULL,
    heads     TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    member    TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (map, id)
) WITHOUT ROWID;

CREATE TABLE membership (
    map        TEXT    NOT NULL REFERENCES map (id),
    person     TEXT    NOT NULL REFERENCES person (id),
    member     TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    joined_at  INTEGER NOT NULL,
    removed_at INTEGER,
    PRIMARY KEY (map, person),
    UNIQUE (map, member)
) WITHOUT ROWID;
CREATE INDEX membership_of_person ON membership (person);

CREATE TABLE membership_voice (
    map    TEXT NOT NULL,
    member TEXT NOT NULL,
    voice  TEXT NOT NULL,
    PRIMARY KEY (map, member, voice)
) WITHOUT ROWID;

CREATE TABLE invite (
    id         TEXT PRIMARY KEY,
    map        TEXT    NOT NULL REFERENCES map (id),
    token_hash BLOB    NOT NULL UNIQUE,
    code       TEXT    NOT NULL UNIQUE,
    role       TEXT    NOT NULL,
    expires_at INTEGER,
    max_uses   INTEGER,
    made_by    TEXT    NOT NULL REFERENCES person (id),
    made_at    INTEGER NOT NULL,
    revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX invite_of_map ON invite (map, made_at);

CREATE TABLE invite_use (
    invite TEXT    NOT NULL REFERENCES invite (id),
    person TEXT    NOT NULL REFERENCES person (id),
    at     INTEGER NOT NULL,
    PRIMARY KEY (invite, person)
) WITHOUT ROWID;

CREATE TABLE code_attempt (
    at INTEGER NOT NULL
);
CREATE INDEX code_attempt_at ON code_attempt (at);

CREATE TABLE session (
    id         TEXT PRIMARY KEY,
    person     TEXT    NOT NULL REFERENCES person (id),
    started_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at   INTEGER
) WITHOUT ROWID;

CREATE TABLE ticket (
    hash    BLOB PRIMARY KEY,
    session TEXT    NOT NULL REFERENCES session (id),
    made_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE peer_owner (
    peer   TEXT PRIMARY KEY,
    person TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit (
    at     INTEGER NOT NULL,
    person TEXT    NOT NULL,
    map    TEXT,
    what   TEXT    NOT NULL,
    detail TEXT    NOT NULL
);
CREATE INDEX audit_at ON audit (at);

-- Read at each start: equal to this build's number means that nothing is to be migrated.
PRAGMA user_version = 1;
