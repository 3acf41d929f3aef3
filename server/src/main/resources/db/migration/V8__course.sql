-- Which step of its agenda a group is at. Its timer runs to ends_at, or stands still with left_ms; with neither it has none.
CREATE TABLE step_on (
    map     TEXT PRIMARY KEY REFERENCES map (id),
    step    TEXT    NOT NULL,
    member  TEXT    NOT NULL,
    since   INTEGER NOT NULL,
    ends_at INTEGER,
    left_ms INTEGER
) WITHOUT ROWID;

-- The enabler who calls everyone to where they look, and until when that stands.
CREATE TABLE called_together (
    map    TEXT PRIMARY KEY REFERENCES map (id),
    member TEXT    NOT NULL,
    until  INTEGER NOT NULL
) WITHOUT ROWID;

-- Answers that one person wrote down for others who are not at a device, until they are opened. Like sealed_answer: no times, no order.
CREATE TABLE heard_answer (
    map    TEXT NOT NULL,
    ask    TEXT NOT NULL,
    id     TEXT NOT NULL,
    person TEXT NOT NULL,
    voices TEXT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (map, ask, id)
) WITHOUT ROWID;

-- Read at each start: equal to this build's number means that nothing is to be migrated.
PRAGMA user_version = 8;
