"""Puts what is known about a help line into the few words a person can take in."""

from PySide6.QtCore import QCoreApplication

from app.domain.help_lines import Confidence, CountryHelp, HelpLine, Way


def hours_words(line: HelpLine) -> str:
    """When somebody answers."""
    return _tr("Day and night") if line.always else _begin_large(line.hours)


def short_words(line: HelpLine, *, timed: bool = True) -> str:
    """One line under the name: what it is, how, when. Not when, where a heading says that for all of them."""
    hours = hours_words(line) if timed else ""
    parts = [line.meaning, way_words(line), line.note, hours, _tr("free") if line.free else ""]
    return _begin_large(" · ".join(part for part in parts if part))


def way_words(line: HelpLine) -> str:
    """What to do with the number, where it is not to ring it."""
    if line.way is Way.TEXT:
        return _tr("Text {word}").format(word=line.send)
    return _tr("WhatsApp message") if line.way is Way.WHATSAPP else line.then


def sure_words(line: HelpLine) -> str:
    """How much the number can be relied on."""
    words = {
        Confidence.A: _tr("Found on an official page or in the news, 2023 or later."),
        Confidence.B: _tr("Widely published, not checked again yet."),
        Confidence.C: _tr("This one is less sure. Please check it before you rely on it."),
    }[line.confidence]
    return f"{words} {line.source}" if line.source else words


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
