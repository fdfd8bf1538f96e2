"""Kind words made one's own in calm times: how they speak, a wish, and the letters."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.domain.kind_words import LONGEST_WISH, Tone
from app.domain.letters import Letter
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.kindness.letter_page import LetterPage
from app.ui.safe_space.kindness.tone_card import ToneCard
from app.ui.safe_space.kindness.wishes import KIND_TONE, KIND_WISH, bundled_words, tone_of
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.row_list import Listed, RowList
from app.ui.safe_space.rows import GoRow, HavenCard, RowsCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.date_words import day_words
from app.ui.widgets.fields import Field
from app.ui.widgets.text import Label

_BEGINNING = 80


class OwnKindWords(ColumnPage):
    """What is written here is stored while it is written."""

    personal = True
    passing = True
    quick_keys = False

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Kind words"), parent)
        self._around = around
        self._letters: dict[str, Letter] = {}
        self.keeper = KeepSoon(self._keep, self)
        self.tones = ToneCard(self.tr("How they speak"), tone_of(around))
        self.wish = Field(self.tr("A wish of your own"))
        self.wish.setMaxLength(LONGEST_WISH)
        self.wish.setText(around.wish(KIND_WISH))
        self.sample = Label("", Role.SMALL, "ink2", wrap=True)
        self.write = GoRow(self.tr("Write a letter"), self.tr("From the view of a wise friend"))
        self.letters = RowList(self.tr("Letters"))
        self._lay_out()
        self._show_sample()
        self.wish.textEdited.connect(self._touch)
        self.tones.chosen.connect(self._take_tone)
        self.write.clicked.connect(self._write_letter)
        self.letters.chosen.connect(self._open_letter)
        around.changed.connect(self._follow)
        self._show_letters()
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return next(option for option in self.tones.options if option.isChecked())

    def flush(self) -> bool:
        return self.keeper.flush()

    def unsaved(self) -> NewEntry | None:
        wish = self.wish.text().strip()
        return NewEntry(datetime.now(), self.wish.accessibleName(), wish) if self.keeper.owed and wish else None

    def _lay_out(self) -> None:
        card = HavenCard(self.tr("A wish of your own"))
        card.body.addWidget(self.wish)
        card.body.addWidget(self.sample)
        for part in (self.tones, card, RowsCard("", [self.write]), self.letters):
            self.body.addWidget(part)

    def _touch(self, _words: str) -> None:
        self.keeper.touch()

    def _keep(self) -> None:
        own, wish = self._around.own, self.wish.text().strip()
        if own is not None and wish != own.wishes.text(KIND_WISH):
            own.wishes.keep(KIND_WISH, wish)

    def _take_tone(self, tone: Tone) -> None:
        own = self._around.own
        if own is not None:
            with telling(self):
                own.wishes.keep(KIND_TONE, tone.value)
        self._show_sample()

    def _show_sample(self) -> None:
        words = self.tr("While Alcove is open it takes the place of: “{wish}”")
        self.sample.setText(words.format(wish=bundled_words().pauses[self.tones.tone].wish))

    def _follow(self, what: object) -> None:
        if what is Topic.LETTERS:
            self._show_letters()

    def _show_letters(self) -> None:
        """Where the disk does not answer, the list stays as it was."""
        own = self._around.own
        if own is None:
            return
        try:
            self._letters = {letter.uid: letter for letter in own.letters.all()}
        except StorageError:
            return
        if self.letters.show_rows([_listed(letter) for letter in self._letters.values()]):
            self._tab()

    def _write_letter(self) -> None:
        self.page_wanted.emit(LetterPage(self._around))

    def _open_letter(self, uid: str) -> None:
        self.page_wanted.emit(LetterPage(self._around, self._letters[uid]))

    def _tab(self) -> None:
        tab_through(*self.tones.options, self.wish, self.write, *self.letters.rows, self.back)


def _listed(letter: Letter) -> Listed:
    words = " ".join(letter.words.split())
    beginning = words if len(words) <= _BEGINNING else words[:_BEGINNING].rsplit(" ", 1)[0] + " …"
    return Listed(letter.uid, day_words(letter.written.date(), date.today()), beginning)
