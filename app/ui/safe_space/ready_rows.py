"""What can be made ready in calm times: a row each, and the page behind it, loaded when it is wanted."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from app.ui.safe_space.page import HavenPage
from app.ui.safe_space.surroundings import Surroundings


class ReadyRow(Enum):
    """In the order they stand."""

    FIRST_CHOICE = auto()

    def words(self) -> str:
        """What the row is called."""
        return {ReadyRow.FIRST_CHOICE: _tr("What the large tile starts")}[self]

    def about(self) -> str:
        """A few words under it."""
        return {ReadyRow.FIRST_CHOICE: _tr("Breathing, until you choose something else")}[self]


READY = tuple(ReadyRow)


def make_ready_page(row: ReadyRow, around: Surroundings) -> HavenPage:
    """A new page for one visit."""
    match row:
        case ReadyRow.FIRST_CHOICE:
            from app.ui.safe_space.first_choice import FirstChoicePage

            return FirstChoicePage(around)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafeSpace", text)
