"""Times and days of Today as words."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime


def time_words(moment: datetime) -> str:
    """A time as this system writes it."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def day_words(moment: datetime) -> str:
    """A day without its year: today needs none."""
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), "dddd d MMMM")
