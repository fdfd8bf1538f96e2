"""The two ways on from a damaged journal, side by side: what can be read of it, and the last good backup."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from PySide6.QtCore import QDate, QLocale, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.repair import Marks, Repair, Salvaged
from app.ui.messages import sentence_for
from app.ui.private_copy import private_copy
from app.ui.theme import Role, theme
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton, WordButton
from app.ui.widgets.cards import Card
from app.ui.widgets.long_work import LongWork
from app.ui.widgets.text import Label

_BESIDE_FROM = 560


class GoodBackup(Protocol):
    """What this page says of a backup. `made_at` is UTC."""

    @property
    def made_at(self) -> datetime: ...

    @property
    def entries(self) -> int: ...


class DamageWays(QWidget):
    """Each way is a card with its own words and button. Neither throws anything away."""

    salvaged = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, repair: Repair | None, backups: Sequence[GoodBackup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[WordButton] = []
        self._repair = repair
        self._backups = tuple(backups)
        self._unsaved = repair.unsaved_words() if repair is not None else ""
        self.notice = Notice(self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(16)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addLayout(self._row)
        if repair is not None:
            self._row.addWidget(self._salvage_card(), 1)
            repair.saved.connect(self._take)
            repair.not_saved.connect(self._say_trouble)
        if self._backups:
            self._row.addWidget(self._backup_card(self._backups[0]), 1)
        self._column.addWidget(self.notice)
        if self._unsaved:
            self._column.addWidget(self._unsaved_card())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = theme().effective_width(self.width()) >= _BESIDE_FROM
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _salvage_card(self) -> Card:
        button = PrimaryButton(self.tr("Save what can be read"))
        button.clicked.connect(self._salvage)
        words = self.tr(
            "Alcove reads the file piece by piece and puts all that it finds into a new file. "
            "Then your journal opens from that. The damaged file is kept."
        )
        return self._card(self.tr("What is still here"), words, button)

    def _backup_card(self, backup: GoodBackup) -> Card:
        make = SecondaryButton if self._repair is not None else PrimaryButton
        button: WordButton = make(self.tr("Go back to this backup"))
        button.clicked.connect(self._want_restore)
        one = self.tr("One entry, made on {day}. What was written later is not in it.")
        more = self.tr("{count} entries, made on {day}. What was written later is not in it.")
        day = _day_words(backup.made_at.astimezone().date())
        words = (one if backup.entries == 1 else more).format(count=f"{backup.entries:n}", day=day)
        return self._card(self.tr("The last good backup"), words, button)

    def _unsaved_card(self) -> Card:
        button = SecondaryButton(self.tr("Copy my words"))
        button.clicked.connect(self._copy)
        words = self.tr(
            "Your last words are kept locked beside the journal. They come in by themselves when it opens again."
        )
        return self._card(self.tr("What you wrote last is safe"), words, button)

    def _card(self, title: str, words: str, button: WordButton) -> Card:
        card = Card(spacing=10)
        card.setAccessibleName(title)
        button.setAccessibleDescription(words)
        card.body_layout.addWidget(Label(title, Role.H3, wrap=True))
        card.body_layout.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        card.body_layout.addStretch(1)
        card.body_layout.addWidget(button)
        self.buttons.append(button)
        return card

    def _set_busy(self, busy: bool) -> None:
        """One thing at a time."""
        for button in self.buttons:
            button.setEnabled(not busy)

    @Slot()
    def _salvage(self) -> None:
        assert self._repair is not None
        self.notice.clear()
        self._set_busy(True)
        marks = Marks(
            rest=self.tr("(The rest could not be read after the file was damaged.)"),
            all=self.tr("(This entry could not be read after the file was damaged.)"),
        )
        job = self._repair.save_what_can_be_read(marks)
        job.stopped.connect(self._say_stopped)
        note = self.tr("The damaged file is only read.")
        self._column.insertWidget(1, LongWork(job, self.tr("Saving what can be read"), self, note=note))

    @Slot(object)
    def _take(self, salvaged: Salvaged) -> None:
        self._set_busy(False)
        self.salvaged.emit(salvaged)

    @Slot(object)
    def _say_trouble(self, error: Exception) -> None:
        self._set_busy(False)
        message = sentence_for(error)
        self.notice.say_problem(f"{message.title}. {message.text}")

    @Slot()
    def _say_stopped(self) -> None:
        self._set_busy(False)
        self.notice.say(self.tr("Stopped. Everything is as it was."))

    @Slot()
    def _want_restore(self) -> None:
        self.restore_wanted.emit(self._backups[0])

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(private_copy(self._unsaved))
        self.notice.say(self.tr("Copied. You can put it into another program."))


def _day_words(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
