"""Homework in the vault, and what came of each try. Nothing here says that something was not done."""

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.homework import Attempt, Homework, HomeworkState, Outcome
from app.domain.moments import day_number
from app.domain.schedules import week_of
from app.storage import written
from app.storage.connection import Connection
from app.storage.homework_rows import (
    ATTEMPT,
    HOMEWORK,
    WIDTH,
    attempt_of,
    homework_of,
    insert_attempt,
    insert_homework,
    update_attempt,
    update_homework,
)
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.written import local_moment

_HOMEWORK = f"SELECT {HOMEWORK} FROM homework WHERE removed_utc IS NULL"
_IN_ORDER = "ORDER BY number, made_utc, uid"
_OPEN = tuple(state.value for state in HomeworkState if state.is_open)
_TRIES = tuple(outcome.value for outcome in Outcome if outcome is not Outcome.NOT_TODAY)
_COUNT = f"SELECT count(*) FROM attempt WHERE outcome IN ({', '.join('?' * len(_TRIES))}) AND day BETWEEN ? AND ?"


class HomeworkStore:
    """Removed homework keeps its tries for an hour, so that it comes back whole."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Homework]:
        """Every one in its order, whatever became of it; not the removed ones."""
        return [homework_of(row) for row in self._vault.read(f"{_HOMEWORK} {_IN_ORDER}")]

    def get(self, uid: str) -> Homework | None:
        row = self._vault.one(f"{_HOMEWORK} AND uid = ?", (uid,))
        return homework_of(row) if row else None

    def add(self, homework: Homework) -> Homework:
        """Keeps it at the end, with a name of its own when it has none."""
        with self._vault.write(Topic.HOMEWORK) as connection:
            (last,) = connection.execute("SELECT coalesce(max(number), -1) FROM homework").fetchone()
            now = written.now().utc_ms
            ended = _ended(homework, now)
            new = replace(homework, uid=homework.uid or _new(), number=last + 1, made_utc=now, edited_utc=now)
            insert_homework(connection, replace(new, ended_utc=ended))
            return _read(connection, new.uid)

    def rewrite(self, homework: Homework) -> bool:
        """All that is said about it, its state too; where it stands stays. False when it is gone."""
        now = written.now().utc_ms
        with self._vault.write(Topic.HOMEWORK) as connection:
            return update_homework(connection, replace(homework, edited_utc=now, ended_utc=_ended(homework, now)))

    def set_state(self, uid: str, state: HomeworkState) -> None:
        """Another state; nothing else changes, but when it was over is noted."""
        with self._vault.write(Topic.HOMEWORK) as connection:
            now = written.now().utc_ms
            sql = (
                "UPDATE homework SET state = ?, edited_utc = ?, "
                "ended_utc = CASE WHEN ? THEN coalesce(ended_utc, ?) END WHERE uid = ? AND state != ?"
            )
            connection.execute(sql, (state.value, now, state.is_over, now, uid, state.value))

    def reorder(self, uids: Sequence[str]) -> None:
        """From now on they stand in this order."""
        with self._vault.write(Topic.HOMEWORK) as connection:
            places = [(number, uid) for number, uid in enumerate(uids)]
            connection.executemany("UPDATE homework SET number = ? WHERE uid = ?", places)

    def remove(self, uid: str) -> None:
        """Takes it away with its tries; for an hour it can be put back."""
        with self._vault.write(Topic.HOMEWORK) as connection:
            sql = "UPDATE homework SET removed_utc = ? WHERE uid = ? AND removed_utc IS NULL"
            connection.execute(sql, (written.now().utc_ms, uid))

    def put_back(self, uid: str) -> None:
        """As it was and where it was, if it is not gone for good."""
        with self._vault.write(Topic.HOMEWORK) as connection:
            connection.execute("UPDATE homework SET removed_utc = NULL WHERE uid = ?", (uid,))

    def tidy(self, before_utc_ms: int) -> int:
        """What was removed before this instant goes for good; says how many, and writes nothing for none."""
        which = "FROM homework WHERE removed_utc IS NOT NULL AND removed_utc < ?"
        if not self._vault.one(f"SELECT 1 {which}", (before_utc_ms,)):
            return 0
        with self._vault.write(Topic.HOMEWORK) as connection:
            return int(connection.execute(f"DELETE {which}", (before_utc_ms,)).rowcount)

    def of_goal(self, goal_uid: str) -> list[Homework]:
        """What leads to a goal, in its order."""
        return [homework_of(row) for row in self._vault.read(f"{_HOMEWORK} AND goal = ? {_IN_ORDER}", (goal_uid,))]

    def attempts(self, uid: str, since: date | None = None) -> list[Attempt]:
        """The tries at one, from a day on, newest first."""
        which = "" if since is None else "AND day >= ?"
        params = (uid,) if since is None else (uid, day_number(since))
        sql = f"SELECT {ATTEMPT} FROM attempt WHERE homework = ? {which} ORDER BY day DESC, noted_utc DESC, uid DESC"
        return [attempt_of(row) for row in self._vault.read(sql, params)]

    def recent_attempts(self, limit: int, before: date | None = None) -> list[Attempt]:
        """The newest tries at all that is there, on days before this one."""
        which = "" if before is None else "WHERE attempt.day < ?"
        params: tuple[int, ...] = () if before is None else (day_number(before),)
        sql = (
            f"SELECT {ATTEMPT} FROM attempt INDEXED BY attempt_day "
            f"CROSS JOIN homework ON homework.uid = attempt.homework AND homework.removed_utc IS NULL {which} "
            "ORDER BY attempt.day DESC, attempt.noted_utc DESC, attempt.uid DESC LIMIT ?"
        )
        return [attempt_of(row) for row in self._vault.read(sql, (*params, limit))]

    def note(self, attempt: Attempt) -> Attempt:
        """Keeps a try. Whether it was noted after its day is seen here. Its uid is empty when its homework is gone."""
        now = written.now()
        named = replace(attempt, uid=attempt.uid or _new(), noted_utc=now.utc_ms, offset_min=now.offset_min)
        new = replace(named, later=_is_later(named))
        with self._vault.write(Topic.HOMEWORK) as connection:
            return new if insert_attempt(connection, new) else replace(new, uid="")

    def rewrite_attempt(self, attempt: Attempt) -> bool:
        """All that is said about a try; when it was noted stays. False when it is gone."""
        with self._vault.write(Topic.HOMEWORK) as connection:
            asked = "SELECT noted_utc, offset_min FROM attempt WHERE uid = ?"
            noted = connection.execute(asked, (attempt.uid,)).fetchone()
            if noted is None:
                return False
            kept = replace(attempt, noted_utc=noted[0], offset_min=noted[1])
            return update_attempt(connection, replace(kept, later=_is_later(kept)))

    def remove_attempt(self, uid: str) -> Attempt | None:
        """Takes it out, and says what it was, for `put_back_attempt`."""
        with self._vault.write(Topic.HOMEWORK) as connection:
            row = connection.execute(f"SELECT {ATTEMPT} FROM attempt WHERE uid = ?", (uid,)).fetchone()
            connection.execute("DELETE FROM attempt WHERE uid = ?", (uid,))
            return attempt_of(row) if row else None

    def put_back_attempt(self, attempt: Attempt) -> bool:
        """As it was; False when its homework is gone, or when it is there."""
        with self._vault.write(Topic.HOMEWORK) as connection:
            return insert_attempt(connection, attempt)

    def tries_in(self, uid: str, first: date, last: date) -> int:
        """How often something was tried on these days, whatever came of it: done, partly, or something else."""
        params = (*_TRIES, day_number(first), day_number(last), uid)
        row = self._vault.one(f"{_COUNT} AND homework = ?", params)
        return int(row[0]) if row else 0

    def open_with_counts(self, today: date) -> list[tuple[Homework, int]]:
        """What is for these days, and how often each was tried in the week of this day."""
        first, last = week_of(today)
        sql = (
            f"SELECT {HOMEWORK}, ({_COUNT} AND homework = homework.uid) FROM homework "
            f"WHERE removed_utc IS NULL AND state IN ({', '.join('?' * len(_OPEN))}) {_IN_ORDER}"
        )
        rows = self._vault.read(sql, (*_TRIES, day_number(first), day_number(last), *_OPEN))
        return [(homework_of(row[:WIDTH]), row[WIDTH]) for row in rows]

    def noted_on(self, day: date) -> frozenset[str]:
        """The homework that something was noted about for this day, whatever came of it."""
        rows = self._vault.read("SELECT DISTINCT homework FROM attempt WHERE day = ?", (day_number(day),))
        return frozenset(row[0] for row in rows)


def _new() -> str:
    return os.urandom(16).hex()


def _ended(homework: Homework, now: int) -> int | None:
    return (homework.ended_utc or now) if homework.state.is_over else None


def _is_later(attempt: Attempt) -> bool:
    return attempt.day < local_moment(attempt.noted_utc, attempt.offset_min).date()


def _read(connection: Connection, uid: str) -> Homework:
    return homework_of(connection.execute(f"SELECT {HOMEWORK} FROM homework WHERE uid = ?", (uid,)).fetchone())
