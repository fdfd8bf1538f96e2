"""Goals, homework and filled-in worksheets.

Words come last: of a row that is damaged, what stands before the damage can be saved.
"""

SCRIPT = """
CREATE TABLE life_value (
    uid TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    made_utc INTEGER NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE value_mark (
    uid TEXT PRIMARY KEY,
    value TEXT NOT NULL REFERENCES life_value (uid) ON DELETE CASCADE,
    at_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    importance INTEGER CHECK (importance BETWEEN 0 AND 10),
    lived INTEGER CHECK (lived BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX value_mark_of ON value_mark (value, at_utc);

CREATE TABLE goal (
    uid TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'resting', 'reached', 'let_go')),
    value TEXT REFERENCES life_value (uid) ON DELETE SET NULL,
    agreed INTEGER NOT NULL DEFAULT 0 CHECK (agreed IN (0, 1)),
    weight INTEGER NOT NULL DEFAULT 1 CHECK (weight BETWEEN 1 AND 3),
    baseline INTEGER CHECK (baseline BETWEEN -2 AND 2),
    weeks INTEGER CHECK (weeks BETWEEN 1 AND 520),
    review_day INTEGER,
    made_utc INTEGER NOT NULL,
    edited_utc INTEGER NOT NULL,
    removed_utc INTEGER,
    title TEXT NOT NULL DEFAULT '',
    hard TEXT NOT NULL DEFAULT '',
    wanted TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    much_less TEXT NOT NULL DEFAULT '',
    less TEXT NOT NULL DEFAULT '',
    expected TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '',
    much_more TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX goal_value ON goal (value) WHERE value IS NOT NULL;
CREATE INDEX goal_removed ON goal (removed_utc) WHERE removed_utc IS NOT NULL;

CREATE TABLE goal_mark (
    uid TEXT PRIMARY KEY,
    goal TEXT NOT NULL REFERENCES goal (uid) ON DELETE CASCADE,
    at_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    rating INTEGER CHECK (rating BETWEEN 0 AND 10),
    rung INTEGER CHECK (rung BETWEEN -2 AND 2),
    confidence INTEGER CHECK (confidence BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX goal_mark_of ON goal_mark (goal, at_utc, rating, rung, confidence);

CREATE TABLE goal_step (
    uid TEXT PRIMARY KEY,
    goal TEXT NOT NULL REFERENCES goal (uid) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    day INTEGER,
    done_utc INTEGER,
    made_utc INTEGER NOT NULL,
    words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX goal_step_of ON goal_step (goal, number);

CREATE TABLE goal_strategy (
    uid TEXT PRIMARY KEY,
    goal TEXT NOT NULL REFERENCES goal (uid) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    made_utc INTEGER NOT NULL,
    words TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX goal_strategy_of ON goal_strategy (goal, number);

CREATE TABLE goal_entry (
    goal TEXT NOT NULL REFERENCES goal (uid) ON DELETE CASCADE,
    entry TEXT NOT NULL REFERENCES entry (uid) ON DELETE CASCADE,
    linked_utc INTEGER NOT NULL,
    PRIMARY KEY (goal, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX goal_entry_of ON goal_entry (entry);

CREATE TABLE sheet (
    uid TEXT PRIMARY KEY,
    worksheet TEXT NOT NULL,
    day INTEGER NOT NULL,
    goal TEXT REFERENCES goal (uid) ON DELETE SET NULL,
    page INTEGER NOT NULL DEFAULT 0 CHECK (page >= 0),
    began_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    edited_utc INTEGER NOT NULL,
    finished_utc INTEGER,
    removed_utc INTEGER
) STRICT;
CREATE INDEX sheet_of ON sheet (worksheet, day, began_utc) WHERE removed_utc IS NULL;
CREATE INDEX sheet_day ON sheet (day, began_utc) WHERE removed_utc IS NULL;
CREATE INDEX sheet_goal ON sheet (goal) WHERE goal IS NOT NULL;
CREATE INDEX sheet_removed ON sheet (removed_utc) WHERE removed_utc IS NOT NULL;

CREATE TABLE answer (
    sheet TEXT NOT NULL REFERENCES sheet (uid) ON DELETE CASCADE,
    field TEXT NOT NULL,
    line INTEGER NOT NULL DEFAULT 0 CHECK (line >= 0),
    written_utc INTEGER NOT NULL,
    edited_utc INTEGER NOT NULL,
    at_first TEXT,
    value TEXT NOT NULL,
    PRIMARY KEY (sheet, field, line)
) STRICT;

CREATE TABLE homework (
    uid TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'draft'
        CHECK (state IN ('draft', 'agreed', 'active', 'paused', 'done', 'changed', 'let_go')),
    goal TEXT REFERENCES goal (uid) ON DELETE SET NULL,
    sheet TEXT REFERENCES sheet (uid) ON DELETE SET NULL,
    worksheet TEXT NOT NULL DEFAULT '',
    exercise TEXT NOT NULL DEFAULT '',
    agreed_day INTEGER,
    per_week INTEGER CHECK (per_week BETWEEN 1 AND 21),
    days INTEGER NOT NULL DEFAULT 0 CHECK (days BETWEEN 0 AND 127),
    part TEXT NOT NULL DEFAULT '' CHECK (part IN ('', 'morning', 'midday', 'afternoon', 'evening')),
    once_day INTEGER,
    first_at INTEGER,
    sense INTEGER CHECK (sense BETWEEN 0 AND 10),
    doable INTEGER CHECK (doable BETWEEN 0 AND 10),
    review_session TEXT REFERENCES session (uid) ON DELETE SET NULL,
    made_utc INTEGER NOT NULL,
    edited_utc INTEGER NOT NULL,
    ended_utc INTEGER,
    removed_utc INTEGER,
    title TEXT NOT NULL DEFAULT '',
    with_whom TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    smallest TEXT NOT NULL DEFAULT '',
    if_this TEXT NOT NULL DEFAULT '',
    then_that TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX homework_goal ON homework (goal) WHERE goal IS NOT NULL;
CREATE INDEX homework_sheet ON homework (sheet) WHERE sheet IS NOT NULL;
CREATE INDEX homework_review ON homework (review_session) WHERE review_session IS NOT NULL;
CREATE INDEX homework_removed ON homework (removed_utc) WHERE removed_utc IS NOT NULL;

CREATE TABLE attempt (
    uid TEXT PRIMARY KEY,
    homework TEXT NOT NULL REFERENCES homework (uid) ON DELETE CASCADE,
    day INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('done', 'partly', 'other', 'not_today')),
    later INTEGER NOT NULL DEFAULT 0 CHECK (later IN (0, 1)),
    effort INTEGER CHECK (effort BETWEEN 0 AND 4),
    useful INTEGER CHECK (useful BETWEEN 0 AND 4),
    in_the_way TEXT NOT NULL DEFAULT ''
        CHECK (in_the_way IN ('', 'energy', 'time', 'forgot', 'fear', 'illness', 'others', 'no_fit', 'other')),
    sheet TEXT REFERENCES sheet (uid) ON DELETE SET NULL,
    noted_utc INTEGER NOT NULL,
    offset_min INTEGER NOT NULL,
    instead TEXT NOT NULL DEFAULT '',
    learned TEXT NOT NULL DEFAULT '',
    obstacle TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX attempt_of ON attempt (homework, day, outcome);
CREATE INDEX attempt_day ON attempt (day);
CREATE INDEX attempt_sheet ON attempt (sheet) WHERE sheet IS NOT NULL;
"""
