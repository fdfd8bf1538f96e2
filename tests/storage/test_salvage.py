"""Whatever is on a sound page of a damaged vault is saved; the damaged file is read and never written."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.feelings import Feeling
from app.domain.haven_moments import Answer
from app.domain.kind_words import Tone
from app.domain.labels import Label, LabelKind
from app.domain.moods import Mood
from app.domain.own_tables import OWN
from app.domain.plan import PlanPart
from app.storage.check_ins import CheckInStore
from app.storage.errors import NothingReadable
from app.storage.feelings import FeelingStore
from app.storage.haven_moments import HavenMomentStore, new_moment
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.kit import KitStore
from app.storage.labels import LabelStore
from app.storage.letters import LetterStore, new_letter
from app.storage.pages import PageFile
from app.storage.picked import KeptLineStore
from app.storage.pictures import PictureStore
from app.storage.plan import PlanStore
from app.storage.salvage import Marks, Salvaged, salvage
from app.storage.sessions import SessionStore
from app.storage.sounds import new_sound
from app.storage.trees import Trees
from app.storage.vault import Vault
from app.storage.versions import VersionStore
from tests.support.damage import PAGE, filled_vault, with_damaged_pages
from tests.support.tour_haven import LETTER, fill_own, suggest_all

MARKS = Marks(rest="(the rest is gone)", all="(all of it is gone)")
COUNT = 800
TABLES = (
    *("entry", "check_in", "feeling_word", "own_prompt", "label", "picture", "closed_entry", "entry_version"),
    *("entry_feeling", "entry_label", "entry_link", "entry_picture", "kept_line", "topic_to_bring", "timed_sitting"),
    *("meta", "sound", *OWN),
)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A vault that can be damaged again and again, and where the salvaged one goes."""

    path: Path
    key: DatabaseKey
    vault_id: str
    sound: bytes

    @property
    def target(self) -> Path:
        return self.path.with_name("salvaged")

    @property
    def pages(self) -> int:
        return len(self.sound) // PAGE

    def salvage(self, *pages: int) -> Salvaged:
        """Damages these pages, salvages, and sees that the damaged file is as it was."""
        damaged = with_damaged_pages(self.sound, list(pages))
        self.path.write_bytes(damaged)
        found = salvage(self.path, self.target, self.key, self.vault_id, MARKS)
        assert found is not None
        assert self.path.read_bytes() == damaged
        return found

    def open(self) -> Vault:
        return Vault.open(self.target, self.key, self.vault_id)

    def tree_of(self, table: str) -> list[int]:
        """The pages of a table in the sound file, the root first."""
        self.path.write_bytes(self.sound)
        vault = Vault.open(self.path, self.key, self.vault_id)
        row = vault.one("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,))
        vault.close()
        assert row
        with PageFile(self.path, self.key) as pages:
            return Trees(pages).pages_of(int(row[0]))[0]

    def entries_on(self, number: int) -> int:
        with PageFile(self.path, self.key) as pages:
            return len(Trees(pages).records(number))


@pytest.fixture
def large(path: Path, key: DatabaseKey, vault_id: str) -> Damaged:
    """Some hundred pages, so that the table of entries has more than one level."""
    return Damaged(path, key, vault_id, filled_vault(path, key, vault_id, COUNT))


@pytest.fixture
def rich(path: Path, key: DatabaseKey, vault_id: str) -> Damaged:
    """A few entries with everything an entry can have."""
    vault = Vault.create(path, key, vault_id)
    journal = JournalStore(vault)
    picture = PictureStore(vault).add("png", 3, 2, bytes(range(256)) * 100)
    uid = journal.add(datetime(2025, 5, 3, 21), "First", f"![sea](picture:{picture})", Mood.GOOD).uid
    other = journal.add(datetime(2025, 5, 4, 21), "Second", "words " * 3000).uid
    closed = journal.add(datetime(2025, 5, 5, 21), "Lantern", "quokka", Mood.LOW).uid
    journal.keep_closed(closed)
    removed = journal.add(datetime(2025, 5, 6, 21), "In the bin").uid
    journal.remove(removed)
    FeelingStore(vault).give(uid, [Feeling("proud", 9), Feeling("small")])
    LabelStore(vault).give(uid, [Label(LabelKind.TAG, "sea"), Label(LabelKind.PERSON, "Jo")])
    KeptLineStore(vault).add(other, "a line to keep")
    CheckInStore(vault).add(Mood.LOW, datetime(2025, 5, 4, 8))
    entry = journal.get(other)
    assert entry is not None
    VersionStore(vault).keep_now(entry)
    fill_own(vault)
    suggest_all(vault)
    KitStore(vault).add_sound(new_sound("wav", 900, b"RIFF\0\0\0\0WAVE" + bytes(range(256)) * 100), "waves")
    HavenMomentStore(vault).add([new_moment("breathe", datetime(2025, 5, 4, 21, tzinfo=UTC), 180, Answer(None, 7, 4))])
    vault.close()
    return Damaged(path, key, vault_id, path.read_bytes())


def rows_of(vault: Vault, table: str) -> list[tuple[object, ...]]:
    return sorted(vault.read(f"SELECT * FROM {table}"), key=repr)


def test_everything_of_a_sound_file_is_there(rich: Damaged) -> None:
    rich.path.write_bytes(rich.sound)
    before = Vault.open(rich.path, rich.key, rich.vault_id)
    expected = {table: rows_of(before, table) for table in TABLES}
    before.close()
    found = rich.salvage()
    assert found == Salvaged(3, own=sum(len(expected[name]) for name, table in OWN.items() if table.key == ("uid",)))
    vault = rich.open()
    assert {table: rows_of(vault, table) for table in TABLES} == expected
    journal = JournalStore(vault)
    assert [hit.row.title for hit in journal.search("words")] == ["Second"]
    assert journal.search("quokka") == []
    assert [row.title for row in journal.bin()] == ["In the bin"]
    vault.close()


@pytest.mark.parametrize("count", [1, 3, 10])
def test_every_entry_that_is_on_no_damaged_page_is_saved(large: Damaged, count: int) -> None:
    leaves = {number: large.entries_on(number) for number in large.tree_of("entry")[1:]}
    chance = random.Random(count)
    for _ in range(4):
        damaged = chance.sample(range(10, large.pages + 1), count)
        found = large.salvage(*damaged)
        on_damaged = sum(leaves.get(number, 0) for number in damaged)
        assert found.entries >= COUNT - on_damaged
        assert found.entries + len(found.lost) <= COUNT
        vault = large.open()
        assert vault.health().ok
        vault.close()


def test_one_damaged_page_of_many_costs_less_than_one_entry_in_two_hundred(large: Damaged) -> None:
    assert large.pages >= 500
    leaf = large.tree_of("entry")[5]
    found = large.salvage(leaf)
    assert found.entries >= COUNT * 0.995
    assert 1 <= len(found.lost) <= COUNT - found.entries
    assert not found.perhaps_more


def test_the_days_that_are_missing_are_named(large: Damaged) -> None:
    leaf = large.tree_of("entry")[-1]
    with PageFile(large.path, large.key) as pages:
        places = {record.place for record in Trees(pages).records(leaf)}
    vault = Vault.open(large.path, large.key, large.vault_id)
    rows = vault.read("SELECT id, day FROM entry")
    days = {date(1970, 1, 1) + timedelta(days=day) for place, day in rows if place in places}
    vault.close()
    assert set(large.salvage(leaf).lost) == days


def test_entries_below_a_damaged_page_of_the_tree_are_found(large: Damaged) -> None:
    root = large.tree_of("entry")[0]
    found = large.salvage(root)
    assert found == Salvaged(COUNT)
    vault = large.open()
    assert len(JournalStore(vault).search("word7")) > 0
    vault.close()


def test_a_long_entry_keeps_the_part_before_the_damage(large: Damaged) -> None:
    trees = set(large.tree_of("entry"))
    vault = Vault.open(large.path, large.key, large.vault_id)
    bodies: dict[int, str] = dict(vault.read("SELECT id, body FROM entry"))
    vault.close()
    overflowing = (number for number in range(10, large.pages) if number not in trees)
    found = next(found for number in overflowing if (found := large.salvage(number)).cut)
    assert found.entries == COUNT
    assert len(found.cut) == 1
    vault = large.open()
    ((place, body),) = vault.read("SELECT id, body FROM entry WHERE body LIKE ?", (f"%{MARKS.rest}",))
    kept = body.removesuffix(MARKS.rest).rstrip()
    assert len(kept) > 400
    assert bodies[place].startswith(kept)
    assert [hit.row.title for hit in JournalStore(vault).search("gone")] != []
    vault.close()


def test_what_belongs_to_a_lost_entry_is_kept(path: Path, key: DatabaseKey, vault_id: str) -> None:
    filled_vault(path, key, vault_id, 60)
    vault = Vault.open(path, key, vault_id)
    journal = JournalStore(vault)
    rows = journal.rows(0, 60)
    for row in rows:
        entry = journal.get(row.uid)
        assert entry is not None
        KeptLineStore(vault).add(row.uid, f"kept from {row.title}")
        VersionStore(vault).keep_now(replace(entry, body=f"an earlier state of {row.title}"))
    vault.close()
    damaged = Damaged(path, key, vault_id, path.read_bytes())
    leaf = damaged.tree_of("entry")[2]
    found = damaged.salvage(leaf)
    assert found.lost and found.entries < 60
    vault = damaged.open()
    stand_ins = vault.read("SELECT uid, title, body FROM entry WHERE body LIKE ?", (f"%{MARKS.all}",))
    assert len(stand_ins) == 60 - found.entries
    for uid, title, body in stand_ins:
        assert body == f"an earlier state of {title}\n\n{MARKS.all}"
        assert uid in {row.uid for row in rows}
    assert len(KeptLineStore(vault).all()) == 60
    assert vault.health().ok
    vault.close()


@pytest.mark.parametrize("table", ["picture", "sound"])
def test_what_shows_a_lost_picture_or_sound_stays_without_it(rich: Damaged, table: str) -> None:
    found = rich.salvage(*rich.tree_of(table))
    assert found.entries == 3 and found.own_lost == 0
    vault = rich.open()
    assert vault.read(f"SELECT * FROM {table}") == []
    assert {thing.words for thing in KitStore(vault).all()} >= {"The sea at Whitby", "waves"}
    assert vault.read(f"SELECT 1 FROM kit_thing WHERE kind = '{table}'") == []
    assert len(PlanStore(vault).all()) == 15
    assert vault.health().ok
    vault.close()


def test_what_is_lost_of_a_table_of_one_s_own_is_counted(rich: Damaged) -> None:
    found = rich.salvage(*rich.tree_of("plan_line"))
    assert (found.entries, found.own_lost) == (3, 15)
    vault = rich.open()
    assert PlanStore(vault).all() == [] and len(KitStore(vault).all()) == 5
    vault.close()


def test_a_place_that_is_lost_takes_its_pictures_along(rich: Damaged) -> None:
    found = rich.salvage(*rich.tree_of("calm_place"))
    assert found.own_lost == 1
    vault = rich.open()
    assert vault.read("SELECT * FROM calm_place_picture") == [] and len(vault.read("SELECT 1 FROM picture")) == 2
    vault.close()


def test_a_plan_is_saved_where_no_entry_is(path: Path, key: DatabaseKey, vault_id: str) -> None:
    vault = Vault.create(path, key, vault_id)
    PlanStore(vault).add(PlanPart.ALONE, "the canal loop")
    vault.close()
    damaged = Damaged(path, key, vault_id, path.read_bytes())
    assert damaged.salvage() == Salvaged(0, own=1)
    vault = damaged.open()
    assert [line.words for line in PlanStore(vault).all()] == ["the canal loop"]
    vault.close()


def test_a_long_letter_keeps_the_part_before_the_damage(path: Path, key: DatabaseKey, vault_id: str) -> None:
    vault = Vault.create(path, key, vault_id)
    words = " ".join(f"word{number}" for number in range(2000))
    letter = new_letter(words, Tone.PLAIN)
    LetterStore(vault).keep(letter)
    PlanStore(vault).add(PlanPart.ALONE, words)
    vault.close()
    damaged = Damaged(path, key, vault_id, path.read_bytes())
    trees = {number for table in ("kind_letter", "plan_line") for number in damaged.tree_of(table)}
    cut = 0
    for number in set(range(2, damaged.pages + 1)) - trees:
        found = damaged.salvage(number)
        assert found.own_lost == 0
        vault = damaged.open()
        (kept,), (line,) = LetterStore(vault).all(), PlanStore(vault).all()
        for text in (kept.words, line.words):
            if text != words:
                cut += 1
                assert text.endswith(MARKS.rest) and words.startswith(text.removesuffix(MARKS.rest).rstrip())
        assert (kept.uid, kept.tone, kept.written) == (letter.uid, letter.tone, letter.written)
        vault.close()
    assert cut >= 4


def test_without_its_first_page_things_of_one_s_own_are_known_by_their_looks(rich: Damaged) -> None:
    rich.path.write_bytes(rich.sound)
    before = Vault.open(rich.path, rich.key, rich.vault_id)
    without_places = [name for name, table in OWN.items() if table.key == ("uid",)]
    expected = {table: rows_of(before, table) for table in (*without_places, "sound", "kept_line")}
    before.close()
    found = rich.salvage(1)
    vault = rich.open()
    assert {table: rows_of(vault, table) for table in expected} == expected
    assert [session.with_whom for session in SessionStore(vault).all()] == ["Ruth"]
    assert [letter.words for letter in LetterStore(vault).all()] == [LETTER]
    assert found.entries == 3
    vault.close()


def test_without_its_first_page_the_entries_are_known_by_their_looks(large: Damaged) -> None:
    found = large.salvage(1)
    assert found.entries == COUNT
    assert found.perhaps_more


@pytest.mark.parametrize("kind", ["the salt of the file is gone", "a page", "nothing but zeros", "another file"])
def test_where_nothing_can_be_read_that_is_said(large: Damaged, kind: str) -> None:
    damaged = {
        "the salt of the file is gone": bytes(16) + large.sound[16:],
        "a page": large.sound[:PAGE],
        "nothing but zeros": bytes(len(large.sound)),
        "another file": b"something else" * 1000,
    }[kind]
    large.path.write_bytes(damaged)
    with pytest.raises(NothingReadable):
        salvage(large.path, large.target, large.key, large.vault_id, MARKS)
    assert large.path.read_bytes() == damaged
    assert not large.target.exists()


class Stops:
    def __init__(self) -> None:
        self.reports: list[tuple[int, int]] = []

    def report(self, done: int, total: int) -> None:
        self.reports.append((done, total))

    def wanted_to_stop(self) -> bool:
        return bool(self.reports)


def test_it_stops_when_it_is_asked_to_and_leaves_nothing(large: Damaged) -> None:
    watch = Stops()
    assert salvage(large.path, large.target, large.key, large.vault_id, MARKS, watch) is None
    assert len(watch.reports) == 1
    assert [path.name for path in large.path.parent.iterdir() if path.name.startswith("salvaged")] == []


def test_what_an_earlier_try_left_is_replaced(large: Damaged) -> None:
    large.target.write_bytes(b"half of something")
    large.target.with_name("salvaged-journal").write_bytes(b"more of it")
    assert large.salvage() == Salvaged(COUNT)
