"""Bars in the place of an entry's words; a quote keeps the bar beside it."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPaintEvent

from app.ui.journal.editor import Editor
from app.ui.theme import theme
from app.ui.widgets.bars import Bars
from app.ui.widgets.themed import smooth_painter


class EditorBars(Bars):
    """The editor itself is hidden under them, so that nothing can be typed, copied or read aloud."""

    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = smooth_painter(self)
        at = QPointF(self._editor.viewport().pos())
        for bar in self._editor.quote_bars():
            painter.fillRect(bar.translated(at), theme().colour("lineStrong"))
