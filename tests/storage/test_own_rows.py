"""Every table of a person's own is described as it is, and rows come in beside what is there without touching it."""

import json
import random
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from app.domain.life_values import Domain
from app.domain.own_columns import Kind, OwnTable
from app.domain.own_tables import OWN, OWN_TABLES
from app.storage import key_file
from app.storage.calm_places import CalmPlaceStore
from app.storage.goals import GoalStore
from app.storage.haven_moments import HavenMomentStore
from app.storage.homework import HomeworkStore
from app.storage.keys import DatabaseKey
from app.storage.kit import KitStore
from app.storage.letters import LetterStore
from app.storage.life_values import ValueStore
from app.storage.own_rows import TOPICS, OwnRows
from app.storage.pictures import PictureStore
from app.storage.plan import PlanStore
from app.storage.put_away import PutAwayStore
from app.storage.sessions import SessionStore
from app.storage.sheets import SheetStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.wishes import WishStore
from tests.support.any_own import Own, any_own, fill_any_own, own_in
from tests.support.golden import DATA
from tests.support.tour_haven import BOX, KIT, PLAN, fill_own

# What an export knows as entries, and what is no content of a person at all.
IN_THE_JOURNAL = (
    *("entry", "closed_entry", "entry_version", "entry_feeling", "entry_label", "entry_link", "entry_picture"),
    *("kept_line", "topic_to_bring", "timed_sitting", "label", "feeling_word", "own_prompt", "check_in"),
    *("picture", "sound", "meta", "in_hand"),
)
STORED = {
    Kind.NAME: "TEXT",
    Kind.WORDS: "TEXT",
    Kind.WISH: "TEXT",
    Kind.NUMBER: "INTEGER",
    Kind.INSTANT: "INTEGER",
    Kind.MOMENT: "INTEGER",
    Kind.DAY: "INTEGER",
}


@pytest.fixture
def rows(vault: Vault) -> OwnRows:
    return OwnRows(vault)


@pytest.fixture
def other(tmp_path: Path, vault: Vault) -> Iterator[Vault]:
    """Another person's vault, with a little of everything."""
    other = Vault.create(tmp_path / "other.vault", DatabaseKey.new(), "cd" * 16)
    fill_own(other)
    yield other
    other.close()


def test_no_table_of_a_vault_is_forgotten(vault: Vault) -> None:
    listed = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema'"
    names = {name for (name,) in vault.read(listed)}
    assert names == {table.name for table in OWN_TABLES} | set(IN_THE_JOURNAL)
    assert set(TOPICS) == set(OWN)


@pytest.mark.parametrize("table", OWN_TABLES, ids=list(OWN))
def test_a_table_is_described_as_the_vault_has_it(vault: Vault, table: OwnTable) -> None:
    columns = vault.read(f"SELECT name, type, \"notnull\", pk, dflt_value FROM pragma_table_info('{table.name}')")
    assert list(table.names) == [name for name, *_ in columns]
    stored = {name: (kind, bool(needed or key), default) for name, kind, needed, key, default in columns}
    for column in table.columns:
        kind, needed, default = stored[column.name]
        assert (STORED[column.kind], not column.may_miss) == (kind, needed)
        assert default in (None, repr(column.ordinary))
    assert [name for name, _kind, _needed, key, _default in columns if key] == list(table.key)
    named = vault.read(f'SELECT "from", "table", "to" FROM pragma_foreign_key_list(\'{table.name}\')')
    assert {(column.name, column.to, "uid") for column in table.columns if column.to} == set(named)


def test_a_table_names_only_what_stands_before_it() -> None:
    before = {"picture", "sound", "entry"}
    for table in OWN_TABLES:
        assert {column.to for column in table.columns if column.to} <= before
        before.add(table.name)


@pytest.mark.parametrize("seed", range(8))
def test_the_vault_takes_every_row_that_fits_the_description(vault: Vault, rows: OwnRows, seed: int) -> None:
    pictures = PictureStore(vault)
    own = any_own(random.Random(seed), {"picture": [pictures.add("png", 1, 1, b"dots")], "sound": []}, most=30)
    for table in OWN_TABLES:
        assert all(map(table.holds, own[table.name]))
        assert rows.bring_in(table, own[table.name]) == [table.key_of(row) for row in own[table.name]]
    assert own_in(vault) == own


