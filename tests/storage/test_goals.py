"""Goals in the vault: nothing that belongs to one is lost by removing and putting back, and Today finds its step."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from time import perf_counter

import pytest

from app.domain.goals import Goal, GoalState, GoalStep, Ladder, current_step
from app.storage.goals import GoalStore
from app.storage.journal import JournalStore
from app.storage.life_values import ValueStore
from app.storage.topics import Topic
from app.storage.vault import Vault

LATER = 1 << 62


@pytest.fixture
def goals(vault: Vault) -> GoalStore:
    return GoalStore(vault)


def titles(goals: GoalStore) -> list[str]:
    return [goal.title for goal in goals.all()]


def words(steps: list[GoalStep]) -> list[str]:
    return [step.words for step in steps]


def test_a_goal_comes_back_as_it_was_written(vault: Vault, goals: GoalStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    goal = goals.add("Evenings", hard="I sit alone", wanted="Company", why="I miss people")
    assert goals.get(goal.uid) == goal
    assert goal.state is GoalState.ACTIVE and goal.made_utc == goal.edited_utc > 0
    ladder = Ladder({-2: "never", -1: "once", 0: "weekly", 1: "twice", 2: "often"}, -2, 3, 12)
    changed = replace(
        goal,
        title="Evenings with others",
        hard="a",
        wanted="b",
        why="c",
        state=GoalState.RESTING,
        value="friends",
        agreed=True,
        ladder=ladder,
        review_day=date(2027, 1, 4),
    )
    assert goals.rewrite(changed)
    kept = goals.get(goal.uid)
    assert kept is not None and replace(kept, edited_utc=changed.edited_utc) == changed
    assert goals.all() == [kept]
    assert set(heard) == {Topic.GOALS}


def test_what_a_goal_leads_from_is_a_value_that_is_there(vault: Vault, goals: GoalStore) -> None:
    values = ValueStore(vault)
    own = values.add("The garden")
    goal = goals.add("Plant")
    for name, kept in ((own.uid, own.uid), ("nature", "nature"), ("nowhere", None)):
        assert goals.rewrite(replace(goal, value=name))
        found = goals.get(goal.uid)
        assert found is not None and found.value == kept
    goals.rewrite(replace(goal, value=own.uid))
    values.remove(own.uid)
    found = goals.get(goal.uid)
    assert found is not None and found.value is None


def test_goals_stand_in_an_order_of_ones_own(goals: GoalStore) -> None:
    one, two, three = (goals.add(name) for name in "abc")
    goals.reorder([three.uid, one.uid, two.uid])
    assert titles(goals) == ["c", "a", "b"]
    goals.add("d")
    assert titles(goals) == ["c", "a", "b", "d"]


def test_a_state_changes_nothing_else(goals: GoalStore) -> None:
    goal = goals.add("a", why="b")
    for state in GoalState:
        goals.set_state(goal.uid, state)
        kept = goals.get(goal.uid)
        assert kept is not None
        assert replace(kept, edited_utc=goal.edited_utc) == replace(goal, state=state)


def test_a_removed_goal_comes_back_with_all_that_belongs_to_it(
    vault: Vault, goals: GoalStore, journal: JournalStore
) -> None:
    for name in "abc":
        goals.add(name)
    goal = goals.all()[1]
    entry = journal.add(datetime(2026, 5, 4, 9), "", "words").uid
    goals.add_step(goal.uid, "step", date(2026, 5, 4))
    goals.add_strategy(goal.uid, "tea")
    goals.mark(goal.uid, rating=3)
    goals.link(goal.uid, entry)

    def belongs() -> tuple[object, ...]:
        uid = goal.uid
        return goals.steps(uid), goals.strategies(uid), goals.marks(uid), goals.entries(uid), goals.goals_of(entry)

    before = (goals.all(), belongs(), goals.steps_this_week())
    goals.remove(goal.uid)
    assert titles(goals) == ["a", "c"]
    assert goals.get(goal.uid) is None and not goals.rewrite(goal)
    assert goals.goals_of(entry) == [] and goals.steps_this_week() == []
    assert goals.tidy(0) == 0
    goals.put_back(goal.uid)
    assert (goals.all(), belongs(), goals.steps_this_week()) == before


def test_what_was_removed_goes_for_good_with_all_that_belongs_to_it(vault: Vault, goals: GoalStore) -> None:
    kept, gone = goals.add("kept"), goals.add("gone")
    for goal in (kept, gone):
        goals.add_step(goal.uid, "step")
        goals.add_strategy(goal.uid, "tea")
        goals.mark(goal.uid, rung=-1)
    goals.remove(gone.uid)
    heard: list[Topic] = []
    vault.on_commit = heard.append
    assert goals.tidy(LATER) == 1
    assert goals.tidy(LATER) == 0
    assert heard == [Topic.GOALS], "nothing is written when there is nothing to do"
    goals.put_back(gone.uid)
    assert titles(goals) == ["kept"]
    for table in ("goal_step", "goal_strategy", "goal_mark"):
        assert vault.read(f"SELECT goal FROM {table}") == [(kept.uid,)]


def test_steps_have_an_order_and_a_smaller_one_goes_in_front(goals: GoalStore) -> None:
    goal, other = goals.add("a"), goals.add("b")
    one = goals.add_step(goal.uid, "one", date(2026, 5, 4))
    two = goals.add_step(goal.uid, "two")
    elsewhere = goals.add_step(other.uid, "elsewhere")
    goals.add_step(goal.uid, "smaller", before=one.uid)
    assert words(goals.steps(goal.uid)) == ["smaller", "one", "two"]
    goals.add_step(goal.uid, "in the middle", before=two.uid)
    goals.add_step(goal.uid, "last", before=elsewhere.uid)
    assert words(goals.steps(goal.uid)) == ["smaller", "one", "in the middle", "two", "last"]
    goals.reorder_steps(goal.uid, [step.uid for step in reversed(goals.steps(goal.uid))])
    assert words(goals.steps(goal.uid)) == ["last", "two", "in the middle", "one", "smaller"]
    assert goals.rewrite_step(replace(two, words="TWO", day=date(2026, 6, 1)))
    kept = goals.steps(goal.uid)[1]
    assert (kept.words, kept.day) == ("TWO", date(2026, 6, 1))
    assert not goals.rewrite_step(replace(two, uid="0" * 32))


def test_a_finished_step_can_be_taken_up_again(goals: GoalStore) -> None:
    goal = goals.add("a")
    one, two = (goals.add_step(goal.uid, name) for name in ("one", "two"))
    goals.finish_step(one.uid, True)
    done = goals.steps(goal.uid)[0]
    assert done.is_done
    goals.finish_step(one.uid, True)
    assert goals.steps(goal.uid)[0] == done, "the first time counts"
    step = current_step(goals.steps(goal.uid))
    assert step is not None and step.uid == two.uid
    goals.finish_step(one.uid, False)
    assert goals.steps(goal.uid)[0] == one


def test_steps_and_what_helps_come_back_where_they_were(goals: GoalStore) -> None:
    goal = goals.add("a")
    for name in "abc":
        goals.add_step(goal.uid, name)
        goals.add_strategy(goal.uid, name)
    steps, strategies = goals.steps(goal.uid), goals.strategies(goal.uid)
    step, strategy = goals.remove_step(steps[1].uid), goals.remove_strategy(strategies[1].uid)
    assert (step, strategy) == (steps[1], strategies[1])
    assert words(goals.steps(goal.uid)) == ["a", "c"]
    assert step is not None and goals.put_back_step(step) and not goals.put_back_step(step)
    assert strategy is not None and goals.put_back_strategy(strategy) and not goals.put_back_strategy(strategy)
    assert (goals.steps(goal.uid), goals.strategies(goal.uid)) == (steps, strategies)
    assert goals.remove_step("0" * 32) is None and goals.remove_strategy("0" * 32) is None
    goals.remove(goal.uid)
    goals.tidy(LATER)
    assert not goals.put_back_step(step) and not goals.put_back_strategy(strategy)


def test_what_helps_is_reworded_and_put_into_an_order(goals: GoalStore) -> None:
    goal = goals.add("a")
    one, two = (goals.add_strategy(goal.uid, name) for name in ("one", "two"))
    assert goals.rewrite_strategy(replace(one, words="ONE"))
    goals.reorder_strategies(goal.uid, [two.uid, one.uid])
    assert [strategy.words for strategy in goals.strategies(goal.uid)] == ["two", "ONE"]
    assert not goals.rewrite_strategy(replace(one, uid="0" * 32))


def test_the_newest_of_each_mark_is_the_last(goals: GoalStore) -> None:
    goal, other = goals.add("a"), goals.add("b")
    assert goals.last(goal.uid).uid == ""
    assert goals.mark(goal.uid).uid == "", "nothing was given"
    monday = datetime(2026, 5, 4, 9, tzinfo=UTC)
    goals.mark(goal.uid, rating=2, rung=-2, at=monday)
    goals.mark(goal.uid, confidence=0, at=monday + timedelta(days=1))
    newest = goals.mark(goal.uid, rating=0, at=monday + timedelta(days=2))
    goals.mark(other.uid, rating=9)
    last = goals.last(goal.uid)
    assert (last.rating, last.rung, last.confidence) == (0, -2, 0)
    assert (last.uid, last.at) == (newest.uid, monday + timedelta(days=2))
    assert [mark.rating for mark in goals.marks(goal.uid)] == [2, None, 0]
    goals.take_back(newest.uid)
    assert goals.last(goal.uid).rating == 2
    assert set(goals.lasts()) == {goal.uid, other.uid}
    assert goals.mark("0" * 32, rating=1).uid == ""


def test_a_change_of_mind_on_the_same_day_is_no_history(goals: GoalStore) -> None:
    goal, other = goals.add("a"), goals.add("b")
    east = timezone(timedelta(hours=2))
    late = datetime(2026, 5, 4, 23, 50, tzinfo=east)
    goals.mark(other.uid, rating=1, at=late)
    goals.mark(goal.uid, rating=3, rung=-1, at=late - timedelta(hours=23))
    goals.mark(goal.uid, rating=4, at=late)
    goals.mark(goal.uid, confidence=5, at=late)
    goals.mark(goal.uid, rating=6, at=late + timedelta(minutes=9))
    goals.mark(goal.uid, rating=7, at=late + timedelta(minutes=11))
    found = [(mark.at.day, mark.rating, mark.rung, mark.confidence) for mark in goals.marks(goal.uid)]
    assert found == [(4, None, -1, None), (4, None, None, 5), (4, 6, None, None), (5, 7, None, None)]
    assert goals.last(other.uid).rating == 1
    midnight = datetime(2026, 5, 6, tzinfo=east)
    goals.mark(goal.uid, rating=0, at=midnight)
    goals.mark(goal.uid, rating=1, at=midnight - timedelta(milliseconds=1))
    assert [mark.rating for mark in goals.marks(goal.uid) if mark.rating is not None] == [6, 1, 0]


def test_one_answer_is_taken_back_without_the_others(goals: GoalStore) -> None:
    goal = goals.add("a")
    monday = datetime(2026, 5, 4, 9, tzinfo=UTC)
    goals.mark(goal.uid, rating=2, at=monday)
    goals.mark(goal.uid, rating=5, confidence=6, at=monday + timedelta(days=1))
    assert goals.clear(goal.uid, "rating")
    last = goals.last(goal.uid)
    assert (last.rating, last.confidence) == (2, 6)
    assert goals.clear(goal.uid, "rating") and not goals.clear(goal.uid, "rating")
    assert len(goals.marks(goal.uid)) == 1
    assert goals.clear(goal.uid, "confidence") and goals.marks(goal.uid) == []
    with pytest.raises(ValueError, match="uid"):
        goals.clear(goal.uid, "uid")


def test_entries_belong_to_goals(goals: GoalStore, journal: JournalStore) -> None:
    one, two = goals.add("one"), goals.add("two")
    entry, binned = (journal.add(datetime(2026, 5, 4, 9), "", "words").uid for _ in range(2))
    assert goals.link(two.uid, entry) and goals.link(one.uid, entry) and goals.link(one.uid, binned)
    assert not goals.link(one.uid, entry) and not goals.link(one.uid, "0" * 32) and not goals.link("0" * 32, entry)
    assert goals.goals_of(entry) == [one, two]
    assert set(goals.entries(one.uid)) == {entry, binned}
    journal.remove(binned)
    assert goals.entries(one.uid) == [entry]
    assert goals.unlink(one.uid, entry) and not goals.unlink(one.uid, entry)
    assert goals.goals_of(entry) == [two]


def test_today_is_told_the_step_that_every_active_goal_is_at(goals: GoalStore) -> None:
    one, resting, without, two = (goals.add(name) for name in ("one", "resting", "without", "two"))
    for goal in (one, resting, two):
        done = goals.add_step(goal.uid, "done")
        goals.finish_step(done.uid, True)
        goals.add_step(goal.uid, " ")
        goals.add_step(goal.uid, f"now, {goal.title}")
        goals.add_step(goal.uid, "later")
    goals.set_state(resting.uid, GoalState.RESTING)
    goals.reorder([two.uid, without.uid, resting.uid, one.uid])
    found = goals.steps_this_week()
    assert [(goal.title, step.words) for goal, step in found] == [("two", "now, two"), ("one", "now, one")]
    by_name = {goal.uid: goal for goal in goals.all()}
    for goal, step in found:
        assert goal == by_name[goal.uid]
        assert step == current_step(goals.steps(goal.uid))


def test_ten_years_of_goals_are_asked_in_a_few_milliseconds(vault: Vault, goals: GoalStore) -> None:
    ten_years(vault)
    for asked in (goals.steps_this_week, goals.lasts, goals.all):
        assert quickest(asked) < 0.03
    assert len(goals.steps_this_week()) == 120
    one: Goal = goals.all()[60]
    assert quickest(lambda: goals.marks(one.uid)) < 0.03


def test_what_today_asks_goes_by_an_index(vault: Vault, goals: GoalStore, monkeypatch: pytest.MonkeyPatch) -> None:
    ten_years(vault)
    plans = asked_plans(vault, monkeypatch)
    goals.steps_this_week()
    goals.last("g1")
    assert "SCAN" not in plans[1]
    for plan in plans:
        assert "SCAN goal_step" not in plan and "SCAN goal_mark" not in plan, plan
    assert "goal_step_of (goal=?)" in plans[0]
    assert "goal_mark_of (goal=?)" in plans[1]


def asked_plans(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How SQLite finds what is read from now on."""
    plans: list[str] = []
    read = vault.read

    def noting(sql: str, params: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        plans.append(" | ".join(str(row[3]) for row in read(f"EXPLAIN QUERY PLAN {sql}", params)))
        return read(sql, params)

    monkeypatch.setattr(vault, "read", noting)
    return plans


def quickest(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(5):
        began = perf_counter()
        ask()
        times.append(perf_counter() - began)
    return min(times)


def ten_years(vault: Vault) -> None:
    """120 goals, each with ten steps and fifty marks."""
    with vault.write(Topic.GOALS) as connection:
        for number in range(120):
            uid = f"g{number}"
            connection.execute(
                "INSERT INTO goal (uid, number, made_utc, edited_utc, title) VALUES (?, ?, 0, 0, ?)",
                (uid, number, "words " * 20),
            )
            connection.executemany(
                "INSERT INTO goal_step (uid, goal, number, done_utc, made_utc, words) VALUES (?, ?, ?, ?, 0, ?)",
                [(f"{uid}-{step}", uid, step, 1 if step < 8 else None, "words " * 10) for step in range(10)],
            )
            connection.executemany(
                "INSERT INTO goal_mark (uid, goal, at_utc, offset_min, rating) VALUES (?, ?, ?, 0, 5)",
                [(f"{uid}-{mark}", uid, mark * 1000) for mark in range(50)],
            )
