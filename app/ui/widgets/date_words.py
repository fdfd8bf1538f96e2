"""Dates and times as Alcove says them; the year is named only when it is not this one."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

translate = QCoreApplication.translate


def month_words(day: date, today: date) -> str:
    """November, or November 2024."""
    month = QLocale().standaloneMonthName(day.month)
    if day.year == today.year:
        return month
    return translate("Widgets", "{month} {year}").format(month=month, year=day.year)


def short_month_words(day: date, today: date) -> str:
    """November, or Nov 2024: where there is room for one word."""
    if day.year == today.year:
        return month_words(day, today)
    month = QLocale().standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return translate("Widgets", "{month} {year}").format(month=month, year=day.year)


def weekday_words(day: date) -> str:
    """Thu."""
    return QLocale().standaloneDayName(day.isoweekday(), QLocale.FormatType.ShortFormat)


def short_day_words(day: date, today: date) -> str:
    """13 November, or 13 November 2024."""
    month = QLocale().monthName(day.month)
    this_year, other_year = translate("Widgets", "{day} {month}"), translate("Widgets", "{day} {month} {year}")
    pattern = this_year if day.year == today.year else other_year
    return pattern.format(day=day.day, month=month, year=day.year)


def day_words(day: date, today: date) -> str:
    """Thursday 13 November, or Thursday 13 November 2024."""
    return translate("Widgets", "{weekday} {day}").format(
        weekday=QLocale().dayName(day.isoweekday()), day=short_day_words(day, today)
    )


def time_words(moment: datetime) -> str:
    """21:14, or as this system writes it; never the seconds."""
    pattern = QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "").replace(".ss", "")
    return QLocale().toString(QTime(moment.hour, moment.minute), pattern)


def moment_words(moment: datetime, today: date) -> str:
    """Thursday 13 November, 21:14."""
    return translate("Widgets", "{day}, {time}").format(day=day_words(moment.date(), today), time=time_words(moment))
