"""Sums and conditions in worksheet files: a small language of its own, read with Python's parser and never run by it.

Names are questions. A name without an answer is nothing, and so is every sum with nothing in it; nothing is neither
more nor less than anything, and equal only to empty words.
"""

import ast
import operator
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import Any

LONGEST = 500
_DEEPEST = 100
_LARGEST = 10**12
_OPERATIONS: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISONS: Mapping[type, Callable[[Any, Any], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_FUNCTIONS = {"elapsed": 2, "sum": 1, "mean": 1, "count": 1, "has": 2, "min": -1, "max": -1}


@dataclass(frozen=True, slots=True)
class When:
    """The day of a sheet, and the clock it is told by; without a zone that of this computer."""

    day: date
    zone: tzinfo | None = None


def names_in(expression: str) -> frozenset[str]:
    """The questions that an expression asks about. Raises ValueError for anything that is not of this language."""
    return _read(expression)[1]


def compute(expression: str, answers: Mapping[str, Any], when: When) -> Any:
    """What it comes to, None when that cannot be said. Lists are the answers to a question inside a group.

    Raises ValueError for anything that is not of this language.
    """
    return _value(_read(expression)[0], answers, when)


def holds(expression: str, answers: Mapping[str, Any], when: When) -> bool:
    """Whether a condition is met; an empty one always is."""
    return not expression or bool(compute(expression, answers, when))


def is_number(value: Any) -> bool:
    """Whether it can be reckoned with: no yes or no, nothing without end, and nothing no question comes near."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST


def elapsed(earlier: str, later: str, when: When) -> int | None:
    """Minutes that really went by from one clock time to a later one, which is on the day of the sheet.

    The earlier one is the last such time before it, so it may be on the evening before. Nights on which the clocks
    change have an hour more or less. None when either is no clock time.
    """
    began, ended = _clock(earlier), _clock(later)
    if began is None or ended is None:
        return None
    until = datetime.combine(when.day, ended)
    since = datetime.combine(when.day, began)
    if since > until:
        since -= timedelta(days=1)
    return round((_instant(until, when.zone) - _instant(since, when.zone)).total_seconds() / 60)


def _instant(local: datetime, zone: tzinfo | None) -> datetime:
    return (local.replace(tzinfo=zone) if zone else local).astimezone(UTC)


def _clock(text: Any) -> time | None:
    try:
        found = time.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found.replace(tzinfo=None) if found else None


@lru_cache(maxsize=1024)
def _read(expression: str) -> tuple[ast.expr, frozenset[str]]:
    if len(expression) > LONGEST:
        raise ValueError("longer than an expression can be")
    found: set[str] = set()
    try:
        tree = ast.parse(expression, mode="eval").body
        _look(tree, found, _DEEPEST)
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError(f"not an expression: {expression}") from error
    return tree, frozenset(found)


def _look(node: ast.expr, found: set[str], deeper: int) -> None:
    """Raises ValueError at the first thing that has no place here."""
    if not deeper:
        raise ValueError("more inside one another than an expression can have")
    if isinstance(node, ast.Constant) and (isinstance(node.value, str) or is_number(node.value)):
        return
    if isinstance(node, ast.Name):
        found.add(node.id)
        return
    for part in _parts(node):
        _look(part, found, deeper - 1)


def _parts(node: ast.expr) -> Collection[ast.expr]:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return (node.left, node.right)
    if isinstance(node, ast.BoolOp):
        return node.values
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.Not, ast.USub)):
        return (node.operand,)
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARISONS:
        return (node.left, *node.comparators)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        takes = _FUNCTIONS.get(node.func.id, 0)
        if takes == len(node.args) or (takes == -1 and node.args):
            return node.args
    raise ValueError(f"not understood here: {ast.unparse(node)}")


def _value(node: ast.expr, answers: Mapping[str, Any], when: When) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return answers.get(node.id)
    if isinstance(node, ast.BoolOp):
        said = (bool(_value(part, answers, when)) for part in node.values)
        return all(said) if isinstance(node.op, ast.And) else any(said)
    if isinstance(node, ast.UnaryOp):
        inner = _value(node.operand, answers, when)
        if isinstance(node.op, ast.Not):
            return not inner
        return -inner if is_number(inner) else None
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left, answers, when), _value(node.right, answers, when)
        return _worked_out(type(node.op), left, right)
    if isinstance(node, ast.Compare):
        left, right = _value(node.left, answers, when), _value(node.comparators[0], answers, when)
        return _compared(type(node.ops[0]), left, right)
    assert isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return _called(node.func.id, [_value(part, answers, when) for part in node.args], when)


def _worked_out(operation: type, left: Any, right: Any) -> Any:
    if not (is_number(left) and is_number(right)) or (operation is ast.Div and right == 0):
        return None
    result = _OPERATIONS[operation](left, right)
    return result if is_number(result) else None


def _compared(comparison: type, left: Any, right: Any) -> bool:
    if comparison in (ast.Eq, ast.NotEq):
        return _COMPARISONS[comparison]("" if left is None else left, "" if right is None else right)
    both = (is_number(left) and is_number(right)) or (isinstance(left, str) and isinstance(right, str))
    return both and _COMPARISONS[comparison](left, right)


def _called(name: str, given: list[Any], when: When) -> Any:
    if name == "elapsed":
        return elapsed(given[0], given[1], when)
    if name == "has":
        return isinstance(given[0], list) and given[1] in given[0]
    if name == "count":
        return sum(one not in (None, "") for one in _listed(given[0]))
    numbers = [one for one in (_listed(given[0]) if name in ("sum", "mean") else given) if is_number(one)]
    if name in ("min", "max"):
        return (min if name == "min" else max)(numbers) if len(numbers) == len(given) else None
    if not numbers:
        return None
    return sum(numbers) / len(numbers) if name == "mean" else sum(numbers)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
