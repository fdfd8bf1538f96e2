"""Several pages in one place, one at a time; each brings the part of it that the keyboard begins at."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.ui.unlock.frame import Frame


class Pages(QWidget):
    """What the window shows before the journal is open."""

    help_wanted = Signal()
    backups_wanted = Signal()
    backup_file_wanted = Signal()
    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[Frame] = []
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)

    @classmethod
    def of(cls, page: Frame, parent: QWidget | None = None) -> "Pages":
        """A place for one page."""
        made = cls(parent)
        made.add(page)
        return made

    @property
    def page(self) -> Frame:
        return self._pages[-1]

    def add(self, page: Frame) -> None:
        """Puts a page on top without moving the keyboard there."""
        page.help_wanted.connect(self.help_wanted)
        page.backups_wanted.connect(self.backups_wanted)
        page.backup_file_wanted.connect(self.backup_file_wanted)
        self._pages.append(page)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hands the keyboard on. A focus proxy would do the same and cut the round that Tab makes short."""
        self.page.focus_first.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """A window shows its screen a moment after it was asked to put the keyboard there."""
        super().showEvent(event)
        self.page.focus_first.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_to(self, page: Frame) -> None:
        """Puts a page on top and begins at its first part."""
        self.add(page)
        page.focus_first.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def go_back(self) -> None:
        """Takes the page on top away, and with it what was typed there."""
        left = self._pages.pop()
        self._stack.removeWidget(left)
        left.hide()
        left.deleteLater()
        self._stack.setCurrentWidget(self.page)
        self.page.focus_first.setFocus(Qt.FocusReason.TabFocusReason)
