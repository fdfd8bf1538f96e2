"""Which part of the page is shown: side by side where there is room, below each other where there is not."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.segmented import Segment


class ViewChoice(QWidget):
    """Arrow keys move between the choices; `chosen` says the key of the new one."""

    chosen = Signal(object)

    def __init__(self, options: Sequence[tuple[object, str]], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = [key for key, _ in options]
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        flow = FlowLayout(self, gap=4, row_gap=4)
        for number, (_, words) in enumerate(options):
            segment = Segment(words, self)
            self._group.addButton(segment, number)
            flow.addWidget(segment)
        self._group.idClicked.connect(self._say)

    def value(self) -> object:
        number = self._group.checkedId()
        return self._keys[number] if number >= 0 else None

    def choose(self, key: object) -> None:
        """Shows a choice without saying that it was chosen."""
        self._group.button(self._keys.index(key)).setChecked(True)

    @Slot(int)
    def _say(self, number: int) -> None:
        self.chosen.emit(self._keys[number])
