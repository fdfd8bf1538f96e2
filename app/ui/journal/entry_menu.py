"""What is needed more seldom with the entry that is open."""

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.journal import Entry
from app.ui.widgets.buttons import ToolButton


class EntryMenu(ToolButton):
    """Only says what was asked for."""

    format_wanted = Signal()
    bring_wanted = Signal()
    picture_wanted = Signal()
    description_wanted = Signal()
    link_wanted = Signal()
    versions_wanted = Signal()
    closing_wanted = Signal()
    find_wanted = Signal()
    word_wanted = Signal()
    focus_wanted = Signal()
    timed_wanted = Signal()
    count_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("more", parent.tr("More") if parent else "", parent)
        self.menu_ = QMenu(self)
        self.setAccessibleName(self.tr("More for this entry"))
        self.format_action = self.menu_.addAction(self.tr("Format"), self.format_wanted.emit)
        self.format_action.setVisible(False)
        self.bring = self.menu_.addAction(self.tr("Bring it to a session"), self.bring_wanted.emit)
        self.picture = self.menu_.addAction(self.tr("Put in a picture"), self.picture_wanted.emit)
        self.describe = self.menu_.addAction(self.tr("Describe this picture"), self.description_wanted.emit)
        self.link = self.menu_.addAction(self.tr("Link with another entry"), self.link_wanted.emit)
        self.find_in = self._add(self.tr("Find in this entry"), self.find_wanted, "Ctrl+Shift+F")
        self.next_word = self._add(self.tr("Next word to look at"), self.word_wanted, "F7")
        self.focus_mode = self._add(self.tr("Only the page"), self.focus_wanted, "F11")
        self.timed = self.menu_.addAction(self.tr("Timed writing"), self.timed_wanted.emit)
        self.menu_.addSeparator()
        self.versions = self.menu_.addAction(self.tr("Earlier states"), self.versions_wanted.emit)
        self.count = self.menu_.addAction(self.tr("Count the words"), self.count_wanted.emit)
        self.on_paper = self.menu_.addAction(self.tr("Print"), self.print_wanted.emit)
        self.menu_.addSeparator()
        self.closing = self.menu_.addAction(self.tr("Keep it closed"), self.closing_wanted.emit)
        self.clicked.connect(self._open)

    def show_entry(self, entry: Entry | None, *, marked: bool, covered: bool) -> None:
        """What can be done depends on the entry; while it is covered, nothing can."""
        closed = entry is not None and entry.closed
        self.closing.setText(self.tr("Keep it open again") if closed else self.tr("Keep it closed"))
        self.bring.setText(self.tr("No longer for a session") if marked else self.tr("Bring it to a session"))
        for action in (self.bring, self.versions, self.closing, self.on_paper):
            action.setEnabled(entry is not None and not covered)
        pictures, words = (self.picture, self.describe), (self.find_in, self.next_word, self.count)
        for action in (self.format_action, *pictures, self.timed, self.link, *words):
            action.setEnabled(not covered)
        self.bring.setEnabled(entry is not None and not closed)

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the menu has what there is no room for above the page."""
        self.format_action.setVisible(narrow)

    def _add(self, words: str, signal: object, keys: str) -> QAction:
        action = self.menu_.addAction(words, signal.emit)  # type: ignore[attr-defined]
        action.setShortcut(keys)
        return action

    @Slot()
    def _open(self) -> None:
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))
