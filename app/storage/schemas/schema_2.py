"""What belongs to an entry, and wishes. Shipped: never changed.

It hangs on the place of its entry, so that "newest first" needs no sorting here either.
"""

SCRIPT = """
CREATE TABLE wish (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feeling_word (
    key TEXT PRIMARY KEY,
    word TEXT NOT NULL,
    own INTEGER NOT NULL CHECK (own IN (0, 1)),
    hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE entry_feeling (
    feeling TEXT NOT NULL,
    entry INTEGER NOT NULL REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    number INTEGER NOT NULL,
    strength INTEGER CHECK (strength BETWEEN 0 AND 10),
    PRIMARY KEY (feeling, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_feeling_of ON entry_feeling (entry, number);

CREATE TABLE label (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('tag', 'person')),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (kind, folded)
) STRICT;

CREATE TABLE entry_label (
    label INTEGER NOT NULL REFERENCES label (id) ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    number INTEGER NOT NULL,
    PRIMARY KEY (label, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_label_of ON entry_label (entry, number);

CREATE TABLE entry_link (
    target TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('entry')),
    entry INTEGER NOT NULL REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (target, kind, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_link_of ON entry_link (entry);

CREATE TABLE kept_line (
    uid TEXT PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    words TEXT NOT NULL,
    kept_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX kept_line_of ON kept_line (entry);

CREATE TABLE topic_to_bring (
    uid TEXT PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    words TEXT NOT NULL,
    marked_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX topic_to_bring_of ON topic_to_bring (entry);

CREATE TABLE entry_version (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    written_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX entry_version_of ON entry_version (entry, written_utc);

CREATE TABLE closed_entry (
    entry INTEGER PRIMARY KEY REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    mood INTEGER CHECK (mood BETWEEN 1 AND 5),
    title TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE timed_sitting (
    uid TEXT PRIMARY KEY,
    entry INTEGER NOT NULL REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    began_utc INTEGER NOT NULL,
    used_s INTEGER NOT NULL CHECK (used_s >= 0),
    before INTEGER CHECK (before BETWEEN 0 AND 10),
    after INTEGER CHECK (after BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX timed_sitting_of ON timed_sitting (entry);
CREATE INDEX timed_sitting_began ON timed_sitting (began_utc);

CREATE TABLE own_prompt (
    uid TEXT PRIMARY KEY,
    words TEXT NOT NULL,
    made_utc INTEGER NOT NULL
) STRICT;

CREATE TABLE picture (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('jpeg', 'png')),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    added_utc INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE INDEX picture_added ON picture (added_utc);

CREATE TABLE entry_picture (
    picture INTEGER NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
    entry INTEGER NOT NULL REFERENCES entry (id) ON UPDATE CASCADE ON DELETE CASCADE,
    PRIMARY KEY (picture, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_picture_of ON entry_picture (entry);
"""
