"""How the pages of what a person keeps besides entries are called and worded when they are taken out to be read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.domain.choices import Choice
from app.domain.plan import PlanPart
from app.ui.choice_words import words_for
from app.ui.journal.goal_page_words import goal_pages

if TYPE_CHECKING:
    from app.exchange.own_pages import Page


def own_pages() -> "list[Page]":
    """In the order in which somebody may want to read them."""
    besides = [_plan(), _things(), _places(), _put_away(), _letters(), _sessions(), _moments()]
    return [*goal_pages(), *besides]


def _plan() -> "Page":
    from app.exchange.own_pages import Page

    parts = {
        PlanPart.SIGNS.value: _tr("Signs I know"),
        PlanPart.ALONE.value: _tr("On my own"),
        PlanPart.COMPANY.value: _tr("Places and company"),
        PlanPart.PEOPLE.value: _tr("People I can tell"),
        PlanPart.SERVICES.value: _tr("Professionals and services"),
        PlanPart.SAFER.value: _tr("Making it safer"),
        PlanPart.REASONS.value: _tr("What I stay for"),
    }
    return Page(
        table="plan_line",
        name="my-plan",
        title=_tr("My plan for hard moments"),
        labels={"words": "", "phone": "", "note": "", "opens": _tr("Opens"), "hidden": ""},
        said={"part": parts, "opens": _exercises(), "hidden": {"1": _tr("Not shown in the plan")}},
        order="number",
        parts="part",
    )


def _things() -> "Page":
    from app.exchange.own_pages import Page

    return Page("kit_thing", "own-things", _tr("My own things"), {"words": ""}, order="number")


def _places() -> "Page":
    from app.exchange.own_pages import Page

    return Page(
        table="calm_place",
        name="my-places",
        title=_tr("My places"),
        labels={
            "name": "",
            "kind": "",
            "cue": _tr("A word for it"),
            "see": _tr("What I see"),
            "hear": _tr("What I hear"),
            "smell": _tr("What I smell"),
            "warmth": _tr("How warm it is"),
            "touch": _tr("What I touch"),
            "company": _tr("Who is there"),
            "spoiled_utc": _tr("Not offered any more since"),
        },
        said={"kind": {"real": _tr("A real place"), "imagined": _tr("A place I imagine")}},
        order="number",
    )


def _put_away() -> "Page":
    from app.exchange.own_pages import Page

    until = {"session": _tr("for the next session"), "day": _tr("for a day"), "closed": _tr("stays closed")}
    looked = {"therapist": _tr("with my therapist"), "alone": _tr("on my own"), "not": _tr("needs no looking at")}
    return Page(
        table="put_away",
        name="put-away",
        title=_tr("What I put away"),
        labels={
            "label": "",
            "put_away_utc": _tr("Put away"),
            "until": _tr("Kept"),
            "day": _tr("The day"),
            "looked_at_utc": _tr("Looked at"),
            "looked_with": _tr("How"),
        },
        said={"until": until, "looked_with": looked},
        order="put_away_utc",
    )


def _letters() -> "Page":
    from app.exchange.own_pages import Page

    return Page(
        table="kind_letter",
        name="kind-letters",
        title="",
        labels={"written_utc": "written", "edited_utc": "changed", "tone": "tone", "read_again_day": "read-again"},
        order="written_utc",
        text="words",
        at="written_utc",
    )


def _sessions() -> "Page":
    from app.exchange.own_pages import Page

    return Page("session", "sessions", _tr("Sessions"), {"at": "", "with_whom": _tr("With")}, order="at")


def _moments() -> "Page":
    from app.exchange.own_pages import Page

    helped = {"-1": _tr("worse"), "0": _tr("the same"), "1": _tr("a little better"), "2": _tr("a lot better")}
    return Page(
        table="haven_moment",
        name="hard-moments",
        title=_tr("Hard moments I noted"),
        labels={
            "began_utc": "",
            "exercise": "",
            "used_s": _tr("Seconds"),
            "before": _tr("Before, from 0 to 10"),
            "after": _tr("After, from 0 to 10"),
            "helped": _tr("Afterwards"),
        },
        said={"exercise": _exercises(), "helped": helped},
        order="began_utc",
    )


def _exercises() -> dict[str, str]:
    return {choice.value: words_for(choice) for choice in Choice}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Journal", text)
