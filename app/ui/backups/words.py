"""What backups are called on screen."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

from app.safekeeping import Why

translate = QCoreApplication.translate


def moment_words(moment: datetime) -> str:
    """Saturday 3 May 2026, 14:02; the moment is shown as the clock on the wall shows it."""
    local = moment.astimezone() if moment.tzinfo is not None else moment
    shown = QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
    day = QLocale().toString(shown.date(), QLocale.FormatType.LongFormat)
    return translate("Backups", "{day}, {time}").format(
        day=day, time=QLocale().toString(shown.time(), QLocale.FormatType.ShortFormat)
    )


def day_words(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)


def entries_words(count: int) -> str:
    if count == 0:
        return translate("Backups", "no entries yet")
    if count == 1:
        return translate("Backups", "one entry")
    return translate("Backups", "{count} entries").format(count=QLocale().toString(count))


def why_words(why: Why) -> str:
    """What a backup was made for; nothing for the daily ones."""
    return {
        Why.DAILY: "",
        Why.BEFORE_UPDATE: translate("Backups", "before an update of Alcove"),
        Why.BEFORE_RESTORE: translate("Backups", "before going back to another one"),
        Why.BEFORE_REMOVAL: translate("Backups", "before many entries were removed"),
        Why.ASKED_FOR: translate("Backups", "you made this one"),
    }[why]
