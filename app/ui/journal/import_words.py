"""What to say about a file from outside: what it holds, what stays out, and why a whole file does."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.ui.own_words import besides_words, counted_own
from app.ui.widgets.date_words import short_day_words

if TYPE_CHECKING:
    from app.exchange.errors import UnfitFile
    from app.exchange.pictures_beside import LeftOut
    from app.exchange.preview import OwnPart, Preview, Problem

translate = QCoreApplication.translate

_SHOWN = 5
_BESIDE = ("unsound-picture", "unsound-sound")


def holds_words(preview: "Preview") -> str:
    """3,413 entries, from 1 January 1660 to 31 May 1669."""
    today = date.today()
    count = f"{len(preview.entries):,}"
    if preview.first is None or preview.last is None:
        return translate("Journal", "There is no entry in it.")
    first, last = short_day_words(preview.first, today), short_day_words(preview.last, today)
    if len(preview.entries) == 1:
        return translate("Journal", "One entry, from {day}.").format(day=first)
    return translate("Journal", "{count} entries, from {first} to {last}.").format(count=count, first=first, last=last)


def known_words(known: int, new: int) -> str:
    """What is in the journal already."""
    if known == 0:
        return ""
    if new == 0:
        return translate("Journal", "All of them are in your journal already.")
    words = translate("Journal", "{count} of them are in your journal already and stay as they are.")
    return words.format(count=f"{known:,}")


def own_problem_words(own: "OwnPart") -> list[str]:
    """What of that stays out."""
    said = []
    if own.unfit:
        one = translate("Journal", "One thing besides entries has another form and stays out.")
        more = translate("Journal", "{count} things besides entries have another form and stay out.")
        said.append(one if own.unfit == 1 else more.format(count=f"{own.unfit:,}"))
    if own.pages:
        said.append(
            translate(
                "Journal",
                "The pages about your plan and what else you keep are for reading. They come in from the one JSON "
                "file alone.",
            )
        )
    if own.unknown:
        said.append(translate("Journal", "There is more in it that this Alcove is too old to know. That stays out."))
    return said


def problem_words(problems: "tuple[Problem, ...]") -> list[str]:
    """What stays out: entries, each with its place in the file, and how many pictures and sounds."""
    entries = tuple(problem for problem in problems if problem.oddity.value not in _BESIDE)
    kinds = Counter(problem.oddity.value for problem in problems)
    return [*_entry_words(entries), *_picture_words(kinds["unsound-picture"]), *_sound_words(kinds["unsound-sound"])]


def _sound_words(count: int) -> list[str]:
    if count == 0:
        return []
    first = translate("Journal", "One sound is damaged or of another form and stays out.")
    more = translate("Journal", "{count} sounds are damaged or of another form and stay out.")
    return [first if count == 1 else more.format(count=f"{count:,}")]


def _picture_words(count: int) -> list[str]:
    if count == 0:
        return []
    first = translate(
        "Journal", "One picture is damaged or of another form and stays out. The text around it comes in."
    )
    more = translate(
        "Journal", "{count} pictures are damaged or of another form and stay out. The text around them comes in."
    )
    return [first if count == 1 else more.format(count=f"{count:,}")]


def _entry_words(problems: "tuple[Problem, ...]") -> list[str]:
    if not problems:
        return []
    first = translate("Journal", "One entry cannot be read and stays out:")
    more = translate("Journal", "{count} entries cannot be read and stay out:")
    return _listed(first, more, [_problem(problem) for problem in problems[:_SHOWN]], len(problems))


def _listed(first: str, more: str, shown: list[str], count: int) -> list[str]:
    """A head for one or many, those that are shown, and how many there are besides."""
    rest = translate("Journal", "and {count} more").format(count=f"{count - len(shown):,}")
    head = first if count == 1 else more.format(count=f"{count:,}")
    return [head, *shown, *([rest] if count > len(shown) else [])]


def _problem(problem: "Problem") -> str:
    reasons = {
        "not-an-entry": translate("Journal", "it has another form"),
        "broken-text": translate("Journal", "its text is broken"),
        "no-date": translate("Journal", "it has no date"),
        "unknown-date": translate("Journal", "its date is not one"),
        "unknown-time": translate("Journal", "its time is not one"),
        "nothing-written": translate("Journal", "nothing is written in it"),
        "unreadable": translate("Journal", "it cannot be opened"),
        "too-large": translate("Journal", "it is larger than an entry can be"),
        "a-link": translate("Journal", "it is a link to somewhere else"),
        "not-text": translate("Journal", "it is not text"),
        "no-entry-to-it": translate("Journal", "the entry it is an earlier state of is not there"),
    }
    if problem.name:
        words = translate("Journal", "{name}: {reason}.")
        return words.format(name=problem.name, reason=reasons[problem.oddity.value])
    words = translate("Journal", "Entry {number} in the file: {reason}.")
    return words.format(number=f"{problem.number:,}", reason=reasons[problem.oddity.value])


def stay_out_words(count: int) -> str:
    """How many pictures did not come in."""
    if count == 0:
        return ""
    if count == 1:
        return translate("Journal", "One picture stays out.")
    return translate("Journal", "{count} pictures stay out.").format(count=f"{count:,}")


def picture_words(left_out: "Sequence[LeftOut]", most: int = _SHOWN) -> list[str]:
    """The pictures that stay out, each with the file that names it; the words there are as they were."""
    if not left_out:
        return []
    first = translate("Journal", "One picture stays out; the words that name it stay as they are:")
    more = translate("Journal", "{count} pictures stay out; the words that name them stay as they are:")
    return _listed(first, more, [_picture(one) for one in left_out[:most]], len(left_out))


def _picture(one: "LeftOut") -> str:
    reasons = {
        "not-there": translate("Journal", "it is not there"),
        "elsewhere": translate("Journal", "it is not inside this folder"),
        "a-link": translate("Journal", "it is a link to somewhere else"),
        "unreadable": translate("Journal", "it cannot be opened"),
        "too-large": translate("Journal", "it is larger than an entry can hold"),
        "not-a-picture": translate("Journal", "it is not a picture that can be shown here"),
        "broken": translate("Journal", "it is broken or was cut off"),
        "moves": translate("Journal", "it moves, and only still ones can be shown here"),
        "too-much": translate("Journal", "there are more pictures than one entry can hold"),
    }
    words = translate("Journal", "{name}, the picture {picture}: {reason}.")
    return words.format(name=one.file, picture=one.picture, reason=reasons[one.why.value])


def unfit_words(error: "UnfitFile") -> str:
    """Why a whole file was turned away, and where."""
    reasons = {
        "unreadable": translate("Journal", "This file cannot be opened."),
        "too-large": translate("Journal", "This file is larger than a journal would be."),
        "empty": translate("Journal", "This file is empty."),
        "not-text": translate("Journal", "This file is not text."),
        "not-json": translate("Journal", "This file is not JSON, or it was cut off."),
        "too-deep": translate("Journal", "This file is nested deeper than a journal would be."),
        "too-many-pieces": translate("Journal", "This file has more parts than a journal would have."),
        "repeated-name": translate("Journal", "Something in this file has the same name twice."),
        "huge-number": translate("Journal", "There is a number in this file that no journal needs."),
        "other-shape": translate("Journal", "This file is not a journal from Alcove or jrnl."),
    }
    words = reasons.get(error.reason.value, translate("Journal", "This file cannot be read."))
    if error.line:
        place = translate("Journal", "Look at line {line}, character {column}.")
        words = f"{words} {place.format(line=f'{error.line:,}', column=f'{error.column:,}')}"
    return words + " " + translate("Journal", "Nothing was brought in.")


def brought_words(count: int, besides: Mapping[str, int]) -> str:
    """What came of it."""
    counted = counted_own(besides)
    if count == 0:
        said = translate("Journal", "What came in: {things}.").format(things=counted)
        return said if counted else translate("Journal", "Nothing was brought in.")
    one = translate("Journal", "One entry is in your journal now.")
    more = translate("Journal", "{count} entries are in your journal now.").format(count=f"{count:,}")
    said = one if count == 1 else more
    return f"{said} {besides_words(besides)}" if counted else said


def taken_back_words(count: int) -> str:
    if count == 0:
        return translate("Journal", "There was nothing to take back.")
    return translate("Journal", "Your journal is as it was before.")
