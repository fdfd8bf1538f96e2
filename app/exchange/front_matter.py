"""The lines between --- at the head of a Markdown file: names and values, nothing that could be run."""

import json
import re
from collections.abc import Sequence
from datetime import datetime

_FENCE = re.compile(r"\A---[ \t]*\r?\n(.*?\r?\n)??---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:[ \t]*(.*)")
_LONGEST = 4_000_000
_ZONE = re.compile(r"[ \t]*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|\[[^\]]*\]|\([^)]*\))+$")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,_]+(.*))?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?:[T ,]+(.*))?")
_DAY_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})(?:[T ,]+(?:at\s+)?(.*))?"
)
_MONTH_NAMED = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[T ,]+(?:at\s+)?(.*))?"
)
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?m?\.?", re.IGNORECASE)


def split(text: str) -> tuple[dict[str, str | list[str]], str]:
    """The values by name in small letters, and the text below them. Without such a head, nothing and everything."""
    values, below = split_exactly(text)
    return values, text if below is text else below.lstrip("\r\n")


def split_exactly(text: str) -> tuple[dict[str, str | list[str]], str]:
    """The same, with every empty line that follows the head."""
    fence = _FENCE.match(text[:_LONGEST])
    if fence is None:
        return {}, text
    values: dict[str, str | list[str]] = {}
    name = ""
    # Only these end a line: a value may hold other signs that look as if they did.
    for line in (fence[1] or "").replace("\r\n", "\n").split("\n"):
        item = line.strip()
        pair = _LINE.fullmatch(line.rstrip())
        if pair:
            name = pair[1].lower()
            values[name] = _value(pair[2])
        elif name and item.startswith("- "):
            before = values[name]
            if not isinstance(before, list):
                before = values[name] = []
            before.append(_plain(item[2:]))
    if not values and (fence[1] or "").strip():
        return {}, text  # lines of words between two rules
    return values, text[fence.end() :]


def moment(words: str) -> datetime | None:
    """The date and time of many ways to write them, as the clock on the wall showed it; None when it is neither.

    Where day and month could be either, a slash means that the month comes first unless that cannot be.
    """
    plain = _ZONE.sub("", words.strip())
    try:
        if match := _YEAR_FIRST.fullmatch(plain):
            return _at(int(match[1]), int(match[2]), int(match[3]), match[4])
        if match := _YEAR_LAST.fullmatch(plain):
            first, second = int(match[1]), int(match[3])
            month, day = (first, second) if match[2] == "/" and first <= 12 else (second, first)
            return _at(int(match[4]), month, day, match[5])
        if match := _DAY_NAMED.fullmatch(plain):
            return _at(int(match[3]), _month(match[2]), int(match[1]), match[4])
        if match := _MONTH_NAMED.fullmatch(plain):
            return _at(int(match[3]), _month(match[1]), int(match[2]), match[4])
    except ValueError:
        return None
    return None


def head(values: Sequence[tuple[str, str | Sequence[str]]]) -> str:
    """Such a head, to be read by `split` again; values without words are left out."""
    lines = []
    for name, value in values:
        if isinstance(value, str):
            lines += [f"{name}: {json.dumps(value, ensure_ascii=False)}"] if value else []
        elif value:
            lines.append(f"{name}: [{', '.join(json.dumps(one, ensure_ascii=False) for one in value)}]")
    return "---\n" + "\n".join(lines) + "\n---\n"


def _value(words: str) -> str | list[str]:
    words = words.strip()
    if words.startswith("[") and words.endswith("]"):
        try:
            return [_sound(str(one)) for one in json.loads(words)]
        except (ValueError, RecursionError):
            return [_plain(one) for one in words[1:-1].split(",") if one.strip()]
    return _plain(words)


def _plain(words: str) -> str:
    words = words.strip()
    if len(words) > 1 and words[0] == words[-1] == '"':
        try:
            return _sound(str(json.loads(words)))
        except ValueError:
            return words[1:-1]
    if len(words) > 1 and words[0] == words[-1] == "'":
        return words[1:-1].replace("''", "'")
    return words


def _sound(words: str) -> str:
    """Raises ValueError for what no text file could hold: NUL, and half of a character."""
    if "\0" in words:
        raise ValueError("not text")
    words.encode()
    return words


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _at(year: int, month: int, day: int, time: str | None) -> datetime:
    hour = minute = second = 0
    match = _TIME.fullmatch(time.strip()) if time and time.strip() else None
    if time and time.strip() and match is None:
        raise ValueError("no time of day")
    if match:
        hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
        if match[4]:
            hour = hour % 12 + (12 if match[4].lower() == "p" else 0)
    else:
        hour = 12
    return datetime(year, month, day, hour, minute, second)
