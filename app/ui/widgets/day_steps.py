"""Where a key leads from a day on a calendar."""

from calendar import monthrange
from datetime import date

from PySide6.QtCore import Qt

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_A_YEAR = 12


def stepped(day: date, key: Qt.Key, *, far: bool = False) -> date | None:
    """A day, a week or a month further, or to an end of the month; `far` makes years of months. None: no such key."""
    if key in _DAYS:
        return date.fromordinal(min(max(1, day.toordinal() + _DAYS[key]), date.max.toordinal()))
    if key in _MONTHS:
        return months_later(day, _MONTHS[key] * (_A_YEAR if far else 1))
    if key == Qt.Key.Key_Home:
        return day.replace(day=1)
    if key == Qt.Key.Key_End:
        return day.replace(day=monthrange(day.year, day.month)[1])
    return None


def months_later(day: date, months: int) -> date:
    """The same day of another month, or its last one where that is shorter; never beyond the years there are."""
    number = min(max(_A_YEAR, day.year * _A_YEAR + day.month - 1 + months), date.max.year * _A_YEAR + _A_YEAR - 1)
    year, month = number // _A_YEAR, number % _A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
