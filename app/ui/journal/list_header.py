"""What stands above the list: its name, New, the search, the month in sight, and what is needed more seldom."""

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.ui.journal.entry_delegate import END, MARGIN
from app.ui.journal.search_box import SearchBox
from app.ui.theme import Role
from app.ui.widgets.buttons import PrimaryButton, ToolButton
from app.ui.widgets.page import PageTools
from app.ui.widgets.text import Label

_TOP, _BETWEEN = 32, 16


class SmallTool(ToolButton):
    """Fits beside small words."""

    height_at_rest = 32


class ListHeader(QWidget):
    """Only says what was asked for."""

    new_wanted = Signal()
    day_wanted = Signal()
    import_wanted = Signal()
    folder_wanted = Signal()
    offer_turned = Signal(bool)
    menu_opening = Signal()
    export_wanted = Signal()
    bin_wanted = Signal()
    hide_toggled = Signal(bool)
    lock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tools = PageTools(self)
        self.tools.hide()
        self.title = Label(self.tr("Journal"), Role.H1, parent=self)
        self.new_button = PrimaryButton(self.tr("New"), "plus", self)
        self.search = SearchBox(self.tr("Search your words"), self)
        self.month = Label("", Role.SMALL, "ink2", bold=True, parent=self)
        self.narrow_button = SmallTool("down", self.tr("Narrow"), self, checkable=True)
        self.narrow_place = QVBoxLayout()
        self.more_button = SmallTool("more", self.tr("More"), self)
        self._menu = QMenu(self)
        self.day_action = self._menu.addAction(self.tr("Go to a date"), self.day_wanted.emit)
        self.day_action.setShortcut(QKeySequence("Ctrl+G"))
        self.day_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._menu.addAction(self.tr("Bring in a journal"), self.import_wanted.emit)
        self._menu.addAction(self.tr("Bring in a folder of text files"), self.folder_wanted.emit)
        self._menu.addAction(self.tr("Take everything out"), self.export_wanted.emit)
        self._menu.addAction(self.tr("Bin"), self.bin_wanted.emit)
        self._menu.addSeparator()
        self.offer_action = self._menu.addAction(self.tr("Offer help beside words of great pain"))
        self.offer_action.setCheckable(True)
        self.offer_action.triggered.connect(self.offer_turned)
        self.new_button.clicked.connect(self._ask_for_new)
        self.more_button.clicked.connect(self._open_menu)
        self.tools.hide_toggled.connect(self.hide_toggled)
        self.tools.lock_wanted.connect(self.lock_wanted)
        self._lay_out()

    def set_alone(self, alone: bool) -> None:
        """Without a page beside it the list needs Hide and Lock itself."""
        self.tools.setVisible(alone)

    def hide_words(self, hidden: bool) -> None:
        self.tools.set_hidden(hidden)
        self.search.hide_words(hidden)

    @Slot()
    def _ask_for_new(self) -> None:
        self.new_wanted.emit()

    @Slot()
    def _open_menu(self) -> None:
        self.menu_opening.emit()
        self._menu.popup(self.more_button.mapToGlobal(QPoint(0, self.more_button.height())))

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.title)
        above.addStretch(1)
        above.addWidget(self.new_button)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.month, 1)
        below.addWidget(self.narrow_button)
        below.addWidget(self.more_button)
        below.addSpacing(-ToolButton.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, _TOP, END, 0)
        layout.setSpacing(0)
        tools = QHBoxLayout()
        tools.addStretch(1)
        tools.addWidget(self.tools)
        tools.addSpacing(-ToolButton.side)
        layout.addLayout(tools)
        layout.addLayout(above)
        layout.addSpacing(_BETWEEN)
        layout.addWidget(self.search)
        layout.addLayout(self.narrow_place)
        layout.addSpacing(_BETWEEN - 1)
        layout.addLayout(below)
