"""Makes the golden vault of the schema of today. Run once for each schema, then never again for it:

    python -m tests.support.golden

Its file stays under tests/data for ever, and every later version has to open it.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from app.domain.feelings import Feeling
from app.domain.journal import NewEntry
from app.domain.kit import Sound
from app.domain.labels import Label, LabelKind
from app.domain.moods import Mood
from app.domain.own_columns import Row
from app.domain.own_tables import OWN_TABLES
from app.domain.pictures import Picture, line_for
from app.storage import key_file, keys, migrations
from app.storage.check_ins import CheckInStore
from app.storage.feelings import FeelingStore
from app.storage.journal import JournalStore
from app.storage.labels import LabelStore
from app.storage.links import LinkStore
from app.storage.own_rows import OwnRows
from app.storage.picked import KeptLineStore, TopicStore
from app.storage.pictures import PictureStore
from app.storage.prompts import PromptStore
from app.storage.sounds import SoundStore
from app.storage.vault import Vault
from app.storage.versions import VersionStore
from app.storage.wishes import WishStore
from app.storage.wrapping import Effort

DATA = Path(__file__).parents[1] / "data"
PASSPHRASE = "ein goldener Äbend"

ENTRIES = (
    NewEntry(datetime(1660, 1, 1, 20), "An old diary", "Blessed be God, at the end of the last year.", None, "diary:1"),
    NewEntry(datetime(1969, 7, 20, 22, 56), "", "# The moon\n\n- one *small* step\n- a café in Málaga", Mood.GOOD),
    NewEntry(
        datetime(2026, 5, 3, 21, 14), "今日", "今日はいい天気ですね 🙂👍🏽 ❤️ and the rest in English", Mood.VERY_GOOD
    ),
    NewEntry(datetime(9999, 12, 31, 23, 59, 59), "The last", "", Mood.VERY_LOW),
)

SEA, WAVES = "5ea" + "0" * 29, "3a" + "0" * 30
_AT = 1_777_835_640_000
MOON = "the entry about the moon"

# Since the third schema: what is kept besides entries, by table, in the order of its columns.
OWN_ROWS: Mapping[str, Sequence[Row]] = {
    "wish": [("haven.place_suggested", "true"), ("plan.reply_hours", '"Weekdays, 9 to 5"')],
    "session": [("50", 1_778_000_400_000, "Ruth", _AT)],
    "kit_thing": [
        ("60", 0, "line", None, None, _AT, "This has passed before."),
        ("61", 1, "picture", SEA, None, _AT, "the sea"),
        ("62", 2, "sound", None, WAVES, _AT, "waves"),
    ],
    "calm_place": [
        ("70", 0, "real", _AT, None, "The bench", "bay", "grey water", "a rope", "salt", "sun", "wood", "the heron"),
        ("71", 1, "", _AT, _AT + 1, "The attic", "", "", "", "", "", "", ""),
    ],
    "calm_place_picture": [("70", SEA, 0)],
    "put_away": [
        ("80", "The call", _AT, 120, "session", None, None, ""),
        ("81", "The letter", _AT, -570, "day", 20_600, _AT + 9, "therapist"),
    ],
    "kind_letter": [("90", "plain", _AT, 120, _AT + 5, 20_601, "Dear you,\n\nit was a long week.")],
    "plan_line": [
        ("a0", "signs", 0, 0, _AT, None, "", "", "I stop answering.", ""),
        ("a1", "alone", 1, 0, _AT, SEA, "breathe", "", "The canal loop.", ""),
        ("a2", "people", 0, 1, _AT, None, "", "07700 900142", "Jo", "Knows the plan"),
    ],
    "haven_moment": [("b0", "breathe", _AT, 120, 180, 8, 5, 2), ("b1", "look", _AT, 0, 0, None, None, -1)],
    # Since the fourth.
    "life_value": [
        ("c0", 13, 0, _AT, "The allotment", "Things that grow because I came."),
        ("family", 0, 1, _AT, "", "To be there."),
    ],
    "value_mark": [("c5", "c0", _AT, 120, 8, 3), ("c6", "family", _AT, -570, None, 0)],
    "goal": [
        (
            *("d0", 0, "active", "c0", 1, 3, -2, 12, 20_650, _AT, _AT + 5, None),
            *("Taking the tram", "I plan my days around it.", "To work, with some nerves along.", "To see people."),
            *("I walk, or I stay home", "A few stops", "To work, twice a week", "Most days", "Without planning for it"),
        ),
        ("d1", 1, "let_go", None, 0, 1, None, None, None, _AT, _AT, _AT + 9, "Old", "", "", "", "", "", "", "", ""),
    ],
    "goal_mark": [("d5", "d0", _AT, 120, 4, -1, 7), ("d6", "d0", _AT + 9, 120, None, None, 0)],
    "goal_step": [("d7", "d0", 0, 20_640, _AT, _AT, "Stand at the stop"), ("d8", "d0", 1, None, None, _AT, "Ride one")],
    "goal_strategy": [("d9", "d0", 0, _AT, "Count blue things")],
    "goal_entry": [("d0", MOON, _AT)],
    "sheet": [
        ("e0", "thought_record", 20_576, "d0", 2, _AT, 120, _AT + 5, _AT + 6, None),
        ("e1", "sleep_diary", 20_577, None, 0, _AT, -570, _AT, None, _AT + 7),
    ],
    "answer": [
        ("e0", "feelings", 0, _AT, _AT, None, '[["afraid", 80], ["small", null]]'),
        ("e0", "guess", 0, _AT, _AT + 5, "90", "40"),
        ("e0", "idea", 1, _AT, _AT, None, '"Sit by the door.\\nAnd breathe."'),
    ],
    "homework": [
        (
            *("f0", 0, "active", "d0", "e0", "thought_record", "", 20_570, 2, 37, "morning", None),
            *(1_778_000_400_000, 9, 5, "50", _AT, _AT + 5, None, None),
            *("Two stops on the 14", "Ruth", "The alarm fades by itself.", "One stop", "the tram is full", "I wait"),
            "",
        ),
        (
            *("f1", 1, "let_go", None, None, "", "breathe", None, None, 0, "", 20_580, None, None, None, None),
            *(_AT, _AT, _AT + 8, None, "Old", "", "", "", "", "", "Was too much."),
        ),
    ],
    "attempt": [
        ("f5", "f0", 20_577, "done", 0, 3, 4, "", None, _AT, 120, "", "The alarm went.", "", ""),
        ("f6", "f0", 20_578, "not_today", 1, None, None, "energy", None, _AT, 120, "", "", "Bad night", "More later"),
        ("f7", "f0", 20_579, "other", 0, 0, 0, "other", "e0", _AT, -570, "Walked", "", "", ""),
    ],
}

_THIRD = frozenset(
    {
        *("wish", "session", "kit_thing", "calm_place", "calm_place_picture", "put_away", "kind_letter"),
        *("plan_line", "haven_moment"),
    }
)
SINCE: Mapping[str, int] = {table: 3 if table in _THIRD else 4 for table in OWN_ROWS}

# Since the second schema: what an entry has besides its words.
MARKED = datetime(2026, 5, 2, 8)


def make(folder: Path) -> None:
    """A key file with every slot, a vault with pages of every kind, and beside them what opens it."""
    folder.mkdir(parents=True)
    key, vault_id = keys.DatabaseKey.new(), keys.new_vault_id()
    recovery, code = keys.make_recovery_slot(vault_id, key)
    keyring, secret = keys.make_keyring_slot(vault_id, key)
    passphrase = keys.make_passphrase_slot(vault_id, key, PASSPHRASE, Effort(19 * 1024, 2, 1))
    file = keys.new_key_file(vault_id).with_slot(recovery).with_slot(keyring).with_slot(passphrase)
    key_file.store(folder / "alcove.keys", file)
    vault = Vault.create(folder / "alcove.vault", key, vault_id)
    journal = JournalStore(vault)
    journal.import_batch(ENTRIES)
    binned = journal.add(datetime(2026, 5, 4, 8), "In the bin", "not to be found")
    journal.remove(binned.uid)
    journal.add(datetime(2026, 5, 4, 9), "In hand", "the page last written", Mood.LOW)
    moon = _give_marks(vault, journal)
    CheckInStore(vault).add(Mood.SO_SO, datetime(2026, 5, 4, 7, 30))
    _keep_own(vault, moon)
    vault.close()
    (folder / "alcove.keys.bak").unlink()
    (folder / "alcove.vault-journal").unlink(missing_ok=True)
    known = {"passphrase": PASSPHRASE, "recovery_code": code, "keyring_secret": secret}
    (folder / "opens.json").write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _give_marks(vault: Vault, journal: JournalStore) -> str:
    """One of everything that an entry can have besides its words; gives the name of the one that has most of it."""
    moon = next(row for row in journal.recent(9) if row.about.year == 1969)
    diary = next(row for row in journal.recent(9) if row.about.year == 1660)
    FeelingStore(vault).give(moon.uid, [Feeling("proud", 9), Feeling("small")])
    LabelStore(vault).give(moon.uid, [Label(LabelKind.TAG, "the moon"), Label(LabelKind.PERSON, "Neil")])
    LinkStore(vault).add(moon.uid, diary.uid)
    KeptLineStore(vault).add(moon.uid, "one small step")
    TopicStore(vault).add(moon.uid, "")
    picture = PictureStore(vault).add("png", 1, 1, b"\x89PNG\r\n\x1a\n not really")
    VersionStore(vault).keep_now(journal.add(MARKED.replace(hour=7), "A picture", line_for(picture)))
    PromptStore(vault).add("What did the sea look like?")
    FeelingStore(vault).add_word("like fog")
    WishStore(vault).keep("phrase_offer", False)
    journal.keep_closed(journal.add(MARKED, "Lantern", "quokka", Mood.LOW).uid)
    return moon.uid


def own_rows(moon: str) -> dict[str, list[Row]]:
    """The same where an entry has this name."""
    return {
        table: [tuple(moon if value == MOON else value for value in row) for row in rows]
        for table, rows in OWN_ROWS.items()
    }


def _keep_own(vault: Vault, moon: str) -> None:
    """One of everything that a person keeps besides entries, as it stands in the vault."""
    PictureStore(vault).bring_in(Picture(SEA, "png", 1, 1, b"\x89PNG\r\n\x1a\n nor this"))
    SoundStore(vault).bring_in(Sound(WAVES, "ogg", 1500, b"OggS no more than that"))
    for table in OWN_TABLES:
        rows = own_rows(moon)[table.name]
        assert OwnRows(vault).bring_in(table, rows) == [table.key_of(row) for row in rows]


if __name__ == "__main__":
    make(DATA / f"schema-{migrations.NEWEST}")
