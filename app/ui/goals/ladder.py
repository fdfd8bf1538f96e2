"""The ladder of a goal: five rungs in own words, where somebody began, where they are, what they aim at."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from app.domain.goals import AIM, RUNGS, Ladder
from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, paint_bars
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text_lines import line_rects, lines_of, paint_lines
from app.ui.widgets.themed import Themed, smooth_painter

_NOT_SAID = min(RUNGS) - 1
_MARK_AT, _WORDS_AT, _AROUND = 57, 84, 10
_LEAST_WIDTH = 250


class LadderScale(Themed, QSlider):
    """Up and Down move along the rungs, Delete takes the answer back. `said` tells the rung, or None."""

    said = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._name = name
        self._ladder = Ladder()
        self._hidden = False
        self._quiet = False
        self.setRange(_NOT_SAID, max(RUNGS))
        self.setPageStep(1)
        self.setValue(_NOT_SAID)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.valueChanged.connect(self._tell)
        self.follow_theme()
        self._speak()

    def show_ladder(self, ladder: Ladder, rung: int | None) -> None:
        """Shows a ladder and where somebody is on it, without saying that it was given."""
        self._ladder = ladder
        self._quiet = True
        self.setValue(_NOT_SAID if rung is None else rung)
        self._quiet = False
        self._speak()
        self.updateGeometry()
        self.update()

    def rung(self) -> int | None:
        return None if self.value() == _NOT_SAID else self.value()

    def set_rung(self, rung: int | None) -> None:
        self.setValue(_NOT_SAID if rung is None else rung)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(_LEAST_WIDTH * theme().scale), self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(180 * theme().scale), self.heightForWidth(max(self.width(), _LEAST_WIDTH)))

    def heightForWidth(self, width: int) -> int:
        return sum(self._heights(width))

    def resizeEvent(self, event: object) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    def restyle(self) -> None:
        super().restyle()
        self.setFixedHeight(self.heightForWidth(max(self.width(), 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_rung(None)
        elif self.rung() is None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return):
            self.set_rung(self._ladder.baseline if self._ladder.baseline is not None else min(RUNGS))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        top = 0.0
        for rung, height in zip(RUNGS, self._heights(self.width()), strict=True):
            if top <= event.position().y() < top + height:
                self.set_rung(rung)
                return
            top += height

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        heights = self._heights(self.width())
        tops = [sum(heights[:number]) for number in range(len(heights))]
        mark = _MARK_AT * theme().scale
        painter.setPen(QPen(theme().colour("line"), 2))
        first, last = tops[0] + heights[0] / 2, tops[-1] + heights[-1] / 2
        painter.drawLine(QPointF(mark, first), QPointF(mark, last))
        for rung, top, height in zip(RUNGS, tops, heights, strict=True):
            self._paint_rung(painter, rung, QRectF(0, top, self.width(), height))

    def _paint_rung(self, painter: QPainter, rung: int, place: QRectF) -> None:
        now = rung == self.rung()
        if now:
            edge = theme().colour("accent") if theme().high_contrast else None
            paint_box(painter, place.adjusted(0, 1, 0, -1), RADIUS, theme().colour("accentSoft"), edge, 2)
        painter.setFont(theme().font(Role.BODY, bold=True, tabular=True))
        painter.setPen(theme().colour("accentSoftInk" if now else "ink3"))
        number = QRectF(0, place.top(), 36 * theme().scale, place.height())
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number_words(rung))
        centre = QPointF(_MARK_AT * theme().scale, place.center().y())
        self._paint_mark(painter, rung, centre, now)
        top = place.top() + _AROUND
        for words, role, bold, token in self._parts(rung, now):
            lines = lines_of(words, theme().font(role, bold=bold), self._room(self.width()))
            height = theme().line_height(role)
            area = QRectF(_WORDS_AT * theme().scale, top, self._room(self.width()), height * len(lines))
            painter.setFont(theme().font(role, bold=bold))
            painter.setPen(theme().colour("accentSoftInk" if now else token))
            if self._hidden and role is Role.BODY:
                font = theme().font(role, bold=bold)
                paint_bars(painter, [bar_rect(line, font) for line in line_rects(lines, area, height)], now)
            else:
                paint_lines(painter, lines, area, height)
            top += height * len(lines)

    def _paint_mark(self, painter: QPainter, rung: int, centre: QPointF, now: bool) -> None:
        """Now is a filled ring, the aim a diamond, where it began an open ring; the others are dots."""
        accent, ground = theme().colour("accent"), theme().colour("card")
        size = theme().scale
        if now:
            painter.setPen(QPen(accent, 6 * size))
            painter.setBrush(theme().colour("onAccent"))
            painter.drawEllipse(centre, 8 * size, 8 * size)
        elif rung == AIM:
            painter.setPen(QPen(accent, 2 * size))
            painter.setBrush(ground)
            away = 9 * size
            corners = ((0, -away), (away, 0), (0, away), (-away, 0))
            painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in corners]))
        elif rung == self._ladder.baseline:
            painter.setPen(QPen(theme().colour("ink3"), 2 * size))
            painter.setBrush(ground)
            painter.drawEllipse(centre, 7 * size, 7 * size)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("lineStrong"))
            painter.drawEllipse(centre, 4.5 * size, 4.5 * size)

    def _parts(self, rung: int, now: bool) -> list[tuple[str, Role, bool, str]]:
        caption = self._caption(rung)
        words = self._ladder.words.get(rung, "").strip()
        parts = [(caption, Role.SMALL, True, "ink3")] if caption else []
        return [*parts, (words, Role.BODY, now, "ink1")] if words else parts

    def _caption(self, rung: int) -> str:
        if rung == self.rung():
            return self.tr("Now")
        if rung == AIM:
            return self.tr("Aim")
        return self.tr("Where I began") if rung == self._ladder.baseline else ""

    def _heights(self, width: int) -> list[int]:
        room = self._room(width)
        return [self._height(rung, room) for rung in RUNGS]

    def _height(self, rung: int, room: float) -> int:
        """As high as it is when somebody stands on it, so that nothing moves under the hand."""
        words = self._ladder.words.get(rung, "").strip()
        count = len(lines_of(words, theme().font(Role.BODY, bold=True), room)) if words else 0
        marked = rung in (AIM, self._ladder.baseline, self.rung())
        used = count * theme().line_height(Role.BODY) + (theme().line_height(Role.SMALL) if marked else 0)
        return max(theme().control_height(40), used + 2 * _AROUND - 1)

    def _room(self, width: int) -> float:
        return max(60.0, width - _WORDS_AT * theme().scale - 12)

    def _tell(self) -> None:
        self._speak()
        self.setFixedHeight(self.heightForWidth(max(self.width(), 1)))
        self.update()
        if not self._quiet:
            self.said.emit(self.rung())

    def _speak(self) -> None:
        rung = self.rung()
        if rung is None:
            words = self.tr("not answered")
        else:
            own = "" if self._hidden else self._ladder.words.get(rung, "").strip()
            words = self.tr("{rung}, now").format(rung=spoken_rung(rung)) + (f": {own}" if own else "")
        self.setAccessibleName(f"{self._name}, {words}")


def number_words(rung: int) -> str:
    """With the minus that is as wide as a plus."""
    return f"+{rung}" if rung > 0 else str(rung).replace("-", "−")


def spoken_rung(rung: int) -> str:
    """As it is heard."""
    return {
        2: QCoreApplication.translate("Goals", "plus two"),
        1: QCoreApplication.translate("Goals", "plus one"),
        0: QCoreApplication.translate("Goals", "zero"),
        -1: QCoreApplication.translate("Goals", "minus one"),
        -2: QCoreApplication.translate("Goals", "minus two"),
    }[rung]
