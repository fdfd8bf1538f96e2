"""How goals, their steps and what helps on the way stand in the rows of the vault."""

from app.domain.goals import Goal, GoalMark, GoalState, GoalStep, Ladder, Strategy
from app.domain.moments import day_from_number, day_number
from app.storage.connection import Connection
from app.storage.vault import Row
from app.storage.written import local_moment

_RUNGS = {"much_less": -2, "less": -1, "expected": 0, "more": 1, "much_more": 2}
_OWN = (
    *("title", "hard", "wanted", "why", "state", "value", "agreed", "baseline", "weight", "weeks"),
    *("review_day", *_RUNGS),
)
_NAMES = ("uid", *_OWN, "number", "made_utc", "edited_utc")
GOAL = ", ".join(f"goal.{name}" for name in _NAMES)
WIDTH = len(_NAMES)
STEP = "goal_step.uid, goal_step.goal, goal_step.words, goal_step.day, done_utc, goal_step.number, goal_step.made_utc"
STRATEGY = "uid, goal, words, number, made_utc"
MARK = "uid, goal, at_utc, offset_min, rating, rung, confidence"


def insert_goal(connection: Connection, goal: Goal) -> None:
    """A new row."""
    values = (goal.uid, *_values(goal), goal.number, goal.made_utc, goal.edited_utc)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO goal ({', '.join(_NAMES)}) VALUES ({marks})", values)


def update_goal(connection: Connection, goal: Goal, edited_utc: int) -> bool:
    """All that somebody says about a goal; where it stands and when it was made stay."""
    changes = ", ".join(f"{name} = ?" for name in _OWN)
    sql = f"UPDATE goal SET {changes}, edited_utc = ? WHERE uid = ? AND removed_utc IS NULL"
    return bool(connection.execute(sql, (*_values(goal), edited_utc, goal.uid)).rowcount)


def insert_step(connection: Connection, step: GoalStep) -> bool:
    """A step of a goal that is there, once."""
    day = None if step.day is None else day_number(step.day)
    sql = (
        "INSERT OR IGNORE INTO goal_step (uid, goal, words, day, done_utc, number, made_utc) "
        "SELECT ?, uid, ?, ?, ?, ?, ? FROM goal WHERE uid = ?"
    )
    values = (step.uid, step.words, day, step.done_utc, step.number, step.made_utc, step.goal)
    return bool(connection.execute(sql, values).rowcount)


def insert_strategy(connection: Connection, strategy: Strategy) -> bool:
    """What helps with a goal that is there, once."""
    sql = (
        "INSERT OR IGNORE INTO goal_strategy (uid, goal, words, number, made_utc) "
        "SELECT ?, uid, ?, ?, ? FROM goal WHERE uid = ?"
    )
    values = (strategy.uid, strategy.words, strategy.number, strategy.made_utc, strategy.goal)
    return bool(connection.execute(sql, values).rowcount)


def goal_of(row: Row) -> Goal:
    uid, title, hard, wanted, why, state, value, agreed, baseline, weight, weeks, review, *rest = row
    rungs, (number, made_utc, edited_utc) = rest[: len(_RUNGS)], rest[len(_RUNGS) :]
    words = {rung: said for rung, said in zip(_RUNGS.values(), rungs, strict=True) if said}
    review_day = None if review is None else day_from_number(review)
    ladder = Ladder(words, baseline, weight, weeks)
    said = (title, hard, wanted, why, GoalState(state), value, bool(agreed), ladder, review_day)
    return Goal(uid, *said, number, made_utc, edited_utc)


def step_of(row: Row) -> GoalStep:
    uid, goal, words, day, done_utc, number, made_utc = row
    return GoalStep(uid, goal, words, None if day is None else day_from_number(day), done_utc, number, made_utc)


def strategy_of(row: Row) -> Strategy:
    return Strategy(*row)


def mark_of(row: Row) -> GoalMark:
    uid, goal, at_utc, offset_min, rating, rung, confidence = row
    return GoalMark(uid, goal, local_moment(at_utc, offset_min), rating, rung, confidence)


def _values(goal: Goal) -> tuple[object, ...]:
    ladder = goal.ladder
    review = None if goal.review_day is None else day_number(goal.review_day)
    words = tuple(ladder.words.get(rung, "") for rung in _RUNGS.values())
    own = (goal.title, goal.hard, goal.wanted, goal.why, goal.state.value, goal.value, int(goal.agreed))
    return (*own, ladder.baseline, ladder.weight, ladder.weeks, review, *words)
