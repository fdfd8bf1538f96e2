"""When something will be looked at, in words, and what is known of the next session."""

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.domain.put_away import LookedWith, PutAway, Until
from app.domain.sessions import Session
from app.storage.errors import StorageError
from app.ui.safe_space.surroundings import Surroundings
from app.ui.widgets.date_words import day_words, moment_words, short_day_words


def next_session(around: Surroundings) -> Session | None:
    """The next one, if one is noted, the journal is open and the disk answers."""
    if around.own is None:
        return None
    try:
        return around.own.sessions.next(datetime.now())
    except StorageError:
        return None


def session_words(session: Session) -> str:
    """Thursday 13 November, 15:00, with Ruth."""
    when = moment_words(session.at, date.today())
    if not session.with_whom:
        return when
    return _tr("{when}, with {name}").format(when=when, name=session.with_whom)


def until_words(until: Until, day: date | None) -> str:
    """Until when something may wait, to go on a sentence with."""
    if until is Until.SESSION:
        return _tr("until my next session")
    if day is not None:
        return _tr("until {day}").format(day=day_words(day, date.today()))
    return _tr("kept closed")


def about_words(put: PutAway) -> str:
    """Since 3 November, until my next session. Looked at on 10 November, with my therapist."""
    today = date.today()
    if put.looked_with is None or put.looked_at is None:
        since = short_day_words(put.at.date(), today)
        return _tr("Since {day}, {until}").format(day=since, until=until_words(put.until, put.day))
    how = {
        LookedWith.THERAPIST: _tr("Looked at on {day}, with my therapist"),
        LookedWith.ALONE: _tr("Looked at on {day}, on my own"),
        LookedWith.NOT: _tr("Needed no looking at, since {day}"),
    }[put.looked_with]
    return how.format(day=short_day_words(put.looked_at.date(), today))


def _tr(text: str) -> str:
    return QCoreApplication.translate("PutAway", text)
