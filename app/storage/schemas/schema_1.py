"""The journal, its index, and check-ins. Shipped: never changed."""

SCRIPT = """
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
