"""Sheets that keep what is written while it is written, so that closing one, locking or a lost window loses nothing."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.ui.keep_soon import KeepSoon
from app.ui.widgets.buttons import WordButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.tab_order import tab_as_seen


class KeptSheet(Sheet):
    """Every way out keeps. `closed` comes once it is shut, whichever way."""

    closed = Signal()

    def __init__(self, parent: QWidget, title: str, *, width: int = 520) -> None:
        super().__init__(parent, title, width=width)
        self.keeper = KeepSoon(self.keep, self)
        self.finished.connect(self._say_closed)

    def showEvent(self, event: QShowEvent) -> None:
        if (content := self.area.widget()) is not None:
            tab_as_seen(content)
        super().showEvent(event)

    def keep(self) -> None:
        """Stores what differs; may raise StorageError."""
        raise NotImplementedError

    def as_entry(self) -> NewEntry:
        """What is written, as a page of the journal, for a disk that refuses while Alcove closes."""
        raise NotImplementedError

    def flush(self) -> bool:
        """Stores now; False where the disk refuses."""
        return self.keeper.flush()

    def unsaved(self) -> NewEntry | None:
        """What could not be stored."""
        return self.as_entry() if self.keeper.owed else None

    def hide_words(self, hidden: bool) -> None:
        """Nobody writes while words are hidden, so the sheet closes with everything kept; else it stays, empty."""
        if hidden and self.flush():
            self.reject()
        else:
            self.area.setVisible(not hidden)

    def reject(self) -> None:
        """Esc is one of the ways out. While the disk refuses, the sheet stays with the words in it."""
        if self.flush():
            super().reject()

    def add_buttons(self, *buttons: WordButton) -> None:
        """The last row."""
        row = FlowLayout(gap=10, at_end=True)
        for button in buttons:
            row.addWidget(button)
        self.body_layout.addSpacing(16)
        self.body_layout.addLayout(row)

    @Slot()
    def _say_closed(self) -> None:
        self.closed.emit()


def announce(sheet: QWidget, words: str) -> None:
    """Says aloud what changed on the screen beside the keyboard."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(sheet, words))


class UnderSheets(QWidget):
    """A part of the window over which such sheets open: what is written in them is its own to store."""

    def flush(self) -> bool:
        """Stores what is written; False where the disk refuses."""
        return flush_sheets(self)

    def unsaved(self) -> NewEntry | None:
        """What could not be stored."""
        return unsaved_in_sheets(self)


def open_sheets(part: QWidget) -> list[KeptSheet]:
    """The sheets that lie over a screen."""
    return [sheet for sheet in part.findChildren(KeptSheet) if sheet.isVisible()]


def flush_sheets(part: QWidget) -> bool:
    """Stores what is written in them; False where the disk refuses."""
    stored = [sheet.flush() for sheet in open_sheets(part)]
    return all(stored)


def unsaved_in_sheets(part: QWidget) -> NewEntry | None:
    """What could not be stored of them."""
    return next((entry for sheet in open_sheets(part) if (entry := sheet.unsaved())), None)
