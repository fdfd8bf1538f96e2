"""Two marks on one line from 0 to 10: how much something matters, and how much of it was lived last week."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.bars import hidden_words
from app.ui.widgets.themed import Themed, smooth_painter

_SIDE = 12


class TwoMarks(Themed, QWidget):
    """A diamond and a dot, each with its word and number below; nothing is said of the room between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._importance: int | None = None
        self._lived: int | None = None
        self._hidden = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_marks(self, importance: int | None, lived: int | None) -> None:
        self._importance, self._lived = importance, lived
        self.setVisible(importance is not None or lived is not None)
        self._speak()
        self.update()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(260 * theme().scale), round(22 * theme().scale) + theme().line_height(Role.SMALL) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(round(160 * theme().scale), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        size = theme().scale
        y = 11 * size
        painter.setPen(QPen(theme().colour("lineStrong"), 2))
        painter.drawLine(QPointF(_SIDE, y), QPointF(self.width() - _SIDE, y))
        if self._hidden:
            return
        accent = theme().colour("accent")
        if self._lived is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawEllipse(self._place(self._lived, y), 7 * size, 7 * size)
        if self._importance is not None:
            painter.setPen(QPen(accent, 2 * size))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            away = 10 * size
            corners = ((0, -away), (away, 0), (0, away), (-away, 0))
            centre = self._place(self._importance, y)
            painter.drawPolygon(QPolygonF([centre + QPointF(x, y_) for x, y_ in corners]))
        painter.setFont(theme().font(Role.SMALL))
        painter.setPen(theme().colour("ink3"))
        below = QRectF(0, 22 * size, self.width(), theme().line_height(Role.SMALL) + 4)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._words())

    def _place(self, value: int, y: float) -> QPointF:
        x = _SIDE + (self.width() - 2 * _SIDE) * value / 10
        return QPointF(self.width() - x if self.isRightToLeft() else x, y)

    def _words(self) -> str:
        said = []
        if self._importance is not None:
            said.append(self.tr("◇ matters {value}").format(value=self._importance))
        if self._lived is not None:
            said.append(self.tr("● lived last week {value}").format(value=self._lived))
        return "    ".join(said)

    def _speak(self) -> None:
        words = self._words().replace("◇ ", "").replace("● ", "")
        self.setAccessibleName(hidden_words() if self._hidden else words)
