"""Goals in the vault: in the order somebody gave them, with their steps, what helps, how it felt, and their entries."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from app.domain.goals import Goal, GoalMark, GoalState, GoalStep, Strategy
from app.domain.moments import day_number
from app.storage import written
from app.storage.connection import Connection
from app.storage.felt_marks import MarkTable
from app.storage.goal_rows import (
    GOAL,
    MARK,
    STEP,
    STRATEGY,
    WIDTH,
    goal_of,
    insert_goal,
    insert_step,
    insert_strategy,
    mark_of,
    step_of,
    strategy_of,
    update_goal,
)
from app.storage.life_values import make_row
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.written import local_moment

_GOALS = f"SELECT {GOAL} FROM goal WHERE removed_utc IS NULL"
_IN_ORDER = "ORDER BY number, made_utc, uid"
_FELT = ("rating", "rung", "confidence")
_MARKS = MarkTable("goal_mark", "goal", _FELT)
_LAST = ", ".join(
    f"(SELECT {name} FROM goal_mark WHERE goal = whom.uid AND {name} IS NOT NULL "
    "ORDER BY at_utc DESC, uid DESC LIMIT 1)"
    for name in _FELT
)


class GoalStore:
    """A removed goal keeps all that belongs to it for an hour, so that it comes back whole."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Goal]:
        """Every goal in its order, whatever became of it; not the removed ones."""
        return [goal_of(row) for row in self._vault.read(f"{_GOALS} {_IN_ORDER}")]

    def get(self, uid: str) -> Goal | None:
        row = self._vault.one(f"{_GOALS} AND uid = ?", (uid,))
        return goal_of(row) if row else None

    def add(self, title: str = "", hard: str = "", wanted: str = "", why: str = "") -> Goal:
        """A goal at the end."""
        with self._vault.write(Topic.GOALS) as connection:
            (last,) = connection.execute("SELECT coalesce(max(number), -1) FROM goal").fetchone()
            now = written.now().utc_ms
            goal = Goal(_new(), title, hard, wanted, why, number=last + 1, made_utc=now, edited_utc=now)
            insert_goal(connection, goal)
            return goal

    def rewrite(self, goal: Goal) -> bool:
        """All that is said about it, its state and its ladder too; where it stands stays. False when it is gone."""
        with self._vault.write(Topic.GOALS) as connection:
            if goal.value and not make_row(connection, goal.value):
                goal = replace(goal, value=None)
            return update_goal(connection, goal, written.now().utc_ms)

    def set_state(self, uid: str, state: GoalState) -> None:
        """Another state; nothing else changes."""
        with self._vault.write(Topic.GOALS) as connection:
            sql = "UPDATE goal SET state = ?, edited_utc = ? WHERE uid = ? AND state != ?"
            connection.execute(sql, (state.value, written.now().utc_ms, uid, state.value))

    def reorder(self, uids: Sequence[str]) -> None:
        """From now on they stand in this order."""
        self._reorder("goal", uids)

    def remove(self, uid: str) -> None:
        """Takes a goal away with all that belongs to it; for an hour it can be put back."""
        with self._vault.write(Topic.GOALS) as connection:
            sql = "UPDATE goal SET removed_utc = ? WHERE uid = ? AND removed_utc IS NULL"
            connection.execute(sql, (written.now().utc_ms, uid))

    def put_back(self, uid: str) -> None:
        """As it was and where it was, if it is not gone for good."""
        with self._vault.write(Topic.GOALS) as connection:
            connection.execute("UPDATE goal SET removed_utc = NULL WHERE uid = ?", (uid,))

    def tidy(self, before_utc_ms: int) -> int:
        """What was removed before this instant goes for good; says how many, and writes nothing for none."""
        which = "FROM goal WHERE removed_utc IS NOT NULL AND removed_utc < ?"
        if not self._vault.one(f"SELECT 1 {which}", (before_utc_ms,)):
            return 0
        with self._vault.write(Topic.GOALS) as connection:
            return int(connection.execute(f"DELETE {which}", (before_utc_ms,)).rowcount)

    def steps(self, goal_uid: str) -> list[GoalStep]:
        """In their order, the finished ones too."""
        rows = self._vault.read(f"SELECT {STEP} FROM goal_step WHERE goal = ? {_IN_ORDER}", (goal_uid,))
        return [step_of(row) for row in rows]

    def add_step(self, goal_uid: str, words: str, day: date | None = None, before: str | None = None) -> GoalStep:
        """A step at the end, or in front of another one."""
        with self._vault.write(Topic.GOALS) as connection:
            uids = [row[0] for row in connection.execute(_uids("goal_step"), (goal_uid,))]
            place = uids.index(before) if before in uids else len(uids)
            step = GoalStep(_new(), goal_uid, words, day, number=place, made_utc=written.now().utc_ms)
            insert_step(connection, step)
            _put_in_order(connection, "goal_step", [*uids[:place], step.uid, *uids[place:]])
            return step

    def rewrite_step(self, step: GoalStep) -> bool:
        """Its words, its day and whether it is finished; False when it is gone."""
        with self._vault.write(Topic.GOALS) as connection:
            values = (step.words, None if step.day is None else day_number(step.day), step.done_utc, step.uid)
            sql = "UPDATE goal_step SET words = ?, day = ?, done_utc = ? WHERE uid = ?"
            return bool(connection.execute(sql, values).rowcount)

    def finish_step(self, uid: str, done: bool) -> None:
        """It is done, or it is not."""
        with self._vault.write(Topic.GOALS) as connection:
            now = written.now().utc_ms if done else None
            sql = "UPDATE goal_step SET done_utc = CASE WHEN ? THEN coalesce(done_utc, ?) END WHERE uid = ?"
            connection.execute(sql, (done, now, uid))

    def reorder_steps(self, goal_uid: str, uids: Sequence[str]) -> None:
        """From now on the steps of a goal stand in this order."""
        self._reorder("goal_step", uids, goal_uid)

    def remove_step(self, uid: str) -> GoalStep | None:
        """Takes it out, and says what it was, for `put_back_step`."""
        with self._vault.write(Topic.GOALS) as connection:
            row = connection.execute(f"SELECT {STEP} FROM goal_step WHERE uid = ?", (uid,)).fetchone()
            connection.execute("DELETE FROM goal_step WHERE uid = ?", (uid,))
            return step_of(row) if row else None

    def put_back_step(self, step: GoalStep) -> bool:
        """Where it was; False when its goal is gone, or when it is there."""
        with self._vault.write(Topic.GOALS) as connection:
            return insert_step(connection, step)

    def strategies(self, goal_uid: str) -> list[Strategy]:
        """What helps on the way, in its order."""
        rows = self._vault.read(f"SELECT {STRATEGY} FROM goal_strategy WHERE goal = ? {_IN_ORDER}", (goal_uid,))
        return [strategy_of(row) for row in rows]

    def add_strategy(self, goal_uid: str, words: str) -> Strategy:
        """One more at the end."""
        with self._vault.write(Topic.GOALS) as connection:
            asked = "SELECT coalesce(max(number), -1) FROM goal_strategy WHERE goal = ?"
            (last,) = connection.execute(asked, (goal_uid,)).fetchone()
            strategy = Strategy(_new(), goal_uid, words, last + 1, written.now().utc_ms)
            insert_strategy(connection, strategy)
            return strategy

    def rewrite_strategy(self, strategy: Strategy) -> bool:
        """Other words; False when it is gone."""
        with self._vault.write(Topic.GOALS) as connection:
            sql = "UPDATE goal_strategy SET words = ? WHERE uid = ?"
            return bool(connection.execute(sql, (strategy.words, strategy.uid)).rowcount)

    def reorder_strategies(self, goal_uid: str, uids: Sequence[str]) -> None:
        """From now on they stand in this order."""
        self._reorder("goal_strategy", uids, goal_uid)

    def remove_strategy(self, uid: str) -> Strategy | None:
        """Takes it out, and says what it was, for `put_back_strategy`."""
        with self._vault.write(Topic.GOALS) as connection:
            row = connection.execute(f"SELECT {STRATEGY} FROM goal_strategy WHERE uid = ?", (uid,)).fetchone()
            connection.execute("DELETE FROM goal_strategy WHERE uid = ?", (uid,))
            return strategy_of(row) if row else None

    def put_back_strategy(self, strategy: Strategy) -> bool:
        """Where it was; False when its goal is gone, or when it is there."""
        with self._vault.write(Topic.GOALS) as connection:
            return insert_strategy(connection, strategy)

    def marks(self, goal_uid: str) -> list[GoalMark]:
        """How it felt each time, oldest first."""
        sql = f"SELECT {MARK} FROM goal_mark WHERE goal = ? ORDER BY at_utc, uid"
        return [mark_of(row) for row in self._vault.read(sql, (goal_uid,))]

    def mark(
        self,
        goal_uid: str,
        *,
        rating: int | None = None,
        rung: int | None = None,
        confidence: int | None = None,
        at: datetime | None = None,
    ) -> GoalMark:
        """How it feels now, or felt at an instant; of each question the last answer of a day stands.

        Its uid is empty when nothing was given or the goal is gone.
        """
        now = written.now() if at is None else written.at(at)
        mark = GoalMark(_new(), goal_uid, local_moment(*now), rating, rung, confidence)
        felt = dict(zip(_FELT, (rating, rung, confidence), strict=True))
        if any(value is not None for value in felt.values()):
            with self._vault.write(Topic.GOALS) as connection:
                if connection.execute("SELECT 1 FROM goal WHERE uid = ?", (goal_uid,)).fetchone():
                    _MARKS.put(connection, mark.uid, goal_uid, now, felt)
                    return mark
        return replace(mark, uid="")

    def last(self, goal_uid: str) -> GoalMark:
        """The newest of each that somebody gave, and when they gave any. Its uid is empty when they gave none."""
        return self._lasts("WHERE whom.uid = ?", goal_uid).get(goal_uid) or GoalMark("", goal_uid, local_moment(0, 0))

    def lasts(self) -> dict[str, GoalMark]:
        """The same for every goal that has a mark, in one question."""
        return self._lasts("")

    def _lasts(self, which: str, *params: object) -> dict[str, GoalMark]:
        newest = "(SELECT uid FROM goal_mark WHERE goal = whom.uid ORDER BY at_utc DESC, uid DESC LIMIT 1)"
        sql = (
            f"SELECT last.uid, last.goal, last.at_utc, last.offset_min, {_LAST} FROM goal AS whom "
            f"JOIN goal_mark AS last ON last.uid = {newest} {which}"
        )
        return {row[1]: mark_of(row) for row in self._vault.read(sql, params)}

    def take_back(self, mark_uid: str) -> None:
        """As if it had not been given."""
        with self._vault.write(Topic.GOALS) as connection:
            connection.execute("DELETE FROM goal_mark WHERE uid = ?", (mark_uid,))

    def clear(self, goal_uid: str, question: str) -> bool:
        """Takes back the newest "rating", "rung" or "confidence" alone; False when there is none."""
        with self._vault.write(Topic.GOALS) as connection:
            return _MARKS.clear(connection, goal_uid, question)

    def entries(self, goal_uid: str) -> list[str]:
        """The entries that belong to it, first linked first; none that is in the bin."""
        sql = (
            "SELECT entry.uid FROM goal_entry JOIN entry ON entry.uid = goal_entry.entry AND removed_utc IS NULL "
            "WHERE goal_entry.goal = ? ORDER BY linked_utc, entry.uid"
        )
        return [row[0] for row in self._vault.read(sql, (goal_uid,))]

    def link(self, goal_uid: str, entry_uid: str) -> bool:
        """An entry belongs to a goal from now on; False when it did, or when either is not there."""
        with self._vault.write(Topic.GOALS) as connection:
            sql = (
                "INSERT OR IGNORE INTO goal_entry (goal, entry, linked_utc) "
                "SELECT goal.uid, entry.uid, ? FROM goal, entry WHERE goal.uid = ? AND entry.uid = ?"
            )
            return bool(connection.execute(sql, (written.now().utc_ms, goal_uid, entry_uid)).rowcount)

    def unlink(self, goal_uid: str, entry_uid: str) -> bool:
        """It does not any more; False when it did not."""
        with self._vault.write(Topic.GOALS) as connection:
            sql = "DELETE FROM goal_entry WHERE goal = ? AND entry = ?"
            return bool(connection.execute(sql, (goal_uid, entry_uid)).rowcount)

    def goals_of(self, entry_uid: str) -> list[Goal]:
        """The goals that an entry belongs to, in their order."""
        which = "AND uid IN (SELECT goal FROM goal_entry WHERE entry = ?)"
        return [goal_of(row) for row in self._vault.read(f"{_GOALS} {which} {_IN_ORDER}", (entry_uid,))]

    def steps_this_week(self) -> list[tuple[Goal, GoalStep]]:
        """The step that every active goal is at, in the order of the goals. A step without words is none yet."""
        current = (
            "SELECT uid FROM goal_step WHERE goal = goal.uid AND done_utc IS NULL AND trim(words) != '' "
            f"{_IN_ORDER} LIMIT 1"
        )
        sql = (
            f"SELECT {GOAL}, {STEP} FROM goal JOIN goal_step ON goal_step.uid = ({current}) "
            "WHERE goal.state = ? AND goal.removed_utc IS NULL ORDER BY goal.number, goal.made_utc, goal.uid"
        )
        rows = self._vault.read(sql, (GoalState.ACTIVE.value,))
        return [(goal_of(row[:WIDTH]), step_of(row[WIDTH:])) for row in rows]

    def _reorder(self, table: str, uids: Sequence[str], goal_uid: str | None = None) -> None:
        with self._vault.write(Topic.GOALS) as connection:
            _put_in_order(connection, table, uids, goal_uid)


def _new() -> str:
    return os.urandom(16).hex()


def _uids(table: str) -> str:
    return f"SELECT uid FROM {table} WHERE goal = ? {_IN_ORDER}"


def _put_in_order(connection: Connection, table: str, uids: Sequence[str], goal_uid: str | None = None) -> None:
    which = "" if goal_uid is None else " AND goal = ?"
    own = () if goal_uid is None else (goal_uid,)
    places = [(number, uid, *own) for number, uid in enumerate(uids)]
    connection.executemany(f"UPDATE {table} SET number = ? WHERE uid = ?{which}", places)
