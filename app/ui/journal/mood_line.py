"""The mood of an entry: a chip, and five windows under it when the chip is pressed. Other chips may stand beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.moods import Mood
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.mood import MoodChip, MoodPicker


class MoodLine(QWidget):
    """`changed` says that a mood was chosen or taken away by hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chip = MoodChip(None, self)
        self.picker = MoodPicker(self, size="small", name=self.tr("Mood of this entry"))
        self.clear_button = QuietButton(self.tr("No mood"), parent=self)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        choice.addWidget(self.picker)
        choice.addWidget(self.clear_button)
        choice.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.chips = FlowLayout(gap=8, row_gap=8)
        self.chips.addWidget(self.chip)
        layout.addLayout(self.chips)
        layout.addLayout(choice)
        self.chip.clicked.connect(self._toggle)
        self.picker.picked.connect(self._take)
        self.clear_button.clicked.connect(self._clear)
        self._show_choice(False)

    def parts(self) -> tuple[QWidget, ...]:
        """In the order of the Tab key."""
        return self.chip, *self.picker.findChildren(QAbstractButton), self.clear_button

    def mood(self) -> Mood | None:
        return self.chip.mood()

    def set_mood(self, mood: Mood | None) -> None:
        """Shows a mood without saying that it was chosen."""
        self.chip.set_mood(mood)
        self.picker.set_mood(mood)
        self._show_choice(False)

    def hide_words(self, hidden: bool) -> None:
        self._show_choice(False)
        self.chip.hide_words(hidden)
        self.chip.setEnabled(not hidden)

    def _toggle(self) -> None:
        self._show_choice(self.picker.isHidden())
        if not self.picker.isHidden():
            self.picker.take_focus()

    def _take(self, mood: Mood) -> None:
        self.chip.set_mood(mood)
        self._close()

    def _clear(self) -> None:
        self.chip.set_mood(None)
        self.picker.set_mood(None)
        self._close()

    def _close(self) -> None:
        self.chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_choice(False)
        self.changed.emit()

    def _show_choice(self, shown: bool) -> None:
        self.picker.setVisible(shown)
        self.clear_button.setVisible(shown and self.chip.mood() is not None)
