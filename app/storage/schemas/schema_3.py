"""What the safe space keeps of a person's own: every row has a name that goes with it into an export.

Words come last: of a row that is damaged, what stands before the damage can be saved.
"""

SCRIPT = """
CREATE TABLE session (
    uid TEXT PRIMARY KEY,
    at INTEGER NOT NULL,
    with_whom TEXT NOT NULL DEFAULT '',
    made_utc INTEGER NOT NULL
) STRICT;
CREATE INDEX session_at ON session (at);

CREATE TABLE sound (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('wav', 'mp3', 'flac', 'ogg')),
    length_ms INTEGER NOT NULL CHECK (length_ms > 0),
    added_utc INTEGER NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE kit_thing (
    uid TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('line', 'picture', 'sound')),
    picture TEXT REFERENCES picture (uid),
    sound TEXT REFERENCES sound (uid),
    added_utc INTEGER NOT NULL,
    words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX kit_thing_picture ON kit_thing (picture) WHERE picture IS NOT NULL;
CREATE INDEX kit_thing_sound ON kit_thing (sound) WHERE sound IS NOT NULL;

CREATE TABLE calm_place (
    uid TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'real', 'imagined')),
    made_utc INTEGER NOT NULL,
    spoiled_utc INTEGER,
    name TEXT NOT NULL DEFAULT '',
    cue TEXT NOT NULL DEFAULT '',
    see TEXT NOT NULL DEFAULT '',
    hear TEXT NOT NULL DEFAULT '',
    smell TEXT NOT NULL DEFAULT '',
    warmth TEXT NOT NULL DEFAULT '',
    touch TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE calm_place_picture (
    place TEXT NOT NULL REFERENCES calm_place (uid) ON DELETE CASCADE,
    picture TEXT NOT NULL REFERENCES picture (uid),
    number INTEGER NOT NULL,
    PRIMARY KEY (place, picture)
) STRICT, WITHOUT ROWID;
CREATE INDEX calm_place_picture_of ON calm_place_picture (picture);

CREATE TABLE put_away (
    uid TEXT PRIMARY KEY,
    label TEXT NOT NULL CHECK (length(label) <= 60),
    put_away_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    until TEXT NOT NULL CHECK (until IN ('session', 'day', 'closed')),
    day INTEGER,
    looked_at_utc INTEGER,
    looked_with TEXT NOT NULL DEFAULT '' CHECK (looked_with IN ('', 'therapist', 'alone', 'not'))
) STRICT;

CREATE TABLE kind_letter (
    uid TEXT PRIMARY KEY,
    tone TEXT NOT NULL CHECK (tone IN ('warm', 'plain', 'practical')),
    written_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    edited_utc INTEGER NOT NULL,
    read_again_day INTEGER,
    words TEXT NOT NULL
) STRICT;

CREATE TABLE plan_line (
    uid TEXT PRIMARY KEY,
    part TEXT NOT NULL CHECK (part IN ('signs', 'alone', 'company', 'people', 'services', 'safer', 'reasons')),
    number INTEGER NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    made_utc INTEGER NOT NULL,
    picture TEXT REFERENCES picture (uid),
    opens TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX plan_line_part ON plan_line (part, number);
CREATE INDEX plan_line_picture ON plan_line (picture) WHERE picture IS NOT NULL;

CREATE TABLE haven_moment (
    uid TEXT PRIMARY KEY,
    exercise TEXT NOT NULL,
    began_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    used_s INTEGER NOT NULL CHECK (used_s >= 0),
    before INTEGER CHECK (before BETWEEN 0 AND 10),
    after INTEGER CHECK (after BETWEEN 0 AND 10),
    helped INTEGER CHECK (helped BETWEEN -1 AND 2)
) STRICT;
CREATE INDEX haven_moment_began ON haven_moment (began_utc);
"""
