"""What can be made ready in calm times: a row each, and the page behind it, loaded when it is wanted."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from app.ui.safe_space.page import HavenPage
from app.ui.safe_space.surroundings import PLACE_SUGGESTED, Surroundings


class ReadyRow(Enum):
    """In the order they stand."""

    FIRST_CHOICE = auto()
    PLAN = auto()
    PEOPLE = auto()
    SUGGESTED = auto()
    LOOSEN = auto()
    AFTERWARDS = auto()
    PUT_AWAY = auto()
    KIND_WORDS = auto()
    THINGS = auto()
    PLACE = auto()

    def words(self) -> str:
        """What the row is called."""
        return {
            ReadyRow.PLAN: _tr("My plan"),
            ReadyRow.PEOPLE: _tr("People and numbers"),
            ReadyRow.FIRST_CHOICE: _tr("What the large tile starts"),
            ReadyRow.SUGGESTED: _tr("What my therapist suggested"),
            ReadyRow.LOOSEN: _tr("Loosen up"),
            ReadyRow.AFTERWARDS: _tr("After a hard moment"),
            ReadyRow.PUT_AWAY: _tr("Put it away"),
            ReadyRow.KIND_WORDS: _tr("Kind words"),
            ReadyRow.THINGS: _tr("My own things"),
            ReadyRow.PLACE: _tr("My place"),
        }[self]

    def about(self) -> str:
        """A few words under it."""
        return {
            ReadyRow.PLAN: _tr("Seven parts for a hard moment, best written with your therapist"),
            ReadyRow.PEOPLE: _tr("Your own people first, and which help lines you see"),
            ReadyRow.FIRST_CHOICE: _tr("Breathing, until you choose something else"),
            ReadyRow.SUGGESTED: _tr("My place and Put it away, which are learnt together first"),
            ReadyRow.LOOSEN: _tr("How finely, how slowly, and what is left out"),
            ReadyRow.AFTERWARDS: _tr("What is noted and asked, and what works for me"),
            ReadyRow.PUT_AWAY: _tr("My container, what is in it, and my next session"),
            ReadyRow.KIND_WORDS: _tr("How they speak, a wish of your own, letters"),
            ReadyRow.THINGS: _tr("Pictures, lines and sounds that do you good"),
            ReadyRow.PLACE: _tr("Its name, your words for it, its pictures"),
        }[self]

    def is_there(self, around: Surroundings) -> bool:
        """Whether the row is shown: some wait for a therapist to suggest them."""
        return self is not ReadyRow.PLACE or around.wishes_flag(PLACE_SUGGESTED)


READY = tuple(ReadyRow)


def make_ready_page(row: ReadyRow, around: Surroundings) -> HavenPage:
    """A new page for one visit."""
    match row:
        case ReadyRow.PLAN:
            from app.ui.safe_space.plan.edit_page import PlanEditPage

            return PlanEditPage(around)
        case ReadyRow.PEOPLE:
            from app.ui.safe_space.reach.numbers_edit import NumbersEdit

            return NumbersEdit(around)
        case ReadyRow.FIRST_CHOICE:
            from app.ui.safe_space.first_choice import FirstChoicePage

            return FirstChoicePage(around)
        case ReadyRow.SUGGESTED:
            from app.ui.safe_space.suggested import SuggestedPage

            return SuggestedPage(around)
        case ReadyRow.LOOSEN:
            from app.ui.safe_space.loosening.own_page import OwnLoosening

            return OwnLoosening(around)
        case ReadyRow.AFTERWARDS:
            from app.ui.safe_space.aftercare.wanted import AfterwardsPage

            return AfterwardsPage(around)
        case ReadyRow.PUT_AWAY:
            from app.ui.safe_space.put_away.own_page import OwnPutAway

            return OwnPutAway(around)
        case ReadyRow.KIND_WORDS:
            from app.ui.safe_space.kindness.own_page import OwnKindWords

            return OwnKindWords(around)
        case ReadyRow.THINGS:
            from app.ui.safe_space.things.edit_page import ThingsEdit

            return ThingsEdit(around)
        case ReadyRow.PLACE:
            from app.ui.safe_space.place.places_page import PlacesPage

            return PlacesPage(around)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafeSpace", text)
