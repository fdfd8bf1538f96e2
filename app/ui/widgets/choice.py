"""One answer among several, each a row as tall as a card, all of which presses."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.shapes import paint_box, paint_ring
from app.ui.widgets.text_lines import Line, lines_of, longest_word, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_RING = 24
_TEXT_LEFT = 67
_SIDE = 25
_RADIUS = 12


class ChoiceRow(Pressable, QRadioButton):
    """Rows with the same parent exclude each other. `note` is a quieter line below; `hint` stands at the end."""

    corner = _RADIUS
    enter_presses = False

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None, *, hint: str = "") -> None:
        super().__init__(text, parent)
        self._note = note
        self._hint = hint
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
        width = round(max(widest(self._title(1e6)), widest(self._notes(1e6)))) + _TEXT_LEFT + self._end()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max(longest_word(self.text(), self._font(True)), longest_word(self._note, self._note_font()))
        width = round(words) + _TEXT_LEFT + self._end() + 1
        return QSize(width, 0)

    def heightForWidth(self, width: int) -> int:
        return max(theme().control_height(64), 34 + self._words_height(width - _TEXT_LEFT - self._end()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        chosen = self.isChecked()
        fill = "accentSoft" if chosen else "well" if self.underMouse() else "card"
        edge = "accent" if chosen else "lineStrong"
        paint_box(painter, self.rect(), _RADIUS, theme().colour(fill), theme().colour(edge), 2 if chosen else 1)
        ring = theme().drawing(_RING)
        left = _SIDE - (ring - _RING) / 2
        square = QRectF(left, round((self.height() - ring) / 2), ring, ring)
        paint_ring(
            painter, square, chosen, theme().colour("accent"), theme().colour("lineStrong"), theme().colour("lift")
        )
        self._paint_words(painter, chosen)

    def _paint_words(self, painter: QPainter, chosen: bool) -> None:
        room = self.width() - _TEXT_LEFT - self._end()
        place = QRectF(_TEXT_LEFT, (self.height() - self._words_height(room)) / 2, room, self.height())
        title = lines_of(self.text(), self._font(chosen), room)
        painter.setFont(self._font(chosen))
        painter.setPen(theme().colour("accentSoftInk" if chosen else "ink1"))
        paint_lines(painter, title, place, self._line())
        painter.setPen(theme().colour("ink2" if chosen else "ink3"))
        painter.setFont(self._note_font())
        small = theme().line_height(Role.SMALL)
        paint_lines(painter, self._notes(room), place.translated(0, len(title) * self._line()), small)
        if self._hint:
            end = QRectF(0, (self.height() - small) / 2, self.width() - _SIDE, small)
            paint_lines(painter, lines_of(self._hint, self._note_font()), end, small, Qt.AlignmentFlag.AlignRight)

    def _words_height(self, room: float) -> int:
        notes = len(self._notes(room)) * theme().line_height(Role.SMALL)
        return len(self._title(room)) * self._line() + notes

    def _title(self, room: float) -> tuple[Line, ...]:
        return lines_of(self.text(), self._font(True), room)

    def _notes(self, room: float) -> tuple[Line, ...]:
        return lines_of(self._note, self._note_font(), room) if self._note else ()

    def _end(self) -> int:
        return _SIDE + (round(widest(lines_of(self._hint, self._note_font()))) + 12 if self._hint else 0)

    def _line(self) -> int:
        return theme().line_height(Role.BODY) + 2

    def _font(self, bold: bool) -> QFont:
        return theme().font(Role.EDITOR, bold=bold)

    def _note_font(self) -> QFont:
        return theme().font(Role.SMALL)
