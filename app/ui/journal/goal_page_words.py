"""How the pages of goals, values, homework and worksheets are worded when they are taken out to be read."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from app.domain.goal_scaling import t_score
from app.domain.homework import HomeworkState, InTheWay, Outcome, PartOfDay
from app.domain.life_values import Domain
from app.domain.own_columns import Row
from app.domain.own_tables import OWN
from app.ui.homework.around_words import exercise_words, worksheet_words
from app.ui.homework.words import in_the_way_words, outcome_words, part_words, state_words
from app.ui.value_words import first_name

if TYPE_CHECKING:
    from app.exchange.own_pages import Page


def goal_pages() -> "list[Page]":
    """In the order in which somebody may want to read them."""
    return [_goals(), _values(), _homework(), _worksheets()]


def _goals() -> "Page":
    from app.exchange.own_pages import Page

    states = {
        "active": _tr("I am at it"),
        "resting": _tr("Resting"),
        "reached": _tr("Reached"),
        "let_go": _tr("Let go"),
    }
    steps = Page("goal_step", "", _tr("Steps"), {"words": "", "day": "", "done_utc": _tr("done")}, order="number")
    helps = Page("goal_strategy", "", _tr("What helps on the way"), {"words": ""}, order="number")
    felt = {"at_utc": "", "rating": _tr("from 0 to 10"), "rung": _tr("on the ladder"), "confidence": _tr("confidence")}
    return Page(
        table="goal",
        name="goals",
        title=_tr("Goals"),
        labels={
            "title": "",
            "state": "",
            "hard": _tr("What is hard"),
            "wanted": _tr("What I want instead"),
            "why": _tr("Why it matters"),
            "much_more": "+2",
            "more": "+1",
            "expected": "0",
            "less": "-1",
            "much_less": "-2",
            "baseline": _tr("Where I began"),
            "weight": _tr("How much it matters, from 1 to 3"),
            "review_day": _tr("To look at again"),
        },
        said={"state": states},
        order="number",
        within=(steps, helps, Page("goal_mark", "", _tr("How far along it felt"), felt, order="at_utc")),
        foot=_t_words,
    )


def _t_words(own: Mapping[str, Sequence[Row]]) -> str:
    """The summed figure of the ladders, for looking at together; none where nobody is on a ladder."""
    now: dict[str, int] = {}
    for mark in sorted((OWN["goal_mark"].named(row) for row in own.get("goal_mark", ())), key=_at):
        if mark["rung"] is not None:
            now[mark["goal"]] = mark["rung"]
    goals = [OWN["goal"].named(row) for row in own.get("goal", ())]
    counted = [goal for goal in goals if goal["removed_utc"] is None and goal["state"] in ("active", "reached")]
    score = t_score([(goal["weight"], now[goal["uid"]]) for goal in counted if goal["uid"] in now])
    if score is None:
        return ""
    return _tr("For looking at together: T {score}. 50 is what was expected.").format(score=f"{score:.1f}")


def _at(mark: Mapping[str, Any]) -> int:
    return int(mark["at_utc"])


def _values() -> "Page":
    from app.exchange.own_pages import Page

    marks = {"at_utc": "", "importance": _tr("matters, from 0 to 10"), "lived": _tr("lived, from 0 to 10")}
    return Page(
        table="life_value",
        name="values",
        title=_tr("Values"),
        labels={"uid": "", "name": "", "words": "", "hidden": ""},
        said={"uid": {domain.value: first_name(domain) for domain in Domain}, "hidden": {"1": _tr("Not shown")}},
        order="number",
        within=(Page("value_mark", "", "", marks, order="at_utc"),),
    )


def _homework() -> "Page":
    from app.exchange.own_pages import Page

    return Page(
        table="homework",
        name="homework",
        title=_tr("Homework"),
        labels={
            "title": "",
            "state": "",
            "agreed_day": _tr("Agreed"),
            "with_whom": _tr("With"),
            "why": _tr("Why"),
            "per_week": _tr("Times a week"),
            "once_day": _tr("On"),
            "part": "",
            "first_at": _tr("First time"),
            "smallest": _tr("The smallest version"),
            "if_this": _tr("If"),
            "then_that": _tr("Then"),
            "sense": _tr("Makes sense, from 0 to 10"),
            "doable": _tr("Doable, from 0 to 10"),
            "note": _tr("Note"),
            "worksheet": _tr("Worksheet"),
            "exercise": _tr("Exercise"),
        },
        said={
            "state": {state.value: state_words(state) for state in HomeworkState},
            "part": {part.value: part_words(part) if part else "" for part in PartOfDay},
            "worksheet": worksheet_words(),
            "exercise": {choice.value: words for choice, words in exercise_words().items()},
        },
        order="number",
        within=(_tries(),),
    )


def _tries() -> "Page":
    from app.exchange.own_pages import Page

    outcomes = {outcome.value: _small(outcome_words(outcome)) for outcome in Outcome}
    outcomes[Outcome.NOT_TODAY] = _tr("not that day")
    reasons = {reason.value: _small(in_the_way_words(reason)) for reason in InTheWay}
    return Page(
        "attempt",
        "",
        _tr("Tries"),
        {
            "day": "",
            "outcome": "",
            "later": "",
            "effort": _tr("effort, from 0 to 4"),
            "useful": _tr("useful, from 0 to 4"),
            "instead": _tr("instead"),
            "learned": _tr("learned"),
            "in_the_way": _tr("in the way"),
            "obstacle": _tr("in my words"),
            "note": "",
        },
        said={"outcome": outcomes, "later": {"1": _tr("noted later")}, "in_the_way": reasons},
        order="day",
    )


def _worksheets() -> "Page":
    from app.exchange.own_pages import Page
    from app.ui.journal.sheet_page_words import sheet_words

    return Page(
        table="sheet",
        name="worksheets",
        title=_tr("Worksheets"),
        labels={"worksheet": "", "day": "", "finished_utc": _tr("Finished")},
        said={"worksheet": worksheet_words()},
        order="began_utc",
        within=(Page("answer", "", "", {"value": "", "at_first": ""}, order="line", tells=sheet_words),),
    )


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Journal", text)