@pytest.mark.parametrize("seed", range(8))
def test_whatever_comes_in_can_be_read_by_its_store(vault: Vault, rows: OwnRows, seed: int) -> None:
    pictures = PictureStore(vault)
    own = any_own(random.Random(seed), {"picture": [pictures.add("png", 1, 1, b"dots")], "sound": []}, most=60)
    for table in OWN_TABLES:
        rows.bring_in(table, own[table.name])
    read: dict[str, Sequence[object]] = {
        "session": SessionStore(vault).all(),
        "kit_thing": KitStore(vault).all(),
        "calm_place": CalmPlaceStore(vault).all(),
        "put_away": PutAwayStore(vault).all(),
        "kind_letter": LetterStore(vault).all(),
        "plan_line": PlanStore(vault).all(),
        "haven_moment": HavenMomentStore(vault).all(),
        **_goals_and_homework(vault, own),
    }
    assert {name: len(found) for name, found in read.items()} == {name: len(own[name]) for name in read}
    assert set(read) == {table.name for table in OWN_TABLES if table.key == ("uid",)}


def _goals_and_homework(vault: Vault, own: Own) -> dict[str, Sequence[object]]:
    """All of it, once what was removed is put back."""
    goals, homework, sheets, values = GoalStore(vault), HomeworkStore(vault), SheetStore(vault), ValueStore(vault)
    for store, table in ((goals, "goal"), (homework, "homework"), (sheets, "sheet")):
        for row in own[table]:
            store.put_back(str(row[0]))
    uids = [goal.uid for goal in goals.all()]
    return {
        "life_value": [value for value in values.all() if value.uid not in list(Domain)],
        "value_mark": [mark for row in own["life_value"] for mark in values.marks(str(row[0]))],
        "goal": uids,
        "goal_mark": [mark for uid in uids for mark in goals.marks(uid)],
        "goal_step": [step for uid in uids for step in goals.steps(uid)],
        "goal_strategy": [one for uid in uids for one in goals.strategies(uid)],
        "sheet": sheets.recent(limit=1_000),
        "homework": homework.all(),
        "attempt": homework.recent_attempts(1_000),
    }


def test_a_row_that_leads_nowhere_or_is_odd_is_not_taken(vault: Vault, rows: OwnRows) -> None:
    assert rows.bring_in(OWN["calm_place_picture"], [("0" * 32, "1" * 32, 0)]) == []
    line = ("a1", "nowhere", 0, 0, 0, None, "", "", "words", "")
    assert rows.bring_in(OWN["plan_line"], [line]) == []
    assert vault.health().ok


def test_long_tables_are_read_in_slices_and_whole(vault: Vault, rows: OwnRows) -> None:
    made = [(f"{number:032x}", number, "Ruth", 0) for number in range(1203)]
    assert len(rows.bring_in(OWN["session"], made)) == 1203
    assert list(rows.read(OWN["session"])) == made


def new_of(rows: OwnRows, source: Vault) -> Own:
    return {name: list(new) for name, new in rows.new_of(own_in(source)).items()}


def take_over(vault: Vault, other: Vault) -> Own:
    """Brings all of another vault in, with its pictures."""
    for (uid,) in other.read("SELECT uid FROM picture"):
        picture = PictureStore(other).get(uid)
        assert picture is not None
        PictureStore(vault).bring_in(picture)
    new = new_of(OwnRows(vault), other)
    for table in OWN_TABLES:
        OwnRows(vault).bring_in(table, new.get(table.name, []))
    return new


