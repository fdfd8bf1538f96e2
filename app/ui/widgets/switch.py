"""Something that is on or off, as a row with a box; the whole row presses."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.shapes import RADIUS, paint_box, paint_tick_box
from app.ui.widgets.text_lines import UNBOUND, Line, lines_of, longest_word, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_BOX = 24
_TEXT_LEFT = 38


class CheckRow(Pressable, QCheckBox):
    """A check box with a quieter line below its words."""

    enter_presses = False
    fill, edge, ground, mark = "accent", "lineStrong", "lift", "onAccent"
    hover, quiet = "well", "ink3"

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._note = note
        self.setAccessibleDescription(note)
        self.prepare()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def set_note(self, note: str) -> None:
        self._note = note
        self.setAccessibleDescription(note)
        self.restyle()

    def sizeHint(self) -> QSize:
        words = max(widest(self._title(UNBOUND)), widest(self._notes(UNBOUND)))
        width = round(words + 0.5) + self._left()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max(longest_word(self.text(), self._font()), longest_word(self._note, self._note_font()))
        return QSize(round(words + 1) + self._left(), theme().control_height())

    def heightForWidth(self, width: int) -> int:
        return max(theme().control_height(), self._words_height(width - self._left()) + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.underMouse():
            paint_box(painter, self.rect().adjusted(-8, 0, 8, 0), RADIUS, theme().colour(self.hover))
        side = theme().drawing(_BOX)
        box = QRectF(0, round((self.height() - side) / 2), side, side)
        look = theme()
        paint_tick_box(
            painter,
            box,
            self.isChecked(),
            *(look.colour(token) for token in (self.fill, self.edge, self.ground, self.mark)),
        )
        room = self.width() - self._left()
        place = QRectF(self._left(), (self.height() - self._words_height(room)) / 2, room, self.height())
        title = self._title(room)
        painter.setFont(self._font())
        painter.setPen(look.colour("ink1"))
        paint_lines(painter, title, place, look.line_height(Role.BODY))
        painter.setFont(self._note_font())
        painter.setPen(look.colour(self.quiet))
        below = place.translated(0, len(title) * look.line_height(Role.BODY))
        paint_lines(painter, self._notes(room), below, look.line_height(Role.SMALL))

    def _left(self) -> int:
        return _TEXT_LEFT + theme().drawing(_BOX) - _BOX

    def _words_height(self, room: float) -> int:
        notes = len(self._notes(room)) * theme().line_height(Role.SMALL)
        return len(self._title(room)) * theme().line_height(Role.BODY) + notes

    def _title(self, room: float) -> tuple[Line, ...]:
        return lines_of(self.text(), self._font(), room)

    def _notes(self, room: float) -> tuple[Line, ...]:
        return lines_of(self._note, self._note_font(), room) if self._note else ()

    def _font(self) -> QFont:
        return theme().font(Role.BODY)

    def _note_font(self) -> QFont:
        return theme().font(Role.SMALL)
