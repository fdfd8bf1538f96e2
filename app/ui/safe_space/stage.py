"""The middle of an exercise that is one large place to press, and that says aloud what it shows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.ui.widgets.themed import Pressable

_BY = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Stage(Pressable, QPushButton):
    """Left and Right ask for the step before or after with `stepped`. A screen reader hears each change of the name."""

    stepped = Signal(int)
    corner = 24

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.prepare()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = _BY.get(Qt.Key(event.key()))
        if by is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.stepped.emit(by)
