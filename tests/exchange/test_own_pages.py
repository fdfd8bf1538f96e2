"""Pages about what is kept besides entries: to be read without Alcove, whole, and never taken for entries."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.haven_moments import Answer, Helped
from app.domain.own_columns import Kind, OwnTable, Row
from app.domain.own_tables import OWN, OWN_TABLES
from app.exchange.markdown_files import read_folder
from app.exchange.own_pages import Beside, own_files
from app.storage.goals import GoalStore
from app.storage.haven_moments import HavenMomentStore, new_moment
from app.storage.keys import DatabaseKey
from app.storage.kit import KitStore
from app.storage.pictures import PictureStore
from app.storage.plan import PlanStore
from app.storage.sheets import SheetStore
from app.storage.sounds import SoundStore, new_sound
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.ui.journal.own_page_words import own_pages
from tests.support.any_own import Own, fill_any_own, own_in
from tests.support.tour_haven import KIT, LETTER, PLACE, PLAN, PUT_AWAY, fill_own

PICTURE = b"\x89PNG\r\n\x1a\n dots"


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = Vault.create(tmp_path / "alcove.vault", DatabaseKey.new(), "ab" * 16)
    yield vault
    vault.close()


def files_of(vault: Vault) -> dict[str, bytes]:
    beside = Beside(PictureStore(vault).get, SoundStore(vault).get)
    found = list(own_files(own_in(vault), own_pages(), beside))
    assert len(found) == len(dict(found)) or all(dict(found)[name] == content for name, content in found)
    return dict(found)


def here(own: Own, table: OwnTable) -> list[Row]:
    """The rows that were not removed, themselves or with what they are a part of."""
    removed = {
        row[0]
        for name in ("goal", "homework", "sheet")
        for row in own[name]
        if row[OWN[name].place_of("removed_utc")] is not None
    }
    goes = [table.place_of(c.name) for c in table.columns if c.to and not c.may_miss] + [0]
    return [row for row in own[table.name] if not removed & {row[place] for place in goes}]


def page(files: dict[str, bytes], name: str) -> str:
    return files[name].decode().partition("---\n\n")[2]


def test_everything_that_has_words_can_be_read(vault: Vault) -> None:
    fill_own(vault)
    sound = new_sound("wav", 900, b"RIFF\0\0\0\0WAVE waves")
    KitStore(vault).add_sound(sound, "waves")
    answer = Answer(Helped.A_LITTLE, 7, 4)
    HavenMomentStore(vault).add([new_moment("breathe", datetime(2026, 5, 4, 21, tzinfo=UTC), 180, answer)])
    files = files_of(vault)
    plan, things, places = page(files, "my-plan.md"), page(files, "own-things.md"), page(files, "my-places.md")
    assert plan.startswith("# My plan for hard moments\n\n## Signs I know\n\n- I stop answering Jo.\n- The same")
    assert "## People I can tell\n\n- Jo\n    - 07700 900142\n    - Knows the plan\n- Amira\n" in plan
    assert "- Breathing, out longer than in.\n    - Opens: Breathe\n" in plan
    for said in (value for line in PLAN for value in line[1:]):
        assert said in plan
    (picture,) = (name for name in files if name.startswith("pictures/"))
    assert f"- The sea at Whitby\n    - ![]({picture})\n" in things
    assert f"- waves\n    - [sounds/{sound.uid}.wav](sounds/{sound.uid}.wav)\n" in things
    assert files[f"sounds/{sound.uid}.wav"] == sound.content
    assert all(f"\n- {line}\n" in things for line in KIT)
    assert all(words in places for name, words in PLACE.items() if name != "kind") and "A real place" in places
    assert f"    - ![]({picture})" in places
    assert all(f"- {label}\n    - Put away: " in page(files, "put-away.md") for label in PUT_AWAY)
    assert "16:00\n    - With: Ruth\n" in page(files, "sessions.md")
    assert "- 2026-05-04 21:00\n    - Breathe\n    - Seconds: 180\n" in page(files, "hard-moments.md")
    assert "    - Afterwards: a little better\n" in page(files, "hard-moments.md")
    (letter,) = (name for name in files if name.startswith("kind-letters/"))
    assert files[letter].decode().endswith(f"---\n\n{LETTER}\n") and 'tone: "warm"' in files[letter].decode()


def test_what_is_hidden_or_not_offered_any_more_is_there_and_said(vault: Vault) -> None:
    fill_own(vault)
    with vault.write(Topic.PLAN) as connection:
        connection.execute("UPDATE plan_line SET hidden = 1 WHERE uid = ?", (PlanStore(vault).all()[0].uid,))
        connection.execute("UPDATE calm_place SET spoiled_utc = 1777835640000")
    files = files_of(vault)
    assert "- I stop answering Jo.\n    - Not shown in the plan\n- The same" in page(files, "my-plan.md")
    assert "Not offered any more since: 2026-05-0" in page(files, "my-places.md")


@pytest.mark.parametrize("seed", range(6))
def test_no_words_are_left_out_and_no_page_is_an_entry(vault: Vault, tmp_path: Path, seed: int) -> None:
    pictures = tuple(PictureStore(vault).add("png", 3, 2, PICTURE + bytes([number])) for number in range(3))
    own = fill_any_own(vault, random.Random(seed), pictures)
    files = files_of(vault)
    everything = b"\n".join(files.values()).decode("utf-8", "replace")
    pages = {page.table for one in own_pages() for page in (one, *one.within)}
    for table in OWN_TABLES:
        for row in here(own, table) if table.name in pages else ():
            for column, value in zip(table.columns, row, strict=True):
                if column.kind is Kind.WORDS and not column.words and column.name != "field":
                    for line in value.strip().split("\n"):
                        assert line.strip() in everything
                if column.to in ("picture", "sound") and value is not None:
                    assert any(value in name for name in files)
    for name, content in files.items():
        path = tmp_path / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    found = read_folder(tmp_path / "out", {})
    assert (found.entries, found.problems) == ((), ())
    assert found.own.pages == sum(name.endswith(".md") for name in files)


def test_letters_of_one_minute_have_files_of_their_own(vault: Vault) -> None:
    fill_own(vault)
    with vault.write(Topic.LETTERS) as connection:
        connection.execute(
            "INSERT INTO kind_letter SELECT 'b', tone, written_utc, offset_min, edited_utc, NULL, '' FROM kind_letter"
        )
    letters = sorted(name for name in files_of(vault) if name.startswith("kind-letters/"))
    assert len(letters) == 2 and letters[0].endswith(" (2).md")


def test_where_there_is_nothing_there_is_no_page(vault: Vault) -> None:
    assert files_of(vault) == {}


def test_every_table_has_a_page_or_is_part_of_one() -> None:
    pages = {page.table for page in own_pages()}
    within = {one.table for page in own_pages() for one in page.within}
    parts = {table.name for table in OWN_TABLES if table.goes_with} - within
    assert pages | within == {table.name for table in OWN_TABLES} - parts - {"wish"}
    assert parts == {"calm_place_picture", "goal_entry"}
    for one in [*own_pages(), *(one for page in own_pages() for one in page.within)]:
        columns = {column.name: column for column in OWN[one.table].columns}
        named = [*one.labels, *one.said, one.order, *filter(None, (one.parts, one.text, one.at))]
        assert set(named) <= set(columns)
        free = {name for name, column in columns.items() if column.is_free}
        assert free <= {*one.labels, one.text} | ({"field"} if one.tells else set())
        for name, said in one.said.items():
            assert not columns[name].words or set(columns[name].words) - {""} <= set(said)


def test_goals_end_with_the_summed_figure_of_their_ladders(vault: Vault) -> None:
    goals = GoalStore(vault)
    for rung in (1, 1):
        goals.mark(goals.add("On a ladder").uid, rung=rung)
    goals.add("On none")
    goals.mark((gone := goals.add("Removed")).uid, rung=-2)
    goals.remove(gone.uid)
    assert (
        page(files_of(vault), "goals.md").rstrip().endswith("For looking at together: T 62.4. 50 is what was expected.")
    )


def test_goals_without_a_ladder_have_no_figure(vault: Vault) -> None:
    GoalStore(vault).add("Sleep")
    assert "together" not in page(files_of(vault), "goals.md")


def test_a_worksheet_is_read_as_it_was_asked(vault: Vault) -> None:
    sheets = SheetStore(vault)
    night = sheets.begin("sleep_diary", date(2026, 5, 4))
    for key, value in {"up_time": "07:00", "bed_time": "23:00", "quality": 4}.items():
        sheets.keep(night.uid, key, value)
    problem = sheets.begin("problem_solving", date(2026, 5, 4))
    for key, value, line in (("solvable", "partly", 0), ("idea", "Ring Jo", 0), ("idea", "Wait", 1), ("helps", 2, 1)):
        sheets.keep(problem.uid, key, value, line)
    sheets.keep(problem.uid, "solvable", "mostly", mark_change=True)
    sheets.keep(sheets.begin("of_later_days", date(2026, 5, 4)).uid, "mood", ["low", None])
    told = page(files_of(vault), "worksheets.md")
    assert told.index("When did you go to bed?: 23:00") < told.index("When did you get up?: 07:00")
    assert "How was your sleep?: 4" in told and "In bed: 8 h\n" in told and "Asleep:" not in told
    assert "Can something be done about it?: Mostly yes (at first: A part of it)" in told
    assert (
        told.index("An idea: Ring Jo") < told.index("An idea: Wait") < told.index("Does it help with the problem?: 2")
    )
    assert "of_later_days" in told and "mood: low" in told
