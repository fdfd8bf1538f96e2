"""The way through a calm place: there, with each sense, back to the room, and there again."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.domain.calm_places import CalmPlace, Sense
from app.domain.kit import shown_words


@dataclass(frozen=True, slots=True)
class Step:
    """Large words, often the person's own, and one sentence under them."""

    words: str
    sentence: str


def way_through(place: CalmPlace) -> tuple[Step, ...]:
    """What has no words is left out."""
    return (
        Step(_tr("Let your eyes settle"), _tr("Open or half closed, as you like.")),
        Step(_name_of(place), _tr("Go there in your mind, in your own time.")),
        *_senses(place),
        Step(_tr("Notice your body"), _tr("How you sit and how you breathe; nothing has to change.")),
        *_cue(place),
        Step(_tr("Leave it for a moment"), _tr("Look at the room around you, and name one thing in it.")),
        _back_again(place),
        Step(_tr("Stay as long as you like"), _tr("Leave and come back whenever you want.")),
    )


def practice(place: CalmPlace) -> tuple[Step, ...]:
    """With something small in between: whether the way back is there when it is needed."""
    return (
        Step(_tr("Think of something small"), _tr("A little annoying, 2 or 3 out of 10, and nothing larger.")),
        Step(_tr("Notice how that is"), _tr("Where it sits in your body, for a moment.")),
        _back_again(place),
        Step(_tr("Stay as long as you like"), _tr("That was the whole of it.")),
    )


def _senses(place: CalmPlace) -> list[Step]:
    sentences = {
        Sense.SEE: _tr("What you see there."),
        Sense.HEAR: _tr("What you hear there."),
        Sense.SMELL: _tr("What you smell there."),
        Sense.WARMTH: _tr("How warm or cool it is there."),
        Sense.TOUCH: _tr("What you feel under your hands or feet."),
    }
    steps = [Step(shown_words(place.words_for(sense)), sentences[sense]) for sense in Sense]
    steps.append(Step(shown_words(place.company), _tr("Who may be there.")))
    return [step for step in steps if step.words]


def _cue(place: CalmPlace) -> list[Step]:
    cue = shown_words(place.cue)
    return [Step(cue, _tr("Your word for it, said slowly, aloud or to yourself."))] if cue else []


def _back_again(place: CalmPlace) -> Step:
    cue = shown_words(place.cue)
    if cue:
        return Step(cue, _tr("Your word leads back to your place."))
    return Step(_name_of(place), _tr("Go back there, in your own time."))


def _name_of(place: CalmPlace) -> str:
    return shown_words(place.name) or _tr("Your place")


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafeSpace", text)
