"""A letter to oneself, from the view of a wise friend: a page to write on, and to read again."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.journal import NewEntry
from app.domain.kind_words import Tone
from app.domain.letters import Letter
from app.storage.letters import new_letter
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.kindness.read_again import ReadAgain
from app.ui.safe_space.kindness.tone_card import ToneCard
from app.ui.safe_space.kindness.wishes import bundled_words, tone_of
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.undo_line import UndoLine
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.date_words import day_words
from app.ui.widgets.text import Label
from app.ui.widgets.text_area import FramedTextArea

_PROMPTS = 3


class LetterPage(ColumnPage):
    """Stores while it is written; a letter without words is none."""

    personal = True
    passing = True
    quick_keys = False

    def __init__(self, around: Surroundings, letter: Letter | None = None, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A letter"), parent)
        self._around = around
        self._letter = letter
        tone = letter.tone if letter else tone_of(around)
        self.keeper = KeepSoon(self._keep, self)
        self.undo = UndoLine()
        self.sheet = QWidget()
        self.prompts = [Label("", Role.BODY, "ink2", wrap=True) for _ in range(_PROMPTS)]
        self.letter = FramedTextArea(self.tr("The letter"), lines=7)
        self.saved = Label("", Role.SMALL, "ink3")
        self.read_again = ReadAgain(date.today(), letter.read_again if letter else None)
        self.tones = ToneCard(self.tr("How it speaks"), tone)
        self.remove = self.add_tool(self.tr("Remove it"), "bin")
        self._lay_out()
        self.letter.area.set_words(letter.words if letter else "")
        self._show_prompts(tone)
        self._show_state(stored=letter is not None)
        self.letter.area.textChanged.connect(self._touch)
        self.read_again.chosen.connect(self._touch)
        self.tones.chosen.connect(self._take_tone)
        self.remove.clicked.connect(self._remove)
        parts = (self.undo.button, self.letter.area, self.read_again.days, *self.tones.options)
        tab_through(*parts, self.remove, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.letter.area

    def flush(self) -> bool:
        return self.keeper.flush()

    def unsaved(self) -> NewEntry | None:
        words = self.letter.area.words()
        return NewEntry(datetime.now(), self.tr("A letter"), words) if self.keeper.owed and words.strip() else None

    def _lay_out(self) -> None:
        written = self.tr("Written on {day}. It can be changed at any time.")
        words = self.tr("From the view of a wise friend who knows you well. A few lines are a letter.")
        if self._letter is not None:
            words = written.format(day=day_words(self._letter.written.date(), date.today()))
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Label(words, Role.BODY, bold=True, wrap=True))
        for prompt in self.prompts:
            column.addWidget(prompt)
        column.addSpacing(8)
        column.addWidget(self.letter)
        column.addWidget(self.saved)
        column.addWidget(self.read_again)
        column.addSpacing(10)
        column.addWidget(self.tones)
        self.body.addWidget(self.undo)
        self.body.addWidget(self.sheet)

    def _touch(self) -> None:
        self.keeper.touch()
        self._show_state(stored=False)

    def _keep(self) -> None:
        """Once the journal is closed there is nothing to store in; what was left over is sealed by then."""
        own, words = self._around.own, self.letter.area.words()
        if own is None:
            return
        if words.strip():
            letter = self._letter or new_letter(words, self.tones.tone)
            day, now = self.read_again.day, datetime.now().astimezone()
            self._letter = replace(letter, words=words, tone=self.tones.tone, edited=now, read_again=day)
            own.letters.keep(self._letter)
        elif self._letter is not None:
            own.letters.remove(self._letter.uid)
            self._letter = None
        self._show_state(stored=self._letter is not None)

    def _take_tone(self, tone: Tone) -> None:
        self._show_prompts(tone)
        self._touch()

    def _show_prompts(self, tone: Tone) -> None:
        words = bundled_words().pauses[tone].prompts
        for number, label in enumerate(self.prompts):
            label.setText(words[number] if number < len(words) else "")
            label.setVisible(number < len(words))

    def _show_state(self, *, stored: bool) -> None:
        self.saved.setText(self.tr("Saved on this computer") if stored else "")
        self.remove.setVisible(self._letter is not None)
        self.arrange()

    def _remove(self) -> None:
        own = self._around.own
        if own is None or not self.flush() or self._letter is None:
            return
        with telling(self):
            own.letters.remove(self._letter.uid)
            self.sheet.hide()
            self.remove.hide()
            self.undo.offer(self.tr("The letter is gone."), self._put_back)
            self.arrange()

    def _put_back(self) -> None:
        self.sheet.show()
        self.keeper.touch()
        self.keeper.flush()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
