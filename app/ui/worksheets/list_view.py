"""All worksheets: first what was begun, then what can be begun, and those that a therapist suggests behind switches."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.filling import Filling
from app.domain.sheets import Sheet
from app.domain.worksheets import Worksheet
from app.storage.sheets import SheetStore
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.undo_line import UndoLine
from app.ui.worksheets.list_rows import SheetRow, WorksheetRow
from app.workspace import Workspace

_FIRST = 4


def wish_of(name: str) -> str:
    """The wish that switches a suggested worksheet on."""
    return f"worksheet.suggested.{name}"


class ListView(QWidget):
    """Reads everything anew with `refresh`."""

    sheet_wanted = Signal(object)
    begin_wanted = Signal(str)
    earlier_wanted = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        worksheets: Iterable[Worksheet],
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._worksheets = {sheet.name: sheet for sheet in worksheets}
        self._today = today
        self._hidden = False
        self._all = False
        self._removed = ""
        self.undo_line = UndoLine()
        self._begun, self._new, self._suggested = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._begun_title = Label(self.tr("Begun"), Role.H3)
        self.all_button = QuietButton(self.tr("Show all that were begun"), "down")
        self._suggested_card = Card(spacing=4)
        self._lay_out()
        self.all_button.clicked.connect(self._show_all)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for label in self.findChildren(HideableLabel):
            label.hide_words(hidden)

    def take_focus(self) -> None:
        for row in self.findChildren(SheetRow):
            row.open_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for begin in self.findChildren(WorksheetRow):
            begin.begin_button.setFocus(Qt.FocusReason.OtherFocusReason)
            return

    def refresh(self) -> None:
        """Shows what there is now. Raises StorageError."""
        store = self._workspace.sheets
        unfinished = [sheet for sheet in store.unfinished() if sheet.worksheet in self._worksheets]
        counts = store.counts()
        on = {name for name, one in self._worksheets.items() if not one.suggested or self._is_on(name)}
        shown = unfinished if self._all else unfinished[:_FIRST]
        lines = [first_words(store, self._worksheets[sheet.worksheet], sheet) for sheet in shown]
        empty(self._begun)
        empty(self._new)
        for sheet, line in zip(shown, lines, strict=True):
            row = SheetRow(sheet, self._worksheets[sheet.worksheet].title, line, self._today(), begun=True)
            row.opened.connect(self.sheet_wanted)
            row.removed.connect(self._remove)
            self._begun.addWidget(row)
            row.show()
        for name in self._worksheets:
            if name in on:
                begin = WorksheetRow(self._worksheets[name], counts.get(name, 0))
                begin.begun.connect(self.begin_wanted)
                begin.earlier_wanted.connect(self.earlier_wanted)
                self._new.addWidget(begin)
                begin.show()
        self._begun_title.setVisible(bool(unfinished))
        self.all_button.setVisible(len(shown) < len(unfinished))
        self._show_switches(on)
        if self._hidden:
            self.hide_words(True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.undo_line)
        column.addWidget(self._begun_title)
        column.addLayout(self._begun)
        column.addWidget(self.all_button)
        column.addLayout(self._new)
        column.addWidget(self._suggested_card)
        nothing = self.tr(
            "No worksheet could be read. Installing Alcove again brings them back; what you filled in stays."
        )
        self.nothing_label = Label(nothing, colour_token="ink2", wrap=True)
        self.nothing_label.setVisible(not self._worksheets)
        column.addWidget(self.nothing_label)
        for layout in (self._begun, self._new):
            layout.setSpacing(12)
        body = self._suggested_card.body_layout
        body.addWidget(Label(self.tr("What my therapist suggested"), Role.H3, wrap=True))
        words = self.tr(
            "These are best begun together with somebody who knows you. Switch on what was suggested to you."
        )
        body.addWidget(Label(words, colour_token="ink2", wrap=True))
        body.addLayout(self._suggested)
        self.switches: dict[str, CheckRow] = {}
        for name, one in self._worksheets.items():
            if one.suggested:
                switch = CheckRow(one.title, one.about)
                switch.setProperty("worksheet", name)
                switch.clicked.connect(self._switch)
                self.switches[name] = switch
                self._suggested.addWidget(switch)
        self._suggested_card.setVisible(bool(self.switches))

    def _is_on(self, name: str) -> bool:
        return self._workspace.wishes.flag(wish_of(name), False)

    def _show_switches(self, on: set[str]) -> None:
        for name, switch in self.switches.items():
            switch.setChecked(name in on)

    @Slot(bool)
    def _switch(self, on: bool) -> None:
        switch = self.sender()
        assert isinstance(switch, CheckRow)
        name = str(switch.property("worksheet"))
        switch.setChecked(not on)
        with telling(self):
            self._workspace.wishes.keep(wish_of(name), on)
            self.refresh()

    @Slot()
    def _show_all(self) -> None:
        self._all = True
        with telling(self):
            self.refresh()

    @Slot(object)
    def _remove(self, sheet: Sheet) -> None:
        with telling(self):
            self._workspace.sheets.remove(sheet.uid)
            self._removed = sheet.uid
            self.refresh()
            self.undo_line.offer(self.tr("The sheet is removed."), self._put_back)

    def _put_back(self) -> None:
        with telling(self):
            self._workspace.sheets.put_back(self._removed)
            self.refresh()


def first_words(store: SheetStore, worksheet: Worksheet, sheet: Sheet) -> str:
    """What tells a sheet apart from others of its worksheet."""
    return Filling.of(worksheet, sheet, store.answers(sheet.uid)).line() if worksheet.line else ""


def empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
