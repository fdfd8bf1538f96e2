"""The history of the vault's shape. Append only: what once shipped is never changed, and no live code is imported."""

from collections.abc import Iterator

from sqlcipher3 import dbapi2 as sqlcipher

_SCHEMA_1 = """
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    day INTEGER NOT NULL,
    mood INTEGER CHECK (mood BETWEEN 1 AND 5),
    created_utc INTEGER NOT NULL,
    edited_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    backdated INTEGER NOT NULL DEFAULT 0 CHECK (backdated IN (0, 1)),
    source TEXT UNIQUE,
    removed_utc INTEGER,
    title TEXT NOT NULL DEFAULT '',
    preview TEXT NOT NULL DEFAULT '',
    glyphs TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX entry_visible ON entry (id, removed_utc) WHERE removed_utc IS NULL;
CREATE INDEX entry_day ON entry (day, removed_utc, mood);
CREATE INDEX entry_removed ON entry (removed_utc) WHERE removed_utc IS NOT NULL;

CREATE TABLE in_hand (id INTEGER PRIMARY KEY) STRICT;

CREATE VIEW settled_entry AS
    SELECT id, title, body, glyphs FROM entry
    WHERE removed_utc IS NULL AND NOT EXISTS (SELECT 1 FROM in_hand WHERE in_hand.id = entry.id);
CREATE VIEW entry_in_hand AS
    SELECT entry.id, title, body, glyphs FROM in_hand CROSS JOIN entry ON entry.id = in_hand.id
    WHERE removed_utc IS NULL;

CREATE VIRTUAL TABLE entry_words USING fts5 (
    title, body, glyphs, content = 'settled_entry', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO entry_words (entry_words, rank) VALUES ('pgsz', 3900);
INSERT INTO entry_words (entry_words, rank) VALUES ('secure-delete', 1);
INSERT INTO entry_words (entry_words, rank) VALUES ('hashsize', 16777216);
INSERT INTO entry_words (entry_words, rank) VALUES ('automerge', 8);
CREATE VIRTUAL TABLE entry_terms USING fts5vocab (entry_words, row);
CREATE VIRTUAL TABLE entry_term_places USING fts5vocab (entry_words, instance);

CREATE VIRTUAL TABLE words_in_hand USING fts5 (
    title, body, glyphs, content = 'entry_in_hand', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO words_in_hand (words_in_hand, rank) VALUES ('pgsz', 3900);

CREATE TABLE check_in (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    day INTEGER NOT NULL,
    mood INTEGER NOT NULL CHECK (mood BETWEEN 1 AND 5),
    created_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL
) STRICT;
CREATE INDEX check_in_mood ON check_in (day, mood);
"""

# What belongs to an entry hangs on its place, so that "newest first" needs no sorting here either.
_SCHEMA_2 = """
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

SCHEMAS: tuple[str, ...] = (_SCHEMA_1, _SCHEMA_2)
NEWEST = len(SCHEMAS)


def migrate(connection: sqlcipher.Connection, schemas: tuple[str, ...] = SCHEMAS) -> None:
    """Brings a vault to the newest shape, one transaction a step: a step that is cut short has not begun."""
    for number, script in enumerate(schemas, 1):
        if version(connection) >= number:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version(connection) < number:
                for statement in statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def version(connection: sqlcipher.Connection) -> int:
    """Which shape a vault has; 0 before the first."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def statements(script: str) -> Iterator[str]:
    """The single statements of a script. `executescript` would commit the transaction that has to hold them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if statement.strip() and sqlcipher.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        raise ValueError("the script ends inside a statement")
