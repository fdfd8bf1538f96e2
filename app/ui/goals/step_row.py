"""One step of a goal as a row to tick, to drag, and to move with keys."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QSizePolicy, QWidget

from app.domain.goals import GoalStep
from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, hidden_words, paint_bars
from app.ui.widgets.shapes import RADIUS, paint_box, paint_ring, paint_tick
from app.ui.widgets.text_lines import line_rects, lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_RING, _WORDS_AT, _SIDE = 24, 52, 14


class StepRow(Pressable, QCheckBox):
    """`ticked` says whether it is done now; `moved` by how many places it wants to go; `dragged` where it is held."""

    ticked = Signal(object, bool)
    moved = Signal(object, int)
    dragged = Signal(object, int)
    dropped = Signal(object)
    corner = RADIUS
    enter_presses = True

    def __init__(self, step: GoalStep, when: str, current: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepare()
        self.step = step
        self._when = when
        self._current = current
        self._hidden = False
        self._held: QPointF | None = None
        self._dragging = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setChecked(step.is_done)
        self.clicked.connect(self._tell)
        self.follow_theme()
        self._speak()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self.setEnabled(not hidden)
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(240 * theme().scale), self.heightForWidth(max(self.width(), round(240 * theme().scale))))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(160 * theme().scale), theme().control_height(44))

    def heightForWidth(self, width: int) -> int:
        lines = lines_of(self.step.words, self._font(bold=True), self._room(width))
        return theme().control_height(46) + (len(lines) - 1) * theme().line_height(Role.BODY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A layout would squeeze a row of two lines before it scrolls."""
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(self.width()))

    def restyle(self) -> None:
        super().restyle()
        self.setFixedHeight(self.heightForWidth(max(self.width(), self.sizeHint().width())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(self.step.uid, -1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._held = event.position()
        self._dragging = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        away = abs(event.position().y() - self._held.y())
        if self._dragging or away >= 2 * QApplication.startDragDistance():
            self._dragging = True
            self.setDown(False)
            self.dragged.emit(self.step.uid, round(self.mapToParent(event.position()).y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        if self._dragging:
            self._dragging = False
            self.setDown(False)
            self.dropped.emit(self.step.uid)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self._current:
            edge = theme().colour("accent") if theme().high_contrast else None
            paint_box(painter, self.rect(), RADIUS, theme().colour("accentSoft"), edge, 2)
        elif self.underMouse():
            paint_box(painter, self.rect(), RADIUS, theme().colour("well"))
        side = theme().drawing(_RING)
        ring = QRectF(_SIDE, (self.height() - side) / 2, side, side)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("accent"))
            painter.drawEllipse(ring)
            paint_tick(painter, ring, theme().colour("onAccent"), ring.width() / 11)
        else:
            colours = (theme().colour("accent"), theme().colour("lineStrong"), theme().colour("card"))
            paint_ring(painter, ring, self._current, *colours)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        token = "accentSoftInk" if self._current else "ink2" if self.isChecked() else "ink1"
        line = theme().line_height(Role.BODY)
        font = self._font(bold=self._current)
        lines = lines_of(self.step.words, font, self._room(self.width()))
        left = self._words_at()
        area = QRectF(left, (self.height() - line * len(lines)) / 2, self._room(self.width()), line * len(lines))
        painter.setFont(font)
        painter.setPen(theme().colour(token))
        if self._hidden:
            paint_bars(painter, [bar_rect(one, font) for one in line_rects(lines, area, line)], self._current)
        else:
            paint_lines(painter, lines, area, line)
        if self._when:
            painter.setFont(theme().font(Role.SMALL))
            painter.setPen(theme().colour("accentSoftInk" if self._current else "ink3"))
            right = QRectF(0, 0, self.width() - _SIDE, self.height())
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._when)

    def _words_at(self) -> float:
        return _WORDS_AT + theme().drawing(_RING) - _RING

    def _room(self, width: int) -> float:
        when = widest(lines_of(self._when, theme().font(Role.SMALL))) + 16 if self._when else 0
        return max(60.0, width - self._words_at() - _SIDE - when)

    def _font(self, bold: bool) -> QFont:
        return theme().font(Role.BODY, bold=bold)

    def _speak(self) -> None:
        words = hidden_words() if self._hidden else self.step.words
        self.setAccessibleName(words)
        self.setAccessibleDescription(self._when)

    def _tell(self, checked: bool) -> None:
        self.ticked.emit(self.step.uid, checked)