def test_what_is_here_is_not_new_and_stays_as_it_is(vault: Vault, rows: OwnRows, other: Vault) -> None:
    new = take_over(vault, other)
    assert new == {name: found for name, found in own_in(other).items() if found}
    assert own_in(vault) == own_in(other)
    first = PlanStore(vault).all()[0]
    with vault.write(Topic.PLAN) as connection:
        connection.execute("UPDATE plan_line SET words = 'mine by now' WHERE uid = ?", (first.uid,))
    assert new_of(rows, other) == {}
    OwnRows(vault).bring_in(OWN["plan_line"], own_in(other)["plan_line"])
    assert PlanStore(vault).all()[0].words == "mine by now"


def test_what_was_let_go_of_comes_back_to_its_place(vault: Vault, other: Vault) -> None:
    take_over(vault, other)
    before = PlanStore(vault).all()
    PlanStore(vault).remove(before[3].uid)
    take_over(vault, other)
    assert PlanStore(vault).all() == before


def test_another_person_s_things_stand_behind_one_s_own(vault: Vault, other: Vault) -> None:
    kit = KitStore(vault)
    kit.add_line("mine")
    kit.add_line("mine too")
    take_over(vault, other)
    words = [thing.words for thing in kit.all()]
    assert words[:2] == ["mine", "mine too"]
    assert words[2:] == [thing.words for thing in KitStore(other).all()]
    assert len(PlanStore(vault).all()) == len(PLAN)


def test_an_order_without_measure_is_counted_anew(vault: Vault, rows: OwnRows) -> None:
    lines = [(f"{n:032x}", number, "line", None, None, 0, f"{n}") for n, number in enumerate((7, 10**15, -(10**15), 7))]
    new = rows.new_of({"kit_thing": lines})["kit_thing"]
    assert [row[1] for row in new] == [1, 2, 0, 1]


def test_pictures_of_a_place_that_is_here_stay_as_they_are(vault: Vault, rows: OwnRows, other: Vault) -> None:
    take_over(vault, other)
    with vault.write(Topic.CALM_PLACES) as connection:
        connection.execute("DELETE FROM calm_place_picture")
    assert new_of(rows, other) == {}


def test_a_wish_without_words_counts_as_none(vault: Vault, rows: OwnRows) -> None:
    wishes = WishStore(vault)
    wishes.keep("said", "mine")
    wishes.keep("not said", "")
    wishes.keep("off", False)
    brought = [("said", '"theirs"'), ("not said", '"theirs"'), ("off", "true"), ("more", "true")]
    new = rows.new_of({"wish": brought})["wish"]
    assert new == [brought[1], brought[3]]
    assert rows.bring_in(OWN["wish"], brought) == [("not said",), ("more",)]
    assert (wishes.text("said"), wishes.text("not said"), wishes.flag("off", True)) == ("mine", "theirs", False)


def test_taking_back_leaves_nothing_of_it(vault: Vault, rows: OwnRows) -> None:
    own = fill_any_own(vault, random.Random(3), (PictureStore(vault).add("png", 1, 1, b"dots"),))
    WishStore(vault).keep("mine", True)
    for table in reversed(OWN_TABLES):
        assert rows.take_back(table, [table.key_of(row) for row in own[table.name]]) <= len(own[table.name])
    assert {name: found for name, found in own_in(vault).items() if found} == {"wish": [("mine", "true")]}


def test_things_are_counted_and_an_older_vault_has_none(vault: Vault, rows: OwnRows, tmp_path: Path) -> None:
    assert rows.counts() == {}
    fill_own(vault)
    WishStore(vault).keep("learnt_words", frozenset({"quokka"}))
    WishStore(vault).keep("mine", True)
    counts = rows.counts()
    assert (counts["plan_line"], counts["kit_thing"], counts["wish"]) == (len(PLAN), len(KIT) + 1, len(BOX) + 1)
    assert "haven_moment" not in counts
    for number in (1, 2):
        copy = shutil.copytree(DATA / f"schema-{number}", tmp_path / f"schema-{number}")
        keys = key_file.load(copy / "alcove.keys")
        key = keys.unlock_with_recovery_code(json.loads((copy / "opens.json").read_text("utf-8"))["recovery_code"])
        older = Vault.look_into(copy / "alcove.vault", key, keys.vault_id)
        assert OwnRows(older).counts() == {1: {}, 2: {"wish": 1}}[number]
        older.close()
