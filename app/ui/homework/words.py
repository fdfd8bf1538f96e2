"""Homework in words: when it is meant for, how often it was tried, what came of a try, and when it was agreed."""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.homework import Attempt, Homework, HomeworkState, InTheWay, Outcome, PartOfDay, Schedule
from app.domain.sessions import Session
from app.ui.widgets.date_words import day_words, moment_words, short_day_words, time_words, weekday_words

MOST_A_WEEK = 21


def _tr(words: str) -> str:
    return QCoreApplication.translate("Homework", words)


def outcome_words(outcome: Outcome) -> str:
    """All four weigh the same."""
    return {
        Outcome.DONE: _tr("Done"),
        Outcome.PARTLY: _tr("Partly"),
        Outcome.OTHER: _tr("Something else instead"),
        Outcome.NOT_TODAY: _tr("Not today"),
    }[outcome]


def in_the_way_words(reason: InTheWay) -> str:
    """Empty for what was not said."""
    return {
        InTheWay.UNSAID: "",
        InTheWay.ENERGY: _tr("Too little energy"),
        InTheWay.TIME: _tr("No time"),
        InTheWay.FORGOT: _tr("Slipped my mind"),
        InTheWay.FEAR: _tr("Fear"),
        InTheWay.ILLNESS: _tr("Feeling ill"),
        InTheWay.OTHERS: _tr("Other people"),
        InTheWay.NO_FIT: _tr("It does not fit any more"),
        InTheWay.OTHER: _tr("Something else"),
    }[reason]


def part_words(part: PartOfDay) -> str:
    """Any time of day, or one part of it."""
    return {
        PartOfDay.ANY: _tr("At any time of day"),
        PartOfDay.MORNING: _tr("In the morning"),
        PartOfDay.MIDDAY: _tr("Around midday"),
        PartOfDay.AFTERNOON: _tr("In the afternoon"),
        PartOfDay.EVENING: _tr("In the evening"),
    }[part]


def state_words(state: HomeworkState) -> str:
    """What became of it, where that is not seen from where it stands."""
    return {
        HomeworkState.DRAFT: _tr("A draft"),
        HomeworkState.AGREED: _tr("Agreed"),
        HomeworkState.ACTIVE: _tr("For these days"),
        HomeworkState.PAUSED: _tr("Resting"),
        HomeworkState.DONE: _tr("Done"),
        HomeworkState.CHANGED: _tr("Changed into something else"),
        HomeworkState.LET_GO: _tr("Let go"),
    }[state]


def per_week_words(times: int) -> str:
    """Twice a week."""
    known = {1: _tr("Once a week"), 2: _tr("Twice a week"), 7: _tr("Every day")}
    return known.get(times) or _tr("{count} times a week").format(count=times)


def days_of_week_words(days: Iterable[int]) -> str:
    """Monday, Wednesday and Friday; the first day of the week is 0."""
    names = [QLocale().standaloneDayName(day + 1) for day in sorted(set(days))]
    if len(names) == 7:
        return _tr("Every day")
    if len(names) < 2:
        return "".join(names)
    return _tr("{days} and {last}").format(days=", ".join(names[:-1]), last=names[-1])


def schedule_words(schedule: Schedule, today: date) -> str:
    """Twice a week, in the evening. Whenever it fits, where nothing was said."""
    if schedule.once is not None:
        when = day_words(schedule.once, today)
    elif schedule.days:
        when = days_of_week_words(schedule.days)
    elif schedule.per_week:
        when = per_week_words(schedule.per_week)
    elif schedule.part is PartOfDay.ANY:
        return _tr("Whenever it fits")
    else:
        return part_words(schedule.part)
    if schedule.part is PartOfDay.ANY:
        return when
    part = part_words(schedule.part)
    return _tr("{when}, {part}").format(when=when, part=part[:1].lower() + part[1:])


def tries_words(count: int) -> str:
    """How often this week, with no word about how often it might have been; nothing at all before the first time."""
    known = {0: "", 1: _tr("Once this week so far"), 2: _tr("Twice this week so far")}
    return known[count] if count in known else _tr("{count} times this week so far").format(count=count)


def agreed_words(homework: Homework, today: date) -> str:
    """Agreed with Ruth, 11 November."""
    whom, day = " ".join(homework.with_whom.split()), homework.agreed_day
    if homework.state is HomeworkState.DRAFT:
        return _tr("A draft, not agreed yet")
    if whom and day:
        return _tr("Agreed with {name}, {day}").format(name=whom, day=short_day_words(day, today))
    if whom:
        return _tr("Agreed with {name}").format(name=whom)
    return _tr("Agreed, {day}").format(day=short_day_words(day, today)) if day else ""


def because_words(why: str) -> str:
    """Their own words, after "Because" where they go on from it; what begins like a sentence stays as it is."""
    plain = " ".join(why.split())
    goes_on = plain[:1].islower() and not plain.startswith(_tr("because"))
    return _tr("Because {why}").format(why=plain) if goes_on else plain[:1].upper() + plain[1:]


def title_words(homework: Homework) -> str:
    """What it is called; a draft may have no name yet."""
    return " ".join(homework.title.split()) or _tr("No words for it yet")


def attempt_words(attempt: Attempt, today: date) -> str:
    """Tuesday 11 November: partly. One from another day says that it was noted later."""
    day, outcome = day_words(attempt.day, today), outcome_words(attempt.outcome)
    if attempt.outcome is Outcome.NOT_TODAY and attempt.day != today:
        outcome = _tr("Not that day")
    if attempt.later:
        return _tr("{day}: {outcome} (noted later)").format(day=day, outcome=_small(outcome))
    return _tr("{day}: {outcome}").format(day=day, outcome=_small(outcome))


def session_words(session: Session, today: date) -> str:
    """Thu 20 November, 16:00, with Ruth: short enough for a list to choose from."""
    pattern = _tr("{weekday} {day}, {time}")
    day = short_day_words(session.at.date(), today)
    when = pattern.format(weekday=weekday_words(session.at.date()), day=day, time=time_words(session.at))
    return _tr("{when}, with {name}").format(when=when, name=session.with_whom) if session.with_whom else when


def moment_or_day_words(moment: datetime | date, today: date) -> str:
    """With the time where there is one."""
    return moment_words(moment, today) if isinstance(moment, datetime) else day_words(moment, today)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
