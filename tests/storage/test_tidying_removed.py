"""What was removed can be put back for an hour, and is gone for good after the next tidying."""

from datetime import date

import pytest

from app.bin_tidying import KeepsRemoved, tidy_removed
from app.domain.homework import Attempt, Homework, Outcome
from app.storage.goals import GoalStore
from app.storage.homework import HomeworkStore
from app.storage.sheets import SheetStore
from app.storage.topics import Topic
from app.storage.vault import Vault

MINUTE_MS = 60_000


@pytest.fixture
def goals(vault: Vault) -> GoalStore:
    return GoalStore(vault)


@pytest.fixture
def homework(vault: Vault) -> HomeworkStore:
    return HomeworkStore(vault)


def as_if_removed(vault: Vault, table: str, minutes_ago: int) -> None:
    with vault.write(Topic.GOALS) as connection:
        connection.execute(f"UPDATE {table} SET removed_utc = removed_utc - ?", (minutes_ago * MINUTE_MS,))


def test_a_removed_goal_goes_after_an_hour_and_homework_that_led_to_it_stays(
    vault: Vault, goals: GoalStore, homework: HomeworkStore
) -> None:
    goal = goals.add("gone")
    goals.add_step(goal.uid, "step")
    one = homework.add(Homework("", "stays", goal=goal.uid))
    goals.remove(goal.uid)
    as_if_removed(vault, "goal", 59)
    tidy_removed(goals, homework)
    goals.put_back(goal.uid)
    assert goals.steps(goal.uid), "within the hour all of it comes back"
    goals.remove(goal.uid)
    as_if_removed(vault, "goal", 61)
    tidy_removed(goals, homework)
    goals.put_back(goal.uid)
    assert goals.all() == [] and goals.steps(goal.uid) == []
    kept = homework.get(one.uid)
    assert kept is not None and kept.goal is None


def test_removed_homework_goes_after_an_hour_with_its_tries(
    vault: Vault, goals: GoalStore, homework: HomeworkStore
) -> None:
    gone, stays = (homework.add(Homework("", name)) for name in ("gone", "stays"))
    for one in (gone, stays):
        homework.note(Attempt("", one.uid, date(2026, 5, 4), Outcome.PARTLY))
    homework.remove(gone.uid)
    as_if_removed(vault, "homework", 61)
    tidy_removed(goals, homework)
    assert vault.read("SELECT uid FROM homework") == [(stays.uid,)]
    assert vault.read("SELECT homework FROM attempt") == [(stays.uid,)]


def test_a_removed_sheet_goes_after_an_hour_with_its_answers_and_a_try_that_came_of_it_stays(
    vault: Vault, homework: HomeworkStore
) -> None:
    sheets = SheetStore(vault)
    gone, stays = (sheets.begin("a_sheet", date(2026, 5, day)) for day in (4, 5))
    for sheet in (gone, stays):
        sheets.keep(sheet.uid, "words", "said")
    one = homework.add(Homework("", "from a sheet", sheet=gone.uid))
    homework.note(Attempt("", one.uid, date(2026, 5, 4), Outcome.DONE, sheet=gone.uid))
    sheets.remove(gone.uid)
    as_if_removed(vault, "sheet", 59)
    tidy_removed(sheets)
    assert sheets.get(gone.uid) is None
    sheets.put_back(gone.uid)
    assert sheets.answers(gone.uid)
    sheets.remove(gone.uid)
    as_if_removed(vault, "sheet", 61)
    tidy_removed(sheets)
    assert vault.read("SELECT uid FROM sheet") == [(stays.uid,)]
    assert vault.read("SELECT sheet FROM answer") == [(stays.uid,)]
    kept = homework.get(one.uid)
    assert kept is not None and kept.sheet is None and homework.attempts(one.uid)[0].sheet is None


def test_nothing_is_written_when_nothing_is_due(vault: Vault, goals: GoalStore, homework: HomeworkStore) -> None:
    goals.remove(goals.add("just now").uid)
    homework.add(Homework("", "there"))
    sheets = SheetStore(vault)
    sheets.remove(sheets.begin("a_sheet", date(2026, 5, 4)).uid)
    heard: list[Topic] = []
    vault.on_commit = heard.append
    stores: tuple[KeepsRemoved, ...] = (goals, homework, sheets)
    tidy_removed(*stores)
    assert heard == []
