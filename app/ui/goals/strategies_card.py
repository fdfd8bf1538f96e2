"""What helps on the way, as small words to press, change and add to."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.goals import Strategy
from app.domain.journal import NewEntry
from app.storage.goals import GoalStore
from app.ui.homework.kept_sheet import KeptSheet
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.chips import AddChip, WordChip
from app.ui.widgets.fields import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label
from app.ui.widgets.toast import Toasts

_LONGEST = 200


class StrategySheet(KeptSheet):
    """One of them. Emptied, it is taken out."""

    removed = Signal(object)

    def __init__(self, store: GoalStore, goal: str, strategy: Strategy | None, parent: QWidget) -> None:
        super().__init__(parent, parent.tr("What helps on the way"), width=460)
        self._store, self._goal, self._strategy = store, goal, strategy
        self._is_gone = False
        self.field = Field(self.tr("Something that helps"), self.tr("a thing, a thought, somebody"), self)
        self.field.setMaxLength(_LONGEST)
        self.field.setText(strategy.words if strategy else "")
        self.out_button = QuietButton(self.tr("Take out"), "bin", self)
        self.out_button.setVisible(strategy is not None)
        self.done_button = PrimaryButton(self.tr("Done"), parent=self)
        self.body_layout.addWidget(self.field)
        self.add_buttons(self.out_button, self.done_button)
        self.field.textEdited.connect(self.keeper.touch)
        self.field.returnPressed.connect(self.reject)
        self.done_button.clicked.connect(self.reject)
        self.out_button.clicked.connect(self._take_out)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        words = " ".join(self.field.text().split())
        if self._is_gone or not words:
            return
        if self._strategy is None:
            self._strategy = self._store.add_strategy(self._goal, words)
        elif words != self._strategy.words:
            self._store.rewrite_strategy(Strategy(self._strategy.uid, self._goal, words, self._strategy.number))

    def as_entry(self) -> NewEntry:
        from datetime import datetime

        return NewEntry(datetime.now(), "", self.field.text())

    @Slot()
    def _take_out(self) -> None:
        self._is_gone = True
        self.removed.emit(self._strategy)
        self.reject()


class StrategiesCard(Card):
    """Holds the chips of one goal."""

    def __init__(self, store: GoalStore, toasts: Toasts, parent: QWidget) -> None:
        super().__init__(parent, spacing=10)
        self._store, self._toasts = store, toasts
        self._goal = ""
        self._hidden = False
        self._strategies: list[Strategy] = []
        self.chips: list[WordChip] = []
        self.add_chip = AddChip(self.tr("Add"), self)
        self.add_chip.setAccessibleName(self.tr("Add something that helps"))
        self._flow = FlowLayout(gap=8)
        self._flow.addWidget(self.add_chip)
        self.body_layout.addWidget(Label(self.tr("What helps on the way"), Role.H3, parent=self))
        self.body_layout.addLayout(self._flow)
        self.add_chip.clicked.connect(self._add)

    def show_strategies(self, goal: str, strategies: list[Strategy]) -> None:
        self._goal, self._strategies = goal, strategies
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_chip)
        self.chips = [WordChip(one.words, self) for one in strategies]
        for chip in self.chips:
            chip.hide_words(self._hidden)
            chip.clicked.connect(self._change)
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.add_chip)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for chip in self.chips:
            chip.hide_words(hidden)
        self.add_chip.setEnabled(not hidden)

    @Slot()
    def _add(self) -> None:
        self._open(None)

    @Slot()
    def _change(self) -> None:
        chip = self.sender()
        if isinstance(chip, WordChip) and chip in self.chips:
            self._open(self._strategies[self.chips.index(chip)])

    def _open(self, strategy: Strategy | None) -> None:
        sheet = StrategySheet(self._store, self._goal, strategy, self)
        sheet.removed.connect(self._remove)
        sheet.open()

    @Slot(object)
    def _remove(self, strategy: Strategy) -> None:
        with telling(self):
            gone = self._store.remove_strategy(strategy.uid)
            if gone is not None:
                self._toasts.show_message(self.tr("Taken out."), partial(self._put_back, gone))

    def _put_back(self, strategy: Strategy) -> None:
        with telling(self):
            self._store.put_back_strategy(strategy)
