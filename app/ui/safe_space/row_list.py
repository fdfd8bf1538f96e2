"""A card of rows that lead somewhere, for lists that change while somebody looks at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.ui.safe_space.rows import GoRow, RowsCard


@dataclass(frozen=True, slots=True)
class Listed:
    """One row: what it stands for, what it is called, and a few words about it."""

    key: str
    name: str
    about: str = ""


class RowList(QWidget):
    """Hidden while there is nothing in it. `chosen` says the key of the pressed row."""

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._shown: tuple[Listed, ...] = ()
        self._card: RowsCard | None = None
        self.rows: list[GoRow] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._choose)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_rows(self, listed: Sequence[Listed]) -> bool:
        """Shows these rows; the keyboard stays on the same one. Says whether anything is different."""
        if tuple(listed) == self._shown:
            return False
        held = next((one.key for one, row in zip(self._shown, self.rows, strict=True) if row.hasFocus()), None)
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
        for row in self.rows:
            self._group.removeButton(row)
        self._shown = tuple(listed)
        self.rows = [GoRow(one.name, one.about) for one in self._shown]
        self._card = RowsCard(self._title, self.rows)
        self._box.addWidget(self._card)
        self._card.show()
        self.setVisible(bool(self.rows))
        for number, row in enumerate(self.rows):
            self._group.addButton(row, number)
            if self._shown[number].key == held:
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._shown[number].key)
