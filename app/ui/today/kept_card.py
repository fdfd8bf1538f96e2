"""A line that was kept. It is here only because somebody kept it, and one press lets it go."""

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.kept import KeptLine
from app.storage.errors import StorageError
from app.storage.picked import KeptLineStore
from app.ui.theme import Role, theme
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.shapes import CARD_RADIUS, paint_box
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.themed import smooth_painter


class KeptCard(Card):
    """One line a day, in turn; not there at all while none is kept."""

    entry_wanted = Signal(object)

    def __init__(self, lines: KeptLineStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._shown: KeptLine | None = None
        self.words = HideableLabel("", Role.H3, "lampInk", wrap=True)
        self.open_button = QuietButton(self.tr("Open its entry"))
        self.go_button = QuietButton(self.tr("Let it go"))
        row = FlowLayout(gap=4, row_gap=0)
        row.addWidget(self.open_button)
        row.addWidget(self.go_button)
        self.body_layout.addWidget(Label(self.tr("A line you kept"), Role.SMALL, "lampInk"))
        self.body_layout.addWidget(self.words)
        self.body_layout.addLayout(row)
        self.open_button.clicked.connect(self._open)
        self.go_button.clicked.connect(self._let_go)

    def show_day(self, today: date, hidden: bool) -> None:
        """The line of this day."""
        try:
            kept = self._lines.all()
        except StorageError:
            kept = []
        self._shown = kept[today.toordinal() % len(kept)] if kept else None
        self.setVisible(self._shown is not None)
        if self._shown is not None:
            self.words.setText(self._shown.words)
            self.words.hide_words(hidden)
        for button in (self.open_button, self.go_button):
            button.setEnabled(not hidden)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        paint_box(smooth_painter(self), self.rect(), CARD_RADIUS, look.colour("lampSoft"), look.colour("lampLine"))

    @Slot()
    def _open(self) -> None:
        if self._shown is not None:
            self.entry_wanted.emit(self._shown.entry_uid)

    @Slot()
    def _let_go(self) -> None:
        if self._shown is not None:
            with telling(self):
                self._lines.remove(self._shown.uid)
