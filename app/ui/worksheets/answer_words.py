"""Answers as words to read."""

from datetime import date, datetime, time

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.filling import is_empty
from app.domain.sheets import Value
from app.domain.worksheets import Field, FieldKind
from app.ui.widgets.date_words import day_words, time_words
from app.ui.worksheets.fields.feelings import chosen_feelings

_HOUR = 60
MINUTES = "minutes"
"""The unit of a computed value that is said in hours and minutes."""


def answer_words(field: Field, value: Value | None, today: date) -> str:
    """An answer as somebody would say it; empty for none."""
    if value is None or is_empty(value):
        return ""
    if field.kind is FieldKind.FEELINGS:
        return _feelings(field, value)
    if field.kind is FieldKind.CHOICE:
        return _option(field, value)
    if field.kind is FieldKind.CHOICES and isinstance(value, list):
        return ", ".join(_option(field, one) for one in value)
    if field.kind is FieldKind.DURATION or (field.kind is FieldKind.COMPUTED and field.unit == MINUTES):
        return minutes_words(value) if _is_number(value) else str(value)
    if field.kind is FieldKind.TIME:
        return _time(value)
    if field.kind is FieldKind.DATE:
        return _date(value, today)
    if isinstance(value, bool):
        return _tr("Yes") if value else _tr("No")
    words = number_words(value) if _is_number(value) else str(value)
    if field.kind is FieldKind.PERCENT:
        return _tr("{value} %").format(value=words)
    return _tr("{value} {unit}").format(value=words, unit=field.unit) if field.unit else words


def number_words(value: float) -> str:
    """A number with one digit behind the point at most."""
    whole = round(float(value), 1)
    return QLocale().toString(whole, "f", 0 if whole == int(whole) else 1)


def minutes_words(minutes: float) -> str:
    """6 h 40 min."""
    sign = "\u2212" if minutes < 0 else ""
    hours, rest = divmod(abs(round(minutes)), _HOUR)
    if not hours:
        return sign + _tr("{minutes} min").format(minutes=rest)
    if not rest:
        return sign + _tr("{hours} h").format(hours=hours)
    return sign + _tr("{hours} h {minutes} min").format(hours=hours, minutes=rest)


def _feelings(field: Field, value: Value) -> str:
    """Afraid (70), sad."""
    parts = []
    for word, strength in chosen_feelings(value).items():
        parts.append(word if strength is None else _tr("{word} ({strength})").format(word=word, strength=strength))
    return ", ".join(parts)


def _option(field: Field, value: Value) -> str:
    return next((option.words for option in field.options if option.key == value), str(value))


def _time(value: Value) -> str:
    try:
        return time_words(datetime.combine(date.min, time.fromisoformat(str(value))))
    except ValueError:
        return str(value)


def _date(value: Value, today: date) -> str:
    try:
        return day_words(date.fromisoformat(str(value)), today)
    except ValueError:
        return str(value)


def _is_number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Worksheets", text)
