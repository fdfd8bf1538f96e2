"""What matters in a life: twelve parts to begin with, each with two marks on one line, in the person's own words."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.life_values import LifeValue
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.goals.two_marks import TwoMarks
from app.ui.goals.value_sheet import ValueSheet
from app.ui.homework.kept_sheet import UnderSheets, open_sheets
from app.ui.theme import Role
from app.ui.trouble_sheet import tell, telling
from app.ui.value_words import value_name
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace


class ValueRow(Card):
    """One part of a life."""

    open_wanted = Signal(object)

    def __init__(self, value: LifeValue, parent: QWidget) -> None:
        super().__init__(parent, spacing=4)
        self.value = value
        self.name = HideableLabel("", Role.H3, wrap=True, parent=self)
        self.words = HideableLabel("", colour_token="ink2", wrap=True, parent=self)
        self.marks = TwoMarks(self)
        self.open_button = QuietButton(self.tr("Change"), "pen", self)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.open_button)
        head.addSpacing(-QuietButton.OVERHANG)
        self.body_layout.addLayout(head)
        self.body_layout.addWidget(self.words)
        self.body_layout.addWidget(self.marks)
        self.open_button.clicked.connect(self._open)
        self.show_value(value)

    def show_value(self, value: LifeValue) -> None:
        self.value = value
        self.name.setText(value_name(value))
        self.words.setText(value.words)
        self.words.setVisible(bool(value.words.strip()))
        self.marks.show_marks(value.importance, value.lived)
        self.open_button.setAccessibleName(self.tr("Change: {name}").format(name=value_name(value)))

    def hide_words(self, hidden: bool) -> None:
        own = hidden and bool(self.value.name.strip())
        self.name.hide_words(own)
        self.words.hide_words(hidden)
        self.marks.hide_words(hidden)
        self.open_button.setEnabled(not hidden)
        if not own:
            self.open_button.setAccessibleName(self.tr("Change: {name}").format(name=value_name(self.value)))
        else:
            self.open_button.setAccessibleName(self.tr("Change"))

    @Slot()
    def _open(self) -> None:
        self.open_wanted.emit(self.value)


class ValuesPanel(UnderSheets):
    """Hidden ones wait at the end until somebody wants them back."""

    def __init__(self, workspace: Workspace, toasts: Toasts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._toasts = workspace, toasts
        self._hidden = False
        self._all = False
        self.rows: list[ValueRow] = []
        about = self.tr("How you want to live, not what you want to reach. Two marks for each, if you like.")
        self.add_button = QuietButton(self.tr("One of my own"), "plus", self)
        self.all_button = QuietButton("", parent=self)
        head = QHBoxLayout()
        head.addWidget(Label(about, colour_token="ink2", wrap=True, parent=self), 1)
        head.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(-QuietButton.OVERHANG)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(self._list)
        column.addLayout(at_start(self.all_button))
        self.add_button.clicked.connect(self._add)
        self.all_button.clicked.connect(self._turn_all)
        workspace.changed.connect(self._follow)

    def take_focus(self) -> None:
        (self.rows[0].open_button if self.rows else self.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for sheet in open_sheets(self):
            sheet.hide_words(hidden)
        for row in self.rows:
            row.hide_words(hidden)
        self.add_button.setEnabled(not hidden)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Cards of those that stay are the same cards."""
        try:
            values = self._workspace.values.all()
        except StorageError as error:
            tell(error, self.window())
            return
        shown = [value for value in values if self._all or not value.hidden]
        if [value.uid for value in shown] == [row.value.uid for row in self.rows]:
            for row, value in zip(self.rows, shown, strict=True):
                row.show_value(value)
                row.hide_words(self._hidden)
        else:
            self._make(shown)
        away = sum(value.hidden for value in values)
        self.all_button.setVisible(away > 0)
        self.all_button.setText(self.tr("Only those I want to see") if self._all else self.tr("Also those put away"))

    def _make(self, shown: list[LifeValue]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for value in shown:
            row = ValueRow(value, self)
            row.open_wanted.connect(self._open)
            row.hide_words(self._hidden)
            self._list.addWidget(row)
            row.show()
            self.rows.append(row)

    @Slot(object)
    def _follow(self, topic: Topic) -> None:
        if topic is Topic.VALUES and self.isVisible():
            self.refresh()

    @Slot()
    def _add(self) -> None:
        self._open(None)

    @Slot(object)
    def _open(self, value: LifeValue | None) -> None:
        with telling(self):
            ValueSheet(self._workspace.values, value, self).open()

    @Slot()
    def _turn_all(self) -> None:
        self._all = not self._all
        self.refresh()
