"""Which backups there are, and what can be done with them."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.safekeeping import Backup
from app.ui.backups.words import entries_words, moment_words, why_words
from app.ui.theme import Role
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.cards import Rule
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.long_work import ProgressBar
from app.ui.widgets.text import Label

_SHOWN_FIRST = 5


class BackupRow(QWidget):
    """One backup that was opened and looked over after it was made."""

    wanted = Signal(object)

    def __init__(self, backup: Backup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backup = backup
        when = Label(moment_words(backup.made_at), wrap=True)
        parts = (entries_words(backup.entries), why_words(backup.why))
        about = Label(", ".join(part for part in parts if part), Role.SMALL, "ink2", wrap=True)
        self.button = QuietButton(self.tr("Go back to it"), "undo")
        self.button.setAccessibleName(
            self.tr("Go back to it, {when}, {about}").format(when=when.text(), about=about.text())
        )
        self.button.clicked.connect(self._want)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(when)
        words.addWidget(about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        row.addSpacing(-QuietButton.OVERHANG)

    @Slot()
    def _want(self) -> None:
        self.wanted.emit(self._backup)


class BackupsSheet(Sheet):
    """Says what there is; what is asked for is done elsewhere."""

    now_wanted = Signal()
    elsewhere_wanted = Signal()
    file_wanted = Signal()
    restore_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, parent: QWidget, *, can_make: bool) -> None:
        super().__init__(parent, parent.tr("Backups"), width=640)
        self._backups: Sequence[Backup] = ()
        self._whole = False
        self.state = Label("", colour_token="ink2", wrap=True, parent=self)
        self.locked_in = Notice(self)
        self.notice = Notice(self)
        self.bar = ProgressBar(self)
        self.bar.setAccessibleName(self.tr("Making a backup"))
        self.stop_button = QuietButton(self.tr("Stop"), parent=self)
        self.now_button = PrimaryButton(self.tr("Back up now"), parent=self)
        self.elsewhere_button = SecondaryButton(self.tr("Back up to another place"), parent=self)
        self.file_button = SecondaryButton(self.tr("Open a backup file"), parent=self)
        self.all_button = QuietButton(self.tr("Show all of them"), parent=self)
        self.close_button = QuietButton(self.tr("Close"), parent=self)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.now_button.setVisible(can_make)
        self.elsewhere_button.setVisible(can_make)
        self._lay_out()
        self.show_progress(None)
        self.now_button.clicked.connect(self.now_wanted)
        self.elsewhere_button.clicked.connect(self.elsewhere_wanted)
        self.file_button.clicked.connect(self.file_wanted)
        self.stop_button.clicked.connect(self.stop_wanted)
        self.all_button.clicked.connect(self._show_whole)
        self.close_button.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.now_button if self.now_button.isVisibleTo(self) else self.file_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_backups(self, backups: Sequence[Backup], *, openable_elsewhere: bool) -> None:
        """The list as it is now, newest first."""
        self._backups = backups
        self.state.setText(self._state_words())
        inside = self.tr(
            "There is no spare key and no password yet, so these backups open on this computer only. "
            "You can make both in Settings, under Keeping it private."
        )
        self.locked_in.say("" if openable_elsewhere else inside)
        self._list()

    def show_progress(self, progress: tuple[int, int] | None) -> None:
        """How far the one being made is; None when none is."""
        busy = progress is not None
        self.bar.setVisible(busy)
        self.stop_button.setVisible(busy)
        for button in (self.now_button, self.elsewhere_button):
            button.setEnabled(not busy)
        if progress is not None:
            done, total = progress
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _state_words(self) -> str:
        if not self._backups:
            return self.tr("There is no backup yet. Alcove makes one by itself once a day, when something changed.")
        newest = self._backups[0]
        words = self.tr("The newest is from {when}, with {entries}. Each was opened and looked over once it was made.")
        return words.format(when=moment_words(newest.made_at), entries=entries_words(newest.entries))

    def _list(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = self._backups if self._whole else self._backups[:_SHOWN_FIRST]
        for number, backup in enumerate(shown):
            if number:
                self._rows.addWidget(Rule())
            row = BackupRow(backup)
            row.wanted.connect(self.restore_wanted)
            self._rows.addWidget(row)
        self.all_button.setVisible(len(shown) < len(self._backups))
        buttons = [row.button for row in self._shown()]
        order = [self.now_button, self.elsewhere_button, self.file_button, self.stop_button, *buttons]
        for before, after in pairwise([*order, self.all_button, self.close_button]):
            QWidget.setTabOrder(before, after)

    def _shown(self) -> list[BackupRow]:
        items = [self._rows.itemAt(place) for place in range(self._rows.count())]
        return [part for item in items if item is not None and isinstance(part := item.widget(), BackupRow)]

    @Slot()
    def _show_whole(self) -> None:
        """The keyboard goes on with the first row that was not there."""
        self._whole = True
        self._list()
        self._shown()[_SHOWN_FIRST].button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        work = QHBoxLayout()
        work.addWidget(self.bar, 1)
        work.addWidget(self.stop_button)
        make = FlowLayout(gap=10)
        for button in (self.now_button, self.elsewhere_button, self.file_button):
            make.addWidget(button)
        end = FlowLayout(gap=10, at_end=True)
        end.addWidget(self.close_button)
        body = self.body_layout
        for part in (self.state, self.locked_in):
            body.addWidget(part)
        body.addSpacing(8)
        body.addLayout(make)
        body.addWidget(self.notice)
        body.addLayout(work)
        body.addSpacing(12)
        body.addLayout(self._rows)
        body.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        body.addSpacing(8)
        body.addLayout(end)
