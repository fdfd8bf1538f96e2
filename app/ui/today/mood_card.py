"""The one question of Today: five windows, one tap, and nothing more is asked."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from app.domain.check_ins import CheckIn
from app.domain.moods import Mood
from app.storage.check_ins import CheckInStore
from app.storage.errors import StorageError
from app.ui.messages import sentence_for
from app.ui.theme import Role
from app.ui.today.times import time_words
from app.ui.widgets.buttons import QuietButton, SecondaryButton
from app.ui.widgets.cards import Card
from app.ui.widgets.mood import MoodPicker
from app.ui.widgets.text import Label

_ASK_AGAIN_AFTER = timedelta(minutes=30)
_BESIDE_WORDS, _BESIDE_WINDOWS, _APART = 29, 17, 32


class MoodCard(Card):
    """Asks; or says what was noted; or has stepped back after "Not now"."""

    writing_wanted = Signal(object)
    answered = Signal()

    def __init__(self, store: CheckInStore, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent, spacing=6)
        self._store = store
        self._now = now
        self._noted: CheckIn | None = None
        self._stepped_back = False
        self._hidden = False
        self._title = Label("", Role.H2, wrap=True)
        self._words = Label("", Role.BODY, "ink2", wrap=True)
        self._undo = QuietButton(self.tr("Undo"), "undo")
        self._write = SecondaryButton(self.tr("Write about it"), "pen")
        self._not_now = QuietButton(self.tr("Not now"))
        self._picker = MoodPicker()
        self._buttons = QWidget()
        self._lay_out()
        self._undo.clicked.connect(self._take_back)
        self._write.clicked.connect(self._want_to_write)
        self._not_now.clicked.connect(self._step_back_or_return)
        self._picker.picked.connect(self._note)
        self._say()

    @property
    def noted(self) -> CheckIn | None:
        return self._noted

    def refresh(self) -> None:
        """Some time after an answer, the question is simply there again."""
        if self._noted is not None and not timedelta(0) <= self._now() - self._noted.at <= _ASK_AGAIN_AFTER:
            self._noted = None
            self._say()

    def hide_words(self, hidden: bool) -> None:
        """While hidden no window is marked and none can be chosen."""
        self._hidden = hidden
        self._say()

    def take_focus(self) -> None:
        self._picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        """The windows reach further out than the words, so that their drawings stand where the words begin."""
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self._undo, self._write, self._not_now):
            row.addWidget(button)
        self._head = QGridLayout()
        self._head.setHorizontalSpacing(8)
        self._head.setVerticalSpacing(2)
        self._head.setColumnStretch(0, 1)
        picker = QHBoxLayout()
        picker.setContentsMargins(_BESIDE_WINDOWS, 0, _BESIDE_WINDOWS, 0)
        picker.addWidget(self._picker)
        self.body_layout.setContentsMargins(0, 20, 0, 14)
        self.body_layout.addLayout(self._head)
        self.body_layout.addLayout(picker)

    def _arrange(self) -> None:
        """The buttons stand beside title and words, or beside the words alone, or below, as the width allows."""
        room = self.width() - 2 * _BESIDE_WORDS - self._buttons.sizeHint().width() - _APART
        title, words = self._title.sizeHint().width(), self._words.sizeHint().width()
        beside_both, beside_words = max(title, words) <= room, words <= room and not self._words.isHidden()
        ends_quietly = self._noted is None and (beside_both or beside_words)
        right = _BESIDE_WORDS - (QuietButton.OVERHANG if ends_quietly else 0)
        self._head.setContentsMargins(_BESIDE_WORDS, 0, right, 0)
        self._head.addWidget(self._title, 0, 0, 1, 1 if beside_both else 2)
        self._head.addWidget(self._words, 1, 0, 1, 1 if beside_words else 2)
        if beside_both:
            self._head.addWidget(self._buttons, 0, 1, 2, 1)
        elif beside_words:
            self._head.addWidget(self._buttons, 1, 1)
        else:
            self._head.addWidget(self._buttons, 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _note(self, mood: Mood) -> None:
        """Another tap is a change of mind: the new answer is kept before the old one goes."""
        before = self._noted
        try:
            self._noted = self._store.add(mood, self._now())
            if before is not None:
                self._store.remove(before.uid)
        except StorageError as error:
            self._picker.set_mood(self._noted.mood if self._noted else None)
            self._words.setText(sentence_for(error).text)
            return
        self._say()
        self.answered.emit()

    def _take_back(self) -> None:
        if self._noted is None:
            return
        try:
            self._store.remove(self._noted.uid)
        except StorageError as error:
            self._words.setText(sentence_for(error).text)
            return
        self._noted = None
        self._say()
        self.take_focus()

    def _want_to_write(self) -> None:
        if self._noted is not None:
            self.writing_wanted.emit(self._noted.mood)

    def _step_back_or_return(self) -> None:
        self._stepped_back = not self._stepped_back
        self._say()
        if not self._stepped_back:
            self.take_focus()

    def _say(self) -> None:
        noted = self._noted
        if noted is not None:
            self._title.setText(self._noted_words(noted.mood))
            self._words.setText(self.tr("{time}. You can leave it at that.").format(time=time_words(noted.at)))
        elif self._stepped_back:
            self._title.setText(self.tr("Another time, then"))
            self._words.setText("")
        else:
            self._title.setText(self.tr("How are you, right now?"))
            self._words.setText(self.tr("One tap is enough."))
        self._not_now.setText(self.tr("Ask me now") if self._stepped_back else self.tr("Not now"))
        self._undo.setVisible(noted is not None)
        self._write.setVisible(noted is not None)
        self._not_now.setVisible(noted is None)
        self._words.setVisible(bool(self._words.text()))
        self._picker.setVisible(not self._stepped_back)
        self._picker.set_mood(noted.mood if noted and not self._hidden else None)
        for part in (self._picker, self._undo, self._write):
            part.setEnabled(not self._hidden)
        for label in (self._title, self._words):
            label.hide_words(self._hidden and noted is not None)
        self._arrange()

    def _noted_words(self, mood: Mood) -> str:
        match mood:
            case Mood.VERY_LOW:
                return self.tr("Noted: very low")
            case Mood.LOW:
                return self.tr("Noted: low")
            case Mood.SO_SO:
                return self.tr("Noted: so-so")
            case Mood.GOOD:
                return self.tr("Noted: good")
            case Mood.VERY_GOOD:
                return self.tr("Noted: very good")
