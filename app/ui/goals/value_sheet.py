"""Changing one part of a life: its name, what it means in own words, and its two marks."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.domain.life_values import LifeValue
from app.storage.life_values import ValueStore
from app.ui.homework.answer_parts import TenRow
from app.ui.homework.kept_sheet import KeptSheet
from app.ui.homework.named_part import named
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.value_words import first_name, value_name
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.date_words import short_day_words
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.text_area import FramedTextArea

_LONGEST_NAME, _EARLIER = 60, 6


class ValueSheet(KeptSheet):
    """Without a value it is a new one of one's own."""

    def __init__(self, store: ValueStore, value: LifeValue | None, parent: QWidget) -> None:
        super().__init__(parent, value_name(value) if value else parent.tr("One of my own"), width=520)
        self._store, self._value = store, value
        self.name_field = Field(self.tr("What it is called"), first_name(value.uid) if value else "", self)
        self.name_field.setMaxLength(_LONGEST_NAME)
        self.name_field.setText(value.name if value else "")
        self.own = FramedTextArea(self.tr("How I want to be in it"), parent=self)
        self.own.area.set_words(value.words if value else "")
        matters = self.tr("How much does it matter to me?")
        self.importance = TenRow(matters, self.tr("not at all"), self.tr("very much"), self)
        lived = self.tr("How much of it did I live last week?")
        self.lived = TenRow(lived, self.tr("nothing"), self.tr("as I want to"), self)
        self.hide_button = QuietButton("", "hide", self)
        self.done_button = PrimaryButton(self.tr("Done"), parent=self)
        self.body_layout.setSpacing(12)
        self.body_layout.addWidget(FieldWithNote(self.tr("What it is called"), self.name_field))
        self.body_layout.addWidget(named(self.own))
        self.body_layout.addWidget(self.importance)
        self.body_layout.addWidget(self.lived)
        self._show_earlier()
        self.add_buttons(self.hide_button, self.done_button)
        self._fill()
        self.name_field.textEdited.connect(self.keeper.touch)
        self.own.area.textChanged.connect(self.keeper.touch)
        self.importance.said.connect(self._mark_importance)
        self.lived.said.connect(self._mark_lived)
        self.hide_button.clicked.connect(self._turn_hidden)
        self.done_button.clicked.connect(self.reject)
        first = self.own.area if value else self.name_field
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        name, words = " ".join(self.name_field.text().split()), self.own.area.words().strip()
        if self._value is None:
            if not (name or words):
                return
            self._value = self._store.add(name)
        written = replace(self._value, name=name, words=words)
        if written != self._value:
            self._store.rewrite(written)
            self._value = written

    def as_entry(self) -> NewEntry:
        return NewEntry(datetime.now(), self.name_field.text(), self.own.area.words().strip())

    def _fill(self) -> None:
        value = self._value
        self.importance.set_answer(value.importance if value else None)
        self.lived.set_answer(value.lived if value else None)
        self.hide_button.setVisible(value is not None)
        self.hide_button.setText(self.tr("Show it again") if value and value.hidden else self.tr("Put it away"))

    def _show_earlier(self) -> None:
        """Newest first, and without the one that stands above."""
        marks = self._store.marks(self._value.uid)[:-1] if self._value else []
        if marks:
            self.body_layout.addWidget(Label(self.tr("Earlier"), Role.SMALL, "ink3", bold=True, parent=self))
        today = datetime.now().date()
        for at, importance, lived in marks[: -_EARLIER - 1 : -1]:
            said = [short_day_words(at.date(), today)]
            if importance is not None:
                said.append(self.tr("matters {value}").format(value=importance))
            if lived is not None:
                said.append(self.tr("lived {value}").format(value=lived))
            self.body_layout.addWidget(HideableLabel(", ".join(said), Role.SMALL, "ink3", wrap=True, parent=self))

    @Slot(object)
    def _mark_importance(self, answer: int | None) -> None:
        self._mark("importance", answer)

    @Slot(object)
    def _mark_lived(self, answer: int | None) -> None:
        self._mark("lived", answer)

    def _mark(self, question: str, answer: int | None) -> None:
        with telling(self):
            if self._value is None:
                self._value = self._store.add(" ".join(self.name_field.text().split()))
            if answer is None:
                self._store.clear(self._value.uid, question)
            elif question == "importance":
                self._store.mark(self._value.uid, importance=answer)
            else:
                self._store.mark(self._value.uid, lived=answer)

    @Slot()
    def _turn_hidden(self) -> None:
        if self._value is None or not self.flush():
            return
        with telling(self):
            self._store.rewrite(replace(self._value, hidden=not self._value.hidden))
            self.reject()
