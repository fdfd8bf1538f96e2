"""Pictures live as long as something names them, and are nowhere afterwards."""

from datetime import datetime

import pytest

from app.domain.finding import Finding
from app.domain.pictures import line_for, named_by_line, named_in
from app.storage.calm_places import CalmPlaceStore
from app.storage.journal import JournalStore
from app.storage.kit import KitStore
from app.storage.pictures import LOOSE, PictureStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.versions import VersionStore

DAY = datetime(2026, 5, 3)
DOTS = b"\xff\xd8\xff dots of a picture \xff\xd9"


@pytest.fixture
def pictures(vault: Vault) -> PictureStore:
    return PictureStore(vault)


def _age(vault: Vault) -> None:
    with vault.write(Topic.PICTURES) as connection:
        connection.execute("UPDATE picture SET added_utc = added_utc - 7200000")


def test_it_comes_back_as_it_was(pictures: PictureStore) -> None:
    uid = pictures.add("jpeg", 40, 30, DOTS)
    assert pictures.size(uid) == (40, 30) and pictures.content(uid) == DOTS
    assert pictures.size("0" * 32) is None and pictures.get("0" * 32) is None


def test_entries_are_found_by_them(vault: Vault, journal: JournalStore, pictures: PictureStore) -> None:
    uid = pictures.add("jpeg", 4, 3, DOTS)
    one = journal.add(DAY, "", f"before\n{line_for(uid)}").uid
    two = journal.add(DAY, "", "without").uid
    assert [hit.row.uid for hit in journal.find(Finding(with_pictures=True))] == [one]
    journal.rewrite(two, body=line_for(uid))
    journal.rewrite(one, body="gone")
    assert [hit.row.uid for hit in journal.find(Finding(with_pictures=True))] == [two]


def test_it_goes_for_good_with_its_last_entry(vault: Vault, journal: JournalStore, pictures: PictureStore) -> None:
    uid = pictures.add("jpeg", 4, 3, DOTS)
    both = [journal.add(DAY, "", line_for(uid)).uid for _ in range(2)]
    journal.remove_for_good(both[0])
    assert pictures.content(uid) == DOTS
    journal.remove_for_good(both[1])
    assert vault.one("SELECT count(*) FROM picture") == (0,)


def test_one_that_nothing_names_goes_after_an_hour(vault: Vault, journal: JournalStore, pictures: PictureStore) -> None:
    kept, loose = pictures.add("jpeg", 4, 3, DOTS), pictures.add("jpeg", 4, 3, DOTS)
    journal.add(DAY, "", line_for(kept))
    assert pictures.tidy() == 0
    _age(vault)
    assert pictures.tidy() == 1
    assert pictures.content(kept) and pictures.content(loose) is None


def test_an_earlier_state_keeps_it(vault: Vault, journal: JournalStore, pictures: PictureStore) -> None:
    uid = pictures.add("jpeg", 4, 3, DOTS)
    entry = journal.add(DAY, "", line_for(uid))
    VersionStore(vault).keep_now(entry)
    journal.rewrite(entry.uid, body="gone")
    assert pictures.tidy() == 0
    _age(vault)
    assert pictures.tidy() == 0
    VersionStore(vault).forget(entry.uid)
    assert pictures.tidy() == 1


def test_a_closed_entry_keeps_its_pictures_and_is_not_found_by_them(
    journal: JournalStore, pictures: PictureStore, vault: Vault
) -> None:
    uid = pictures.add("jpeg", 4, 3, DOTS)
    entry = journal.add(DAY, "", line_for(uid))
    journal.keep_closed(entry.uid)
    assert journal.find(Finding(with_pictures=True)) == []
    _age(vault)
    assert pictures.tidy() == 0


def _in_the_kit(vault: Vault, uid: str) -> None:
    picture = PictureStore(vault).get(uid)
    assert picture is not None and KitStore(vault).add_picture(picture)


def _in_a_place(vault: Vault, uid: str) -> None:
    picture = PictureStore(vault).get(uid)
    places = CalmPlaceStore(vault)
    assert picture is not None and places.add_picture(places.add().uid, picture)


def _in_the_plan(vault: Vault, uid: str) -> None:
    with vault.write(Topic.PLAN) as connection:
        columns = "uid, part, number, picture, made_utc"
        connection.execute(f"INSERT INTO plan_line ({columns}) VALUES ('a', 'reasons', 0, ?, 0)", (uid,))


_USES = {"kit_thing": _in_the_kit, "calm_place_picture": _in_a_place, "plan_line": _in_the_plan}


@pytest.mark.parametrize("table", _USES)
def test_one_that_something_else_shows_outlives_its_entry(
    table: str, vault: Vault, journal: JournalStore, pictures: PictureStore
) -> None:
    uid = pictures.add("jpeg", 4, 3, DOTS)
    entry = journal.add(DAY, "", line_for(uid)).uid
    _USES[table](vault, uid)
    journal.remove_for_good(entry)
    _age(vault)
    assert pictures.tidy() == pictures.forget([uid]) == 0
    assert pictures.content(uid) == DOTS
    with vault.write(Topic.PICTURES) as connection:
        connection.execute(f"DELETE FROM {table}")
    assert pictures.tidy() == 1
    assert pictures.content(uid) is None


def test_every_table_that_shows_pictures_keeps_them(vault: Vault) -> None:
    """A new one that is not asked would lose its pictures, or its removal would end in trouble."""
    tables = [name for (name,) in vault.read("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    showing = {name for name in tables for row in vault.read(f"PRAGMA foreign_key_list({name})") if row[2] == "picture"}
    assert showing == {"entry_picture", *_USES}
    assert all(f"FROM {name} " in LOOSE for name in showing)


def test_looking_for_loose_ones_reads_through_no_table(vault: Vault) -> None:
    asked = f"SELECT id FROM picture WHERE added_utc < 5 AND {LOOSE}"
    plan = [str(row[3]) for row in vault.read(f"EXPLAIN QUERY PLAN {asked}")]
    assert [step for step in plan if step.startswith("SCAN")] == []
    assert any("kit_thing_picture" in step for step in plan) and any("plan_line_picture" in step for step in plan)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (line_for("a" * 32, "the sea"), ["a" * 32]),
        (f"x {line_for('a' * 32)} y {line_for('b' * 32)} {line_for('a' * 32)}", ["a" * 32, "b" * 32]),
        ("![](picture:short)", []),
        ("![](https://somewhere/a.png)", []),
        ("![](x) ![a ![b](picture:" + "a" * 32 + ")", ["a" * 32]),
        ("![a\n](picture:" + "a" * 32 + ")", []),
        ("no mark](picture:" + "a" * 32 + ")", []),
        ("![" * 1_000_000 + "\n" + line_for("a" * 32), ["a" * 32]),
    ],
)
def test_which_pictures_a_text_names(text: str, named: list[str]) -> None:
    assert named_in(text) == named


def test_a_line_shows_a_picture_only_when_it_is_there_for_nothing_else() -> None:
    assert named_by_line(f"  {line_for('a' * 32)} ") == "a" * 32
    assert named_by_line(f"see {line_for('a' * 32)}") is None
