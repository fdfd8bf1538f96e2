"""How homework and what came of it stand in the rows of the vault."""

from app.domain.homework import Attempt, Homework, HomeworkState, InTheWay, Outcome, PartOfDay, Schedule
from app.domain.moments import day_from_number, day_number, from_key, to_key
from app.storage.connection import Connection
from app.storage.vault import Row

_NAMED = {"goal": "goal", "sheet": "sheet", "review_session": "session"}
_OWN = (
    *("state", "goal", "sheet", "review_session", "worksheet", "exercise", "agreed_day", "per_week", "days", "part"),
    *("once_day", "first_at", "sense", "doable", "ended_utc", "title", "with_whom", "why", "smallest"),
    *("if_this", "then_that", "note"),
)
_NAMES = ("uid", *_OWN, "number", "made_utc", "edited_utc")
HOMEWORK = ", ".join(f"homework.{name}" for name in _NAMES)
WIDTH = len(_NAMES)
_SAID = (
    *("day", "outcome", "later", "effort", "useful", "in_the_way", "sheet"),
    *("instead", "learned", "obstacle", "note"),
)
ATTEMPT = ", ".join(f"attempt.{name}" for name in ("uid", "homework", *_SAID, "noted_utc", "offset_min"))


def insert_homework(connection: Connection, homework: Homework) -> None:
    """A new row; what it names and is not there stays out."""
    marks = ", ".join(("?", *map(_mark, _OWN), "?", "?", "?"))
    values = (homework.uid, *_homework_values(homework), homework.number, homework.made_utc, homework.edited_utc)
    connection.execute(f"INSERT OR IGNORE INTO homework ({', '.join(_NAMES)}) VALUES ({marks})", values)


def update_homework(connection: Connection, homework: Homework) -> bool:
    """All that is said about it; where it stands and when it was made stay."""
    changes = ", ".join(f"{name} = {_mark(name)}" for name in _OWN)
    sql = f"UPDATE homework SET {changes}, edited_utc = ? WHERE uid = ? AND removed_utc IS NULL"
    values = (*_homework_values(homework), homework.edited_utc, homework.uid)
    return bool(connection.execute(sql, values).rowcount)


def insert_attempt(connection: Connection, attempt: Attempt) -> bool:
    """A try at homework that is there, once."""
    names = ", ".join(("uid", "homework", *_SAID, "noted_utc", "offset_min"))
    marks = ", ".join(("?", "uid", *map(_mark, _SAID), "?", "?"))
    values = (attempt.uid, *_attempt_values(attempt), attempt.noted_utc, attempt.offset_min, attempt.homework)
    sql = f"INSERT OR IGNORE INTO attempt ({names}) SELECT {marks} FROM homework WHERE uid = ?"
    return bool(connection.execute(sql, values).rowcount)


def update_attempt(connection: Connection, attempt: Attempt) -> bool:
    """All that is said about it; when it was noted stays."""
    changes = ", ".join(f"{name} = {_mark(name)}" for name in _SAID)
    values = (*_attempt_values(attempt), attempt.uid)
    return bool(connection.execute(f"UPDATE attempt SET {changes} WHERE uid = ?", values).rowcount)


def homework_of(row: Row) -> Homework:
    kept = dict(zip(_NAMES, row, strict=True))
    days, part, per_week, once = kept.pop("days"), kept.pop("part"), kept.pop("per_week"), kept.pop("once_day")
    on_days = frozenset(day for day in range(7) if days >> day & 1)
    kept["schedule"] = Schedule(per_week, on_days, PartOfDay(part), None if once is None else day_from_number(once))
    kept["state"] = HomeworkState(kept["state"])
    kept["agreed_day"] = None if kept["agreed_day"] is None else day_from_number(kept["agreed_day"])
    kept["first_at"] = None if kept["first_at"] is None else from_key(kept["first_at"])
    return Homework(**kept)


def attempt_of(row: Row) -> Attempt:
    uid, homework, day, outcome, later, effort, useful, way, sheet, instead, learned, obstacle, note, *noted = row
    felt = (effort, useful, InTheWay(way))
    words = (instead, learned, obstacle, note)
    return Attempt(uid, homework, day_from_number(day), Outcome(outcome), bool(later), *felt, *words, sheet, *noted)


def _mark(name: str) -> str:
    """What is named may be gone by now."""
    return f"(SELECT uid FROM {_NAMED[name]} WHERE uid = ?)" if name in _NAMED else "?"


def _homework_values(homework: Homework) -> tuple[object, ...]:
    plan = homework.schedule
    named = (homework.goal, homework.sheet, homework.review_session, homework.worksheet, homework.exercise)
    agreed = None if homework.agreed_day is None else day_number(homework.agreed_day)
    once = None if plan.once is None else day_number(plan.once)
    first_at = None if homework.first_at is None else to_key(homework.first_at)
    when = (agreed, plan.per_week, sum(1 << day for day in plan.days), plan.part.value, once, first_at)
    felt = (homework.sense, homework.doable, homework.ended_utc)
    words = (homework.title, homework.with_whom, homework.why, homework.smallest, homework.if_this, homework.then_that)
    return (homework.state.value, *named, *when, *felt, *words, homework.note)


def _attempt_values(attempt: Attempt) -> tuple[object, ...]:
    came = (day_number(attempt.day), attempt.outcome.value, int(attempt.later), attempt.effort, attempt.useful)
    words = (attempt.instead, attempt.learned, attempt.obstacle, attempt.note)
    return (*came, attempt.in_the_way.value, attempt.sheet, *words)
