"""What an invented person keeps in the safe space, as rows: pictures and tests need no screen to write it first."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from app.domain.choices import Choice
from app.domain.haven_moments import Answer, Helped
from app.domain.moments import to_key
from app.storage import written
from app.storage.connection import Connection
from app.storage.haven_moments import HavenMomentStore, new_moment
from app.storage.pictures import new_picture, put
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.wishes import WishStore
from app.ui.picture_in import prepare
from app.ui.safe_space.put_away.wishes import BOX_LOCK, BOX_MATERIAL, BOX_PLACE
from app.ui.safe_space.surroundings import ASK_AFTERWARDS, BOX_SUGGESTED, PLACE_SUGGESTED
from tests.support.sea_picture import sea_picture

# Part, words, number to call, what stands beside it. The numbers are ones that are given to nobody.
PLAN = (
    ("signs", "I stop answering Jo.", "", ""),
    ("signs", "The same sentence, over and over.", "", ""),
    ("alone", "Cold water on my hands.", "", ""),
    ("alone", "The canal loop. Radio, any voice.", "", ""),
    ("alone", "Breathing, out longer than in.", "", ""),
    ("company", "The library, top floor.", "", ""),
    ("company", "Amira's kitchen, no talking needed.", "07700 900677", ""),
    ("people", "Jo", "07700 900142", "Knows the plan"),
    ("people", "Amira", "07700 900677", "Evenings"),
    ("services", "Ruth's practice", "020 7946 0193", "Weekdays, 9 to 5"),
    ("services", "Out of hours", "020 7946 0107", "Ask for the duty doctor"),
    ("safer", "Jo looks after what is better not near me.", "", ""),
    ("safer", "My phone sleeps in the hall.", "", ""),
    ("reasons", "Mila's laugh.", "", ""),
    ("reasons", "The allotment in April.", "", ""),
)
KIT = (
    "This has passed before. It will pass again.",
    "Feet on the floor. The kettle. The window.",
    "You are allowed to go slowly.",
)
PLACE = {
    "name": "The bench above the bay",
    "kind": "real",
    "cue": "bay",
    "see": "Grey water, one white boat, the heron on its stone.",
    "hear": "Small waves, and a rope that taps against a mast.",
    "smell": "Salt, and warm grass.",
    "warmth": "Sun on my hands, wind at the back of my neck.",
    "touch": "The wood of the bench, smooth where people sit.",
    "company": "Nobody. The heron.",
}
BOX = {
    BOX_MATERIAL: "Oak, with iron round it",
    BOX_LOCK: "Two bolts, and a key only I have",
    BOX_PLACE: "In the harbour office, across the water",
}
MOMENTS = (
    (Choice.BREATHE, Answer(Helped.A_LOT, 7, 3)),
    (Choice.BREATHE, Answer(Helped.A_LITTLE, 6, 5)),
    (Choice.LOOK, Answer(Helped.A_LITTLE)),
    (Choice.KIND, Answer(Helped.SAME)),
    (Choice.BREATHE, Answer(Helped.WORSE, 4, 6)),
    (Choice.LOOSEN, Answer()),
)
PUT_AWAY = ("The call with my sister", "What the letter said")
LETTER = (
    "Dear you,\n\nit was a long week, and you carried a lot of it on your own. Nobody would have found it easy.\n\n"
    "You rang Jo on Thursday, even though you had nothing clever to say. That counts.\n\n"
    "Eat something warm tonight. The rest can wait until the morning.\n\nYours"
)


def fill_own(vault: Vault) -> None:
    """A plan, a calm place, things of one's own, two labels that are put away, a letter and the next session."""
    with vault.write(Topic.JOURNAL) as connection:
        sea = _sea(connection)
        _plan(connection)
        _kit(connection, sea)
        _place(connection, sea)
        _put_away(connection)
        _letter(connection)
        at = to_key(datetime.now().replace(hour=16, minute=0, second=0, microsecond=0) + timedelta(days=3))
        row = {"uid": f"{1:032x}", "at": at, "with_whom": "Ruth", "made_utc": _ago(days=4)}
        add_row(connection, "session", row)
    for wish, words in BOX.items():
        WishStore(vault).keep(wish, words)


def suggest_all(vault: Vault) -> None:
    """As if a therapist had suggested what waits for that."""
    for wish in (PLACE_SUGGESTED, BOX_SUGGESTED):
        WishStore(vault).keep(wish, True)


def ask_afterwards(vault: Vault) -> None:
    """As if somebody wanted to be asked how it is, and had answered for some weeks."""
    WishStore(vault).keep(ASK_AFTERWARDS, True)
    now = datetime.now().astimezone()
    HavenMomentStore(vault).add(
        new_moment(exercise, now - timedelta(days=4 * number + 1), 90 + 60 * number, answer)
        for number, (exercise, answer) in enumerate(MOMENTS)
    )


def add_row(connection: Connection, table: str, row: Mapping[str, object]) -> None:
    """A row by the names of its columns."""
    columns, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))


def _ago(**time: int) -> int:
    return written.now().utc_ms - timedelta(**time) // timedelta(milliseconds=1)


def _sea(connection: Connection) -> str:
    made = prepare(sea_picture())
    picture = new_picture(made.kind, made.width, made.height, made.content)
    put(connection, picture)
    return picture.uid


def _plan(connection: Connection) -> None:
    for number, (part, words, phone, note) in enumerate(PLAN):
        opens = Choice.BREATHE.value if words.startswith("Breathing") else ""
        said = {"part": part, "words": words, "phone": phone, "note": note, "opens": opens}
        add_row(connection, "plan_line", {"uid": f"{number:032x}", "number": number, "made_utc": _ago(days=20)} | said)


def _kit(connection: Connection, picture: str) -> None:
    things = [{"kind": "line", "words": words} for words in KIT]
    things.insert(1, {"kind": "picture", "words": "The sea at Whitby", "picture": picture})
    for number, thing in enumerate(things):
        add_row(connection, "kit_thing", {"uid": f"{number:032x}", "number": number, "added_utc": _ago(days=9)} | thing)


def _place(connection: Connection, picture: str) -> None:
    uid = f"{1:032x}"
    add_row(connection, "calm_place", {"uid": uid, "number": 0, "made_utc": _ago(days=12)} | PLACE)
    add_row(connection, "calm_place_picture", {"place": uid, "picture": picture, "number": 0})


def _put_away(connection: Connection) -> None:
    for number, label in enumerate(PUT_AWAY):
        row = {"uid": f"{number:032x}", "label": label, "put_away_utc": _ago(hours=30 - number), "until": "session"}
        add_row(connection, "put_away", row | {"offset_min": written.now().offset_min})


def _letter(connection: Connection) -> None:
    row = {"uid": f"{1:032x}", "words": LETTER, "tone": "warm", "written_utc": _ago(days=2), "edited_utc": _ago(days=2)}
    add_row(connection, "kind_letter", row | {"offset_min": written.now().offset_min})
