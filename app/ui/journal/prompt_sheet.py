"""A sentence to begin from: one at a time, each can be passed over."""

import random
from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.prompts import Prompt, PromptGroup
from app.ui.journal.prompts import Prompts
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.fields import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.text import Label

_ANY = ""
_LONGEST = 300


class PromptSheet(Sheet):
    """`chosen` gives the sentence to write under."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, prompts: Prompts, chance: random.Random | None = None) -> None:
        offered = prompts.offered()
        super().__init__(parent, parent.tr("A sentence to begin from"), width=560)
        self._prompts = prompts
        self._chance = chance or random.Random()
        self._waiting: list[Prompt] = []
        self._shown: Prompt | None = None
        self.words = Label("", Role.H3, wrap=True)
        self.words.setMinimumHeight(84)
        self.kind = DropDown(self._kinds(offered), self.tr("Kind of sentence"))
        self.apart = CheckRow(
            self.tr("Write as he, she or they"), self.tr("Telling it as if about somebody else can make room.")
        )
        self.own_field = Field(self.tr("A sentence of your own"), self.tr("A sentence of your own"))
        self.own_field.setMaxLength(_LONGEST)
        self.add_button = SecondaryButton(self.tr("Add"))
        self.groups_button = QuietButton(self.tr("Which kinds"))
        self.close_button = QuietButton(self.tr("Not now"))
        self.next_button = SecondaryButton(self.tr("Another one"))
        self.use_button = PrimaryButton(self.tr("Write to this"))
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._begin)
        self.next_button.clicked.connect(self.show_next)
        self.use_button.clicked.connect(self._use)
        self.close_button.clicked.connect(self.reject)
        self.add_button.clicked.connect(self._add_own)
        self.own_field.returnPressed.connect(self._add_own)
        self.groups_button.clicked.connect(self._choose_groups)
        self._begin()
        self.next_button.setFocus()

    @Slot()
    def show_next(self) -> None:
        """Another one; none comes twice before all have come once."""
        with telling(self):
            self._show_one()

    def _show_one(self) -> None:
        if not self._waiting:
            self._waiting = [prompt for group in self._offered() for prompt in group.prompts]
            self._chance.shuffle(self._waiting)
        self._shown = self._waiting.pop() if self._waiting else None
        self.words.setText(self._shown.words if self._shown else self.tr("There is nothing of this kind."))

    def _offered(self) -> Sequence[PromptGroup]:
        kind = self.kind.currentData()
        groups = self._prompts.offered()
        return [group for group in groups if kind in (_ANY, group.key)]

    def _kinds(self, offered: Sequence[PromptGroup]) -> tuple[tuple[object, str], ...]:
        return ((_ANY, self.tr("Any kind")), *((group.key, group.name) for group in offered))

    @Slot()
    def _begin(self) -> None:
        self._waiting = []
        self.show_next()

    @Slot()
    def _use(self) -> None:
        if self._shown is None:
            return
        words = self._shown.words
        if self.apart.isChecked():
            words += " " + self.tr("(Tell it about somebody else: he, she or they.)")
        self.chosen.emit(words)
        self.accept()

    @Slot()
    def _add_own(self) -> None:
        typed = self.own_field.text().strip()
        if not typed:
            return
        with telling(self):
            self._shown = self._prompts.add_own(typed)
            self.own_field.clear()
            self.words.setText(self._shown.words)

    @Slot()
    def _choose_groups(self) -> None:
        with telling(self):
            sheet = PromptGroupsSheet(self, self._prompts)
            sheet.finished.connect(self._begin)
            sheet.open()

    def _lay_out(self) -> None:
        own = QHBoxLayout()
        own.addWidget(self.own_field, 1)
        own.addWidget(self.add_button)
        end = FlowLayout(gap=10, at_end=True)
        for button in (self.close_button, self.next_button, self.use_button):
            end.addWidget(button)
        kinds = FlowLayout(gap=10)
        kinds.addWidget(self.kind)
        kinds.addWidget(self.groups_button)
        body = self.body_layout
        body.addSpacing(8)
        body.addWidget(self.words)
        body.addWidget(self.apart)
        body.addLayout(kinds)
        body.addLayout(own)
        body.addSpacing(12)
        body.addLayout(end)


class PromptGroupsSheet(Sheet):
    """Which kinds of sentences are offered at all."""

    def __init__(self, parent: QWidget, prompts: Prompts) -> None:
        groups, off = prompts.all(), prompts.switched_off()
        super().__init__(parent, parent.tr("Kinds of sentences"), width=460)
        self._prompts = prompts
        self.rows = QVBoxLayout()
        self.boxes = []
        for group in groups:
            box = CheckRow(group.name)
            box.setProperty("key", group.key)
            box.setChecked(group.key not in off)
            self.boxes.append(box)
            self.rows.addWidget(box)
        self.keep_button = PrimaryButton(self.tr("Keep it like this"))
        self.keep_button.clicked.connect(self._keep)
        end = FlowLayout(gap=10, at_end=True)
        end.addWidget(self.keep_button)
        self.body_layout.addLayout(self.rows)
        self.body_layout.addSpacing(8)
        self.body_layout.addLayout(end)

    @Slot()
    def _keep(self) -> None:
        off = frozenset(str(box.property("key")) for box in self.boxes if not box.isChecked())
        with telling(self):
            self._prompts.switch_off(off)
            self.accept()
