"""Choosing feelings: a few words first, more on request, each as strong as somebody cares to say."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.feelings import MOST, Feeling, FeelingGroup, FeelingWord
from app.storage.feelings import FeelingStore
from app.ui.journal import feeling_words
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.chips import Chip
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.ten_scale import TenScale
from app.ui.widgets.text import Label

_OFTEN = 6
_LONGEST = 40


class StrengthRow(QWidget):
    """A chosen feeling, and how strong it is if that is to be said."""

    def __init__(self, word: FeelingWord, strength: int | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = word.key
        self.scale = TenScale(self.tr("How strong: {word}").format(word=word.word), self)
        self.scale.set_answer(strength)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(word.word, bold=True, parent=self), 1)
        row.addWidget(self.scale)


class _Offer:
    """The words as the vault has them now. Raises StorageError."""

    def __init__(self, store: FeelingStore, own_name: str) -> None:
        self.groups = feeling_words.groups(store, own_name)
        self.words = feeling_words.by_key(self.groups)
        self.often = [self.words[key] for key in store.often(_OFTEN) if key in self.words]


class FeelingSheet(Sheet):
    """`chosen` gives all feelings in the order they were chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, store: FeelingStore, before: Sequence[Feeling]) -> None:
        offer = _Offer(store, parent.tr("Yours"))
        super().__init__(parent, parent.tr("What are you feeling?"), width=620)
        self._store = store
        self._offer = offer
        self._chips: dict[str, list[Chip]] = {}
        self._rows: dict[str, StrengthRow] = {}
        note = self.tr("Up to five. How strong is only for you to say, or to leave out.")
        self.note = Label(note, Role.SMALL, "ink2", wrap=True)
        self._strengths = QVBoxLayout()
        self._first = QWidget()
        self._all = QWidget()
        self.more_button = QuietButton(self.tr("More words"), "down")
        self.own_field = Field(self.tr("A word of your own"), self.tr("A word of your own"))
        self.add_button = SecondaryButton(self.tr("Add"))
        self.change_button = QuietButton(self.tr("Change the words"))
        self.done_button = PrimaryButton(self.tr("Done"))
        self._lay_out()
        for feeling in before:
            if feeling.key in offer.words:
                self._take(feeling.key, feeling.strength)
        self._show_chips()
        first = self._first.findChild(Chip)
        if first is not None:
            first.setFocus()
        self.more_button.clicked.connect(self._show_all)
        self.own_field.returnPressed.connect(self._add_own)
        self.own_field.setMaxLength(_LONGEST)
        self.add_button.clicked.connect(self._add_own)
        self.change_button.clicked.connect(self._change_words)
        self.done_button.clicked.connect(self._finish)

    def feelings(self) -> tuple[Feeling, ...]:
        return tuple(Feeling(key, row.scale.answer()) for key, row in self._rows.items())

    @Slot(bool)
    def _toggle(self, on: bool) -> None:
        chip = self.sender()
        assert isinstance(chip, Chip)
        key = str(chip.property("key"))
        if on and key not in self._rows:
            if len(self._rows) >= MOST:
                self.note.setText(self.tr("Five are chosen. Take one away to choose another."))
            else:
                self._take(key, None)
        elif not on and key in self._rows:
            self._rows.pop(key).deleteLater()
        self._show_chips()

    def _take(self, key: str, strength: int | None) -> None:
        row = StrengthRow(self._offer.words[key], strength, self)
        self._rows[key] = row
        self._strengths.addWidget(row)

    def _show_chips(self) -> None:
        for key, chips in self._chips.items():
            for chip in chips:
                chip.blockSignals(True)
                chip.setChecked(key in self._rows)
                chip.blockSignals(False)
                chip.restyle()

    @Slot()
    def _show_all(self) -> None:
        self.more_button.hide()
        self._all.show()

    @Slot()
    def _add_own(self) -> None:
        typed = self.own_field.text().strip()
        if not typed:
            return
        known = next((one for one in self._offer.words.values() if one.word.casefold() == typed.casefold()), None)
        with telling(self):
            self._take_own(known or self._store.add_word(typed))

    def _take_own(self, word: FeelingWord) -> None:
        self.own_field.clear()
        if word.key not in self._offer.words:
            self._offer.words[word.key] = word
            self._add_chip(self._first.layout(), word)
        if word.key not in self._rows and len(self._rows) < MOST:
            self._take(word.key, None)
        self._show_chips()

    @Slot()
    def _change_words(self) -> None:
        from app.ui.journal.feeling_words_sheet import FeelingWordsSheet

        sheet = FeelingWordsSheet(self, self._store, self._offer.groups)
        sheet.finished.connect(self._read_words)
        sheet.open()

    @Slot()
    def _read_words(self) -> None:
        """The words may have other names now, or be left out."""
        with telling(self):
            self._offer = _Offer(self._store, self.tr("Yours"))
            self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        for chips in self._chips.values():
            for chip in chips:
                chip.hide()
                chip.deleteLater()
        self._chips.clear()
        for layout in (self._first.layout(), self._all.layout()):
            while layout is not None and (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        self._fill()
        self._show_chips()

    @Slot()
    def _finish(self) -> None:
        self.chosen.emit(self.feelings())
        self.accept()

    def _lay_out(self) -> None:
        FlowLayout(self._first, gap=8, row_gap=8)
        column = QVBoxLayout(self._all)
        column.setContentsMargins(0, 0, 0, 0)
        self._all.hide()
        own = QHBoxLayout()
        own.addWidget(self.own_field, 1)
        own.addWidget(self.add_button)
        end = FlowLayout(gap=10, at_end=True)
        end.addWidget(self.change_button)
        end.addWidget(self.done_button)
        body = self.body_layout
        body.addWidget(self.note)
        body.addLayout(self._strengths)
        body.addSpacing(4)
        body.addWidget(self._first)
        body.addWidget(self.more_button)
        body.addWidget(self._all)
        body.addLayout(own)
        body.addSpacing(8)
        body.addLayout(end)
        self._fill()

    def _fill(self) -> None:
        for word in self._first_words():
            self._add_chip(self._first.layout(), word)
        for group in self._offer.groups:
            self._add_group(group)

    def _first_words(self) -> list[FeelingWord]:
        """What this person felt lately, filled up with one word of each group, so that none is pushed."""
        offered = self._offer.often
        one_each = [shown[0] for group in self._offer.groups if (shown := _shown(group.words))]
        fresh = [word for word in one_each if word not in offered]
        return sorted([*offered, *fresh][: _OFTEN + len(self._offer.groups) // 2], key=_by_name)

    def _add_group(self, group: FeelingGroup) -> None:
        if not _shown(group.words):
            return
        column = self._all.layout()
        assert column is not None
        holder = QWidget()
        flow = FlowLayout(holder, gap=8, row_gap=8)
        column.addWidget(Label(group.name, Role.SMALL, "ink2", bold=True))
        column.addWidget(holder)
        for word in _shown(group.words):
            self._add_chip(flow, word)

    def _add_chip(self, layout: object, word: FeelingWord) -> None:
        chip = Chip(word.word, self)
        chip.setProperty("key", word.key)
        chip.toggled.connect(self._toggle)
        layout.addWidget(chip)  # type: ignore[attr-defined]
        self._chips.setdefault(word.key, []).append(chip)


def _shown(words: Iterable[FeelingWord]) -> list[FeelingWord]:
    return [word for word in words if not word.hidden]


def _by_name(word: FeelingWord) -> str:
    return word.word.casefold()
