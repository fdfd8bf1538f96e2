"""Rows of the list: a sheet that was begun or filled in, a worksheet to begin."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.sheets import Sheet
from app.domain.worksheets import Worksheet
from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton, SecondaryButton, ToolButton
from app.ui.widgets.cards import Card
from app.ui.widgets.date_words import day_words
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import HideableLabel, Label


class SheetRow(Card):
    """One sheet: of which worksheet, about which day, and in its own words which one.

    `among_its_own` leaves out the name of the worksheet, where all are of one.
    """

    opened = Signal(object)
    removed = Signal(object)

    def __init__(
        self,
        sheet: Sheet,
        title: str,
        line: str,
        today: date,
        parent: QWidget | None = None,
        *,
        begun: bool,
        among_its_own: bool = False,
    ) -> None:
        super().__init__(parent, spacing=4)
        self.sheet = sheet
        day = day_words(sheet.day, today)
        self.open_button = SecondaryButton(self.tr("Go on") if begun else self.tr("Look at it"))
        self.open_button.setAccessibleName(
            self.tr("{open}: {title}, {day}").format(open=self.open_button.text(), title=title, day=day)
        )
        self.remove_button = ToolButton("bin", "")
        self.remove_button.setAccessibleName(self.tr("Remove: {title}, {day}").format(title=title, day=day))
        self.remove_button.setToolTip(self.tr("Remove"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(day if among_its_own else title, Role.H3, wrap=True))
        if line:
            words.addWidget(HideableLabel(line, wrap=True))
        if not among_its_own:
            words.addWidget(Label(day, Role.SMALL, "ink2", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.open_button)
        row.addWidget(self.remove_button)
        self.body_layout.setContentsMargins(29, 15, 17, 15)
        self.body_layout.addLayout(row)
        self.open_button.clicked.connect(self._open)
        self.remove_button.clicked.connect(self._remove)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(self.sheet)

    @Slot()
    def _remove(self) -> None:
        self.removed.emit(self.sheet)


class WorksheetRow(Card):
    """One worksheet: what it is for, how long it takes, begin it, or look at those filled in before."""

    begun = Signal(str)
    earlier_wanted = Signal(str)

    def __init__(self, worksheet: Worksheet, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=4)
        self.name = worksheet.name
        self.begin_button = SecondaryButton(self.tr("Begin"))
        self.begin_button.setAccessibleName(self.tr("Begin: {title}").format(title=worksheet.title))
        self.earlier_button = QuietButton(self.tr("Filled in before"))
        self.earlier_button.setAccessibleName(self.tr("Filled in before: {title}").format(title=worksheet.title))
        self.earlier_button.setVisible(count > 0)
        self.body_layout.addWidget(Label(worksheet.title, Role.H3, wrap=True))
        self.body_layout.addWidget(Label(worksheet.about, colour_token="ink2", wrap=True))
        if worksheet.minutes:
            minutes = self.tr("About {minutes} minutes").format(minutes=worksheet.minutes)
            self.body_layout.addWidget(Label(minutes, Role.SMALL, "ink3"))
        self.body_layout.addSpacing(8)
        buttons = FlowLayout(gap=8)
        buttons.addWidget(self.begin_button)
        buttons.addWidget(self.earlier_button)
        self.body_layout.addLayout(buttons)
        self.begin_button.clicked.connect(self._begin)
        self.earlier_button.clicked.connect(self._show_earlier)

    @Slot()
    def _begin(self) -> None:
        self.begun.emit(self.name)

    @Slot()
    def _show_earlier(self) -> None:
        self.earlier_wanted.emit(self.name)
