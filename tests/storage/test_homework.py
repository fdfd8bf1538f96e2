"""Homework in the vault: kept as agreed, tries noted on their day or later, nothing lost by putting back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.domain.homework import Attempt, Homework, HomeworkState, InTheWay, Outcome, PartOfDay, Schedule
from app.storage.goals import GoalStore
from app.storage.homework import HomeworkStore
from app.storage.sessions import SessionStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from tests.storage.test_goals import LATER, asked_plans, quickest

TODAY = datetime.now().date()
MONDAY = date(2026, 5, 4)


@pytest.fixture
def homework(vault: Vault) -> HomeworkStore:
    return HomeworkStore(vault)


def titles(homework: HomeworkStore) -> list[str]:
    return [one.title for one in homework.all()]


def tried(one: Homework, day: date, outcome: Outcome = Outcome.DONE) -> Attempt:
    return Attempt("", one.uid, day, outcome)


def test_homework_comes_back_as_it_was_agreed(vault: Vault, homework: HomeworkStore) -> None:
    goal = GoalStore(vault).add("Sleep")
    session = SessionStore(vault).add(datetime(2026, 5, 12, 16), "Ruth")
    heard: list[Topic] = []
    vault.on_commit = heard.append
    agreed = Homework(
        "",
        title="Put the phone away",
        why="I sleep better",
        state=HomeworkState.AGREED,
        schedule=Schedule(3, frozenset({0, 2, 6}), PartOfDay.EVENING, MONDAY),
        first_at=datetime(2026, 5, 5, 21, 30),
        smallest="one evening",
        if_this="it is ten",
        then_that="it goes into the drawer",
        sense=9,
        doable=0,
        agreed_day=MONDAY,
        with_whom="Ruth",
        review_session=session.uid,
        goal=goal.uid,
        worksheet="sleep",
        exercise="breathing",
        note="n",
    )
    kept = homework.add(agreed)
    assert replace(kept, uid="", made_utc=0, edited_utc=0) == agreed
    assert homework.get(kept.uid) == kept and homework.all() == [kept] == homework.of_goal(goal.uid)
    assert homework.add(replace(agreed, uid="own", goal="0" * 32)).goal is None, "what is not there is not named"
    assert homework.rewrite(replace(kept, title="Phone", schedule=Schedule(), first_at=None, review_session="gone"))
    changed = homework.get(kept.uid)
    assert changed is not None
    assert (changed.title, changed.schedule, changed.first_at, changed.review_session) == (
        *("Phone", Schedule(), None),
        None,
    )
    assert not homework.rewrite(replace(kept, uid="0" * 32))
    assert set(heard) == {Topic.HOMEWORK}


def test_when_it_was_over_is_noted(homework: HomeworkStore) -> None:
    one = homework.add(Homework("", "a"))
    assert one.ended_utc is None
    for state in HomeworkState:
        homework.set_state(one.uid, state)
        kept = homework.get(one.uid)
        assert kept is not None and kept.state is state
        assert (kept.ended_utc is not None) is state.is_over
    assert homework.rewrite(replace(one, state=HomeworkState.DONE))
    long_ago = 1_700_000_000_000
    assert homework.rewrite(replace(one, state=HomeworkState.DONE, ended_utc=long_ago))
    homework.set_state(one.uid, HomeworkState.CHANGED)
    over = homework.get(one.uid)
    assert over is not None and over.ended_utc == long_ago, "it was over then"


def test_homework_stands_in_an_order_of_ones_own(homework: HomeworkStore) -> None:
    one, two, three = (homework.add(Homework("", name)) for name in "abc")
    homework.reorder([three.uid, one.uid, two.uid])
    homework.add(Homework("", "d"))
    assert titles(homework) == ["c", "a", "b", "d"]


def test_removed_homework_comes_back_with_its_tries(homework: HomeworkStore) -> None:
    for name in "abc":
        homework.add(Homework("", name, state=HomeworkState.ACTIVE))
    one = homework.all()[1]
    homework.note(tried(one, TODAY))
    before = (homework.all(), homework.attempts(one.uid), homework.open_with_counts(TODAY))
    homework.remove(one.uid)
    assert titles(homework) == ["a", "c"] and homework.get(one.uid) is None and not homework.rewrite(one)
    assert homework.recent_attempts(9) == []
    assert len(homework.open_with_counts(TODAY)) == 2
    assert homework.tidy(0) == 0
    homework.put_back(one.uid)
    assert (homework.all(), homework.attempts(one.uid), homework.open_with_counts(TODAY)) == before
    homework.remove(one.uid)
    assert homework.tidy(LATER) == 1 and homework.tidy(LATER) == 0
    homework.put_back(one.uid)
    assert titles(homework) == ["a", "c"] and homework.attempts(one.uid) == []


def test_a_try_comes_back_as_it_was_noted(homework: HomeworkStore) -> None:
    one = homework.add(Homework("", "a"))
    said = replace(
        tried(one, TODAY, Outcome.OTHER),
        effort=4,
        useful=0,
        in_the_way=InTheWay.NO_FIT,
        instead="a walk",
        learned="air helps",
        obstacle="rain",
        note="n",
    )
    kept = homework.note(said)
    assert homework.attempts(one.uid) == [kept]
    assert replace(kept, uid="", noted_utc=0, offset_min=0) == said
    assert homework.note(replace(said, homework="0" * 32)).uid == ""
    assert homework.rewrite_attempt(replace(kept, outcome=Outcome.PARTLY, note="", noted_utc=1))
    assert homework.attempts(one.uid) == [replace(kept, outcome=Outcome.PARTLY, note="")]
    assert not homework.rewrite_attempt(replace(kept, uid="0" * 32))


def test_a_try_that_is_noted_after_its_day_says_so(homework: HomeworkStore) -> None:
    one = homework.add(Homework("", "a"))
    today = homework.note(replace(tried(one, TODAY), later=True))
    yesterday = homework.note(tried(one, TODAY - timedelta(days=1)))
    tomorrow = homework.note(tried(one, TODAY + timedelta(days=1)))
    assert (today.later, yesterday.later, tomorrow.later) == (False, True, False)
    assert [attempt.later for attempt in homework.attempts(one.uid)] == [False, False, True]
    assert homework.rewrite_attempt(replace(yesterday, day=TODAY, later=True))
    assert not homework.attempts(one.uid, TODAY + timedelta(days=1))[0].later
    assert all(not attempt.later for attempt in homework.attempts(one.uid))


def test_a_removed_try_comes_back(homework: HomeworkStore) -> None:
    one = homework.add(Homework("", "a"))
    for ago in range(3):
        homework.note(tried(one, TODAY - timedelta(days=ago)))
    before = homework.attempts(one.uid)
    gone = homework.remove_attempt(before[1].uid)
    assert gone == before[1] and len(homework.attempts(one.uid)) == 2
    assert homework.put_back_attempt(gone) and not homework.put_back_attempt(gone)
    assert homework.attempts(one.uid) == before
    assert homework.remove_attempt("0" * 32) is None


def test_tries_are_listed_newest_first(homework: HomeworkStore) -> None:
    one, two = (homework.add(Homework("", name)) for name in "ab")
    for ago in (2, 0, 4):
        homework.note(tried(one, MONDAY - timedelta(days=ago)))
        homework.note(tried(two, MONDAY - timedelta(days=ago + 1)))
    assert [attempt.day.day for attempt in homework.attempts(one.uid)] == [4, 2, 30]
    assert [attempt.day.day for attempt in homework.attempts(one.uid, date(2026, 5, 2))] == [4, 2]
    assert [attempt.day.day for attempt in homework.recent_attempts(3)] == [4, 3, 2]
    assert [attempt.day.day for attempt in homework.recent_attempts(9, before=date(2026, 5, 2))] == [1, 30, 29]


def test_a_day_that_was_not_for_it_is_no_try(homework: HomeworkStore) -> None:
    one = homework.add(Homework("", "a", state=HomeworkState.ACTIVE))
    for number, outcome in enumerate(Outcome):
        homework.note(tried(one, MONDAY + timedelta(days=number), outcome))
    assert len(Outcome) == 4
    assert homework.tries_in(one.uid, MONDAY, MONDAY + timedelta(days=6)) == 3
    each = (MONDAY + timedelta(days=number) for number in range(4))
    assert [homework.tries_in(one.uid, day, day) for day in each] == [1, 1, 1, 0]


def test_of_a_day_is_known_what_something_was_noted_about(vault: Vault, homework: HomeworkStore) -> None:
    one, two, other = (homework.add(Homework("", name)) for name in "abc")
    for outcome in Outcome:
        homework.note(tried(one, MONDAY, outcome))
    homework.note(tried(two, MONDAY, Outcome.NOT_TODAY))
    homework.note(tried(other, MONDAY - timedelta(days=1)))
    assert homework.noted_on(MONDAY) == {one.uid, two.uid}


def test_what_is_open_is_counted_from_monday_to_sunday(homework: HomeworkStore) -> None:
    for state in HomeworkState:
        one = homework.add(Homework("", state.value, state=state))
        for ahead in (-1, 0, 6, 7):
            homework.note(tried(one, MONDAY + timedelta(days=ahead)))
    for day in (MONDAY, MONDAY + timedelta(days=6)):
        counted = homework.open_with_counts(day)
        assert [(one.title, tries) for one, tries in counted] == [("agreed", 2), ("active", 2)]
    assert all(one == homework.get(one.uid) for one, _tries in homework.open_with_counts(MONDAY))


def test_ten_years_of_tries_are_asked_in_a_few_milliseconds(vault: Vault, homework: HomeworkStore) -> None:
    ten_years(vault)
    one = homework.all()[0]
    assert len(homework.open_with_counts(MONDAY)) == 120
    assert quickest(lambda: homework.open_with_counts(MONDAY)) < 0.03
    assert quickest(lambda: homework.recent_attempts(50)) < 0.03
    assert quickest(lambda: homework.attempts(one.uid)) < 0.03


def test_what_today_asks_goes_by_an_index(
    vault: Vault, homework: HomeworkStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    ten_years(vault)
    plans = asked_plans(vault, monkeypatch)
    homework.open_with_counts(MONDAY)
    homework.recent_attempts(5)
    homework.attempts("h1")
    homework.noted_on(MONDAY)
    assert "attempt_day (day=?)" in plans[3]
    assert "USING COVERING INDEX attempt_of (homework=? AND day>? AND day<?)" in plans[0]
    assert "SCAN attempt USING INDEX attempt_day" in plans[1], "from the newest day on, as far as is asked"
    assert "attempt_of (homework=?)" in plans[2]


def ten_years(vault: Vault) -> None:
    """120 pieces of homework and 5,000 tries."""
    first = (MONDAY - timedelta(days=3650) - date(1970, 1, 1)).days
    now = int(datetime.now(UTC).timestamp() * 1000)
    with vault.write(Topic.HOMEWORK) as connection:
        connection.executemany(
            "INSERT INTO homework (uid, number, state, made_utc, edited_utc, title) VALUES (?, ?, 'active', 0, 0, ?)",
            [(f"h{number}", number, "words " * 20) for number in range(120)],
        )
        connection.executemany(
            "INSERT INTO attempt (uid, homework, day, outcome, noted_utc, offset_min, learned) "
            "VALUES (?, ?, ?, 'done', ?, 0, ?)",
            [
                (f"a{number}", f"h{number % 120}", first + number * 3650 // 5000, now, "words " * 20)
                for number in range(5000)
            ],
        )
