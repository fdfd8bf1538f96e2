"""What somebody typed into the search, as words and as what narrows them: mood:low, #tag, @name, from:2026-03."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.finding import Finding
from app.domain.labels import Label, LabelKind, fold, label_of
from app.domain.moods import Mood
from app.ui.widgets.mood import mood_word

translate = QCoreApplication.translate

_PIECE = re.compile(r"(?<!\S)(?:([^\W\d]+):|([#@]))(\"[^\"]*\"|\S+)")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)

Feelings = Mapping[str, str]
Reader = Callable[[str, Feelings], Finding | None]


def finding_of(typed: str, feelings: Feelings) -> Finding:
    """Everything that was typed. `feelings` gives the key of a folded word; what is not understood stays a word."""
    narrowed = Finding()
    words, end = [], 0
    for piece in _PIECE.finditer(typed):
        found = _read(piece[1], piece[2], piece[3].strip('"'), feelings)
        if found is None:
            continue
        words.append(typed[end : piece.start()])
        end = piece.end()
        narrowed = narrowed.and_also(found)
    words.append(typed[end:])
    return narrowed.and_also(Finding(" ".join("".join(words).split()) if narrowed.narrows else typed.strip()))


def typed_label(label: Label) -> str:
    """How a label is typed into the search."""
    mark = "#" if label.kind is LabelKind.TAG else "@"
    return f'{mark}"{label.name}"' if " " in label.name else f"{mark}{label.name}"


def _read(name: str | None, mark: str | None, value: str, feelings: Feelings) -> Finding | None:
    if mark:
        return _label(LabelKind.TAG if mark == "#" else LabelKind.PERSON, value)
    reader = _readers().get(_plain(name or ""))
    return reader(value, feelings) if reader else None


def _readers() -> dict[str, Reader]:
    return {
        _plain(translate("Journal", "mood")): _mood,
        _plain(translate("Journal", "feeling")): _feeling,
        _plain(translate("Journal", "tag")): _tag,
        _plain(translate("Journal", "person")): _person,
        _plain(translate("Journal", "from")): _from,
        _plain(translate("Journal", "until")): _until,
        _plain(translate("Journal", "is")): _state,
        _plain(translate("Journal", "with")): _with,
    }


def _mood(value: str, _feelings: Feelings) -> Finding | None:
    moods = {_plain(mood_word(mood)): mood for mood in Mood} | {str(int(mood)): mood for mood in Mood}
    mood = moods.get(_plain(value))
    return Finding(moods=frozenset({mood})) if mood else None


def _feeling(value: str, feelings: Feelings) -> Finding | None:
    key = feelings.get(fold(value))
    return Finding(feelings=frozenset({key})) if key else None


def _tag(value: str, _feelings: Feelings) -> Finding | None:
    return _label(LabelKind.TAG, value)


def _person(value: str, _feelings: Feelings) -> Finding | None:
    return _label(LabelKind.PERSON, value)


def _label(kind: LabelKind, value: str) -> Finding | None:
    label = label_of(kind, value)
    return Finding(labels=(label,)) if label else None


def _from(value: str, _feelings: Feelings) -> Finding | None:
    days = _days(value)
    return Finding(first_day=days[0]) if days else None


def _until(value: str, _feelings: Feelings) -> Finding | None:
    days = _days(value)
    return Finding(last_day=days[1]) if days else None


def _state(value: str, _feelings: Feelings) -> Finding | None:
    return Finding(marked=True) if _plain(value) == _plain(translate("Journal", "marked")) else None


def _with(value: str, _feelings: Feelings) -> Finding | None:
    named = (translate("Journal", "picture"), translate("Journal", "pictures"))
    return Finding(with_pictures=True) if _plain(value) in map(_plain, named) else None


def _days(value: str) -> tuple[date, date] | None:
    """The first and last day of a day, a month or a year."""
    match = _DAY.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        if day is None:
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, month, day), date(year, month, day)
    except ValueError:
        return None


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace(" ", "-").replace("_", "-")
