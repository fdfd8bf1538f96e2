"""The seven groups of a spare key as seven boxes, four above three, as they stand on paper."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QFont, QFontDatabase, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.spare_key import GROUPS
from app.ui.theme import Role, theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import RADIUS, paint_box, paint_tick
from app.ui.widgets.text_lines import UNBOUND, lines_of, paint_lines, widest
from app.ui.widgets.themed import Themed, smooth_painter

_HEIGHT = 64
_SIDE = 21
_TO_TEXT = 12
_ICON = 22
_GAP = 12
_IN_A_ROW = 4


class GroupState(Enum):
    """How a box looks; each has a second sign besides its colour."""

    PLAIN = auto()
    COVERED = auto()
    FITS = auto()
    UNFIT = auto()


class GroupBox(Themed, QLabel):
    """One group with its number. A QLabel, so that a screen reader reads it as words."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self._group = ""
        self._state = GroupState.PLAIN
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    @property
    def state(self) -> GroupState:
        return self._state

    def set_group(self, group: str, state: GroupState = GroupState.PLAIN) -> None:
        self._group = group
        self._state = state
        self.setAccessibleName(self._spoken())
        self.update()

    def sizeHint(self) -> QSize:
        words = widest(lines_of("M" * 5, code_font()))
        return QSize(round(self._text_left() + words + _SIDE), theme().control_height(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        fill, edge, ink = {
            GroupState.PLAIN: ("lift", "lineStrong", "ink1"),
            GroupState.COVERED: ("accentSoft", "accent", "accentSoftInk"),
            GroupState.FITS: ("accentSoft", "accent", "accentSoftInk"),
            GroupState.UNFIT: ("plumSoft", "plum", "ink1"),
        }[self._state]
        width = 1.0 if self._state is GroupState.PLAIN else 2.0
        paint_box(painter, self.rect(), RADIUS, theme().colour(fill), theme().colour(edge), width)
        self._write(painter, str(self._number), theme().font(Role.SMALL), _SIDE, "ink3" if ink == "ink1" else ink)
        if self._state is GroupState.COVERED:
            paint_icon(painter, "hide", self._square(self._text_left()), theme().colour(ink))
            return
        self._write(painter, self._group, code_font(), self._text_left(), ink)
        self._paint_sign(painter)

    def _paint_sign(self, painter: QPainter) -> None:
        side = theme().drawing(_ICON)
        corner = QRectF(self.width() - side * 0.8 - 6, 6, side * 0.8, side * 0.8)
        if self._state is GroupState.FITS:
            paint_tick(painter, corner, theme().colour("accent"), 2)
        elif self._state is GroupState.UNFIT:
            paint_icon(painter, "info", corner, theme().colour("plum"))

    def _write(self, painter: QPainter, words: str, font: QFont, left: float, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(theme().colour(ink))
        paint_lines(painter, lines_of(words, font), QRectF(left, 0, UNBOUND, self.height()), self.height())

    def _text_left(self) -> float:
        return _SIDE + widest(lines_of("7", theme().font(Role.SMALL))) + _TO_TEXT

    def _square(self, left: float) -> QRectF:
        side = theme().drawing(_ICON)
        return QRectF(left, round((self.height() - side) / 2), side, side)

    def _spoken(self) -> str:
        spelled = " ".join(self._group)
        words = {
            GroupState.PLAIN: self.tr("Group {number}: {group}") if spelled else self.tr("Group {number}, empty"),
            GroupState.COVERED: self.tr("Group {number}, covered"),
            GroupState.FITS: self.tr("Group {number}: {group}, fits"),
            GroupState.UNFIT: self.tr("Group {number}: {group}, does not fit"),
        }[self._state]
        return words.format(number=self._number, group=spelled)


class CodeGrid(QWidget):
    """The boxes of all groups: four in a row, or two where large text leaves no room for four."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = tuple(GroupBox(number, self) for number in range(1, GROUPS + 1))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_groups(self, groups: tuple[str, ...]) -> None:
        """Shows groups as they are."""
        for box, group in zip(self.boxes, groups, strict=True):
            box.set_group(group)

    def sizeHint(self) -> QSize:
        width = self._width_of(_IN_A_ROW)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(_IN_A_ROW // 2), self.boxes[0].sizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        rows = -(-GROUPS // self._columns(width))
        return rows * (self.boxes[0].sizeHint().height() + _GAP) - _GAP

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        columns = self._columns(self.width())
        width = (self.width() + _GAP) / columns - _GAP
        height = self.boxes[0].sizeHint().height()
        for place, box in enumerate(self.boxes):
            left, top = (place % columns) * (width + _GAP), (place // columns) * (height + _GAP)
            box.setGeometry(round(left), top, round(left + width) - round(left), height)

    def _columns(self, width: int) -> int:
        return _IN_A_ROW if self._width_of(_IN_A_ROW) <= width else _IN_A_ROW // 2

    def _width_of(self, columns: int) -> int:
        return columns * (self.boxes[0].sizeHint().width() + _GAP) - _GAP


def code_font() -> QFont:
    """The system's fixed font, in which no two characters of a code look alike."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(round(theme().body * 1.4375))
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)
    return font
