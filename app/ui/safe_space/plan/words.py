"""What the parts of a plan are called, and what belongs into each: distance from things, never what they are."""

from PySide6.QtCore import QCoreApplication

from app.domain.plan import MadeWith, PlanPart


def part_words(part: PlanPart) -> str:
    """Its heading."""
    return {
        PlanPart.SIGNS: _tr("Signs I know"),
        PlanPart.ALONE: _tr("On my own"),
        PlanPart.COMPANY: _tr("Places and company"),
        PlanPart.PEOPLE: _tr("People I can tell"),
        PlanPart.SERVICES: _tr("Professionals and services"),
        PlanPart.SAFER: _tr("Making it safer"),
        PlanPart.REASONS: _tr("What I stay for"),
    }[part]


def about_words(part: PlanPart) -> str:
    """What somebody may write there."""
    return {
        PlanPart.SIGNS: _tr("How you notice that it is starting: thoughts, feelings, your body, what you stop doing."),
        PlanPart.ALONE: _tr("Small things that carry you through the next minutes, without anyone else."),
        PlanPart.COMPANY: _tr("Places with people, and whoever takes your mind off it. They need not know why."),
        PlanPart.PEOPLE: _tr("Who you can tell that it is hard, and what you could say."),
        PlanPart.SERVICES: _tr("Your therapist, help out of hours, the nearest emergency department."),
        PlanPart.SAFER: _tr(
            "More distance between you and things you could hurt yourself with, and who helps with that. "
            "Those things need no name here."
        ),
        PlanPart.REASONS: _tr("People, animals, places, what is still to come."),
    }[part]


def words_asked(part: PlanPart) -> str:
    """The name of the field for its words."""
    if part is PlanPart.SERVICES:
        return _tr("Who or where")
    return {PlanPart.PEOPLE: _tr("Name"), PlanPart.COMPANY: _tr("Who or where")}.get(part, _tr("In your words"))


def note_asked(part: PlanPart) -> str:
    """The name of the field beside it; empty where a part has none."""
    return {
        PlanPart.COMPANY: _tr("How to get there, or when"),
        PlanPart.PEOPLE: _tr("What you could say, or when"),
        PlanPart.SERVICES: _tr("Hours, address, whom to ask for"),
        PlanPart.SAFER: _tr("Who helps with it"),
    }.get(part, "")


def made_with_words(made_with: MadeWith) -> str:
    return {
        MadeWith.UNSAID: _tr("Not said"),
        MadeWith.THERAPIST: _tr("With my therapist"),
        MadeWith.SELF: _tr("On my own"),
        MadeWith.OTHER: _tr("With somebody else"),
    }[made_with]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
