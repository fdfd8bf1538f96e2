"""When an entry is about, and when it was written if that was another day."""

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.journal import Entry
from app.ui.journal.date_button import DateButton
from app.ui.theme import Role
from app.ui.widgets.date_words import moment_words, short_day_words
from app.ui.widgets.text import Label


class WhenLine(QWidget):
    """`pressed` says that another date or time is wanted."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = DateButton(self)
        self.written = Label("", Role.SMALL, "ink3", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(self.written, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self.button.clicked.connect(self.pressed)

    def show_moment(self, about: datetime, entry: Entry | None) -> None:
        today = date.today()
        self.button.setText(moment_words(about, today))
        later = entry is not None and entry.backdated and entry.created_at.date() != about.date()
        if entry is not None and later:
            day = short_day_words(entry.created_at.date(), today)
            self.written.setText(self.tr("Written {day}").format(day=day))
        self.written.setVisible(later)
