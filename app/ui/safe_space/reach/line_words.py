"""Puts what is known about a help line into the few words a person can take in."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.help_lines import Confidence, CountryHelp, HelpLine, Way
from app.ui.widgets.date_words import short_day_words


def hours_words(line: HelpLine) -> str:
    """When somebody answers."""
    return _tr("Day and night") if line.always else _begin_large(line.hours)


def short_words(line: HelpLine, *, timed: bool = True) -> str:
    """One line under the name: what it is, how, when. Not when, where a heading says that for all of them."""
    hours = hours_words(line) if timed else ""
    about = [line.meaning, line.audience, line.languages, way_words(line), line.note]
    parts = [*about, hours, _tr("free") if line.free else ""]
    return _begin_large(" · ".join(part for part in parts if part))


def way_words(line: HelpLine) -> str:
    """What to do with the number, where it is not to ring it."""
    if line.way is Way.TEXT:
        return _tr("Text {word}").format(word=line.send)
    return _tr("WhatsApp message") if line.way is Way.WHATSAPP else line.then


def language_words(line: HelpLine) -> str:
    """In which languages, where that is known to matter."""
    return _begin_large(line.languages)


def sure_words(line: HelpLine) -> str:
    """How much the number can be relied on."""
    words = {
        Confidence.A: _tr("Found on an official page or in the news, 2023 or later."),
        Confidence.B: _tr("Widely published, not checked again yet."),
        Confidence.C: _tr("This one is less sure. Please check it before you rely on it."),
    }[line.confidence]
    return f"{words} {line.source}" if line.source else words


def known_words(day: date | None) -> str:
    """How old the list is, beside one number."""
    words = _tr("As known on {day}; nobody tried it then.")
    return words.format(day=short_day_words(day, date.min)) if day else ""


def list_words(day: date | None) -> str:
    """What that day means, below all of them."""
    words = _tr(
        "Help lines as known on {day}. That day they were put together from what is published; nobody rang them. "
        "Numbers change. If one does not answer, another may."
    )
    return words.format(day=short_day_words(day, date.min)) if day else ""


def emergency_words(country: CountryHelp) -> str:
    """Under the emergency number: whose it is, and the other one."""
    parts = [country.emergency_note or _tr("Emergency services"), country.name]
    if len(country.emergency) > 1:
        parts.append(_tr("or {numbers}").format(numbers=", ".join(country.emergency[1:])))
    return " · ".join(parts)


def _begin_large(words: str) -> str:
    return words[:1].upper() + words[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpLines", text)
