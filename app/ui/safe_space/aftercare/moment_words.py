"""What was noted of hard moments, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.choices import Choice
from app.domain.haven_moments import HavenMoment, Helped, WhatHelped
from app.ui.choice_words import words_for


def exercise_words(exercise: str) -> str:
    """The name of its tile; a newer Alcove may have noted one that this one does not know."""
    known = {choice.value: choice for choice in Choice}
    return words_for(known[exercise]) if exercise in known else exercise


def answer_words(helped: Helped) -> str:
    return {
        Helped.WORSE: _tr("worse"),
        Helped.SAME: _tr("the same"),
        Helped.A_LITTLE: _tr("a little better"),
        Helped.A_LOT: _tr("a lot better"),
    }[helped]


def counted_words(one: WhatHelped) -> str:
    """How often each answer was given, the best first."""
    if len(one.said) == 1:
        helped = one.said[0].answer.helped
        return _tr("One answer: {answer}").format(answer=answer_words(helped)) if helped is not None else ""
    counts = [_often_words(helped, one.times(helped)) for helped in reversed(Helped) if one.times(helped)]
    return _tr("{count} answers: {answers}").format(count=len(one.said), answers=", ".join(counts))


def _often_words(helped: Helped, times: int) -> str:
    words = _tr("{answer} once") if times == 1 else _tr("{answer} {count} times")
    return words.format(answer=answer_words(helped), count=times)


def times_words(moments: Sequence[HavenMoment]) -> str:
    return _tr("Once") if len(moments) == 1 else _tr("{count} times").format(count=len(moments))


def noted_words(moment: HavenMoment) -> str:
    """What was said about one moment, or else which exercise it was; and how long."""
    answer = moment.answer
    parts = [
        answer_words(answer.helped) if answer.helped is not None else exercise_words(moment.exercise),
        _numbers(answer.before, answer.after),
        _length(moment.used_s),
    ]
    said = ", ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]


def _numbers(before: int | None, after: int | None) -> str:
    if before is not None and after is not None:
        return _tr("from {before} to {after}").format(before=before, after=after)
    if before is not None:
        return _tr("{number} before").format(number=before)
    return _tr("{number} afterwards").format(number=after) if after is not None else ""


def _length(seconds: int) -> str:
    minutes = round(seconds / 60)
    if minutes == 0:
        return _tr("less than a minute")
    return _tr("one minute") if minutes == 1 else _tr("{count} minutes").format(count=minutes)


def _tr(text: str) -> str:
    return QCoreApplication.translate("HavenMoments", text)
