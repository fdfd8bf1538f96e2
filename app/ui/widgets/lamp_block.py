"""The way to the safe space, in the same place on every screen; never disabled, never hidden."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.arch import paint_lamp
from app.ui.widgets.shapes import CARD_RADIUS, paint_box
from app.ui.widgets.text_lines import Line, lines_of, longest_word, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

Form = Literal["rail", "compact", "wide"]

_RAIL = QSize(192, 88)
_WIDE = QSize(400, 92)
_ARCH = QSize(32, 33)
_WIDE_ARCH = QSize(36, 37)
_COMPACT = 92
_TITLE_ROLES: dict[Form, Role] = {"rail": Role.BODY, "compact": Role.SMALL, "wide": Role.EDITOR}


class LampBlock(Pressable, QPushButton):
    """The words "I need a moment", in the form that fits where it stands."""

    corner = CARD_RADIUS

    def __init__(self, form: Form = "rail", key: str = "F1", parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Widgets", "I need a moment"), parent)
        self._form: Form = form
        self._key = key
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.prepare()
        self.follow_theme()
        self.set_help_key(key)

    def set_form(self, form: Form) -> None:
        self._form = form
        self.set_help_key(self._key)
        self.restyle()

    def set_help_key(self, key: str) -> None:
        """The key that does the same, as this system writes it."""
        self._key = key
        shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
        self._shown_key = shown
        words = QCoreApplication.translate("Widgets", "Key: {key}").format(key=shown)
        self.setAccessibleDescription(f"{_opens_without()}. {words}" if self._form == "wide" else words)
        self.restyle()

    def sizeHint(self) -> QSize:
        words = round(max(widest(self._title_lines()), widest(self._note_lines())) + 0.5)
        tall = len(self._title_lines()) * self._line() + len(self._note_lines()) * theme().line_height(Role.SMALL)
        if self._form == "compact":
            return QSize(max(_COMPACT, words + 20), tall + self._arch().height() + 32)
        cap = self._cap().width()
        if self._form == "wide":
            return QSize(max(_WIDE.width(), 84 + words + 24 + cap + 25), max(_WIDE.height(), tall + 47))
        return QSize(max(_RAIL.width(), 71 + words + 8 + cap + 17), max(_RAIL.height(), tall + 44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        fill = theme().colour("lampHover" if self.underMouse() else "lampSoft")
        width = 2.0 if self.isDown() or theme().high_contrast else 1.0
        paint_box(painter, self.rect(), CARD_RADIUS, fill, theme().colour("lampLine"), width)
        paint = {"rail": self._paint_rail, "compact": self._paint_compact, "wide": self._paint_wide}
        paint[self._form](painter)

    def _paint_rail(self, painter: QPainter) -> None:
        self._paint_arch(painter, 21)
        lines = self._title_lines()
        top = (self.height() - len(lines) * self._line()) / 2
        self._write(painter, lines, QRectF(70.5, top, 0, 0), self._line(), self._title_font())
        self._paint_cap(painter, 17)

    def _paint_compact(self, painter: QPainter) -> None:
        arch = self._arch()
        paint_lamp(painter, QRectF(round((self.width() - arch.width()) / 2), 16, arch.width(), arch.height()), theme())
        words = QRectF(0, 16 + arch.height() + 5, self.width(), 0)
        middle = Qt.AlignmentFlag.AlignHCenter
        self._write(painter, self._title_lines(), words, self._line(), self._title_font(), middle)

    def _paint_wide(self, painter: QPainter) -> None:
        self._paint_arch(painter, 29)
        note = theme().line_height(Role.SMALL)
        top = (self.height() - self._line() - note) / 2
        self._write(painter, self._title_lines(), QRectF(83, top, 0, 0), self._line(), self._title_font())
        below = QRectF(83, top + self._line(), 0, 0)
        self._write(painter, self._note_lines(), below, note, theme().font(Role.SMALL))
        self._paint_cap(painter, 25)

    def _paint_arch(self, painter: QPainter, left: int) -> None:
        arch = self._arch()
        top = round((self.height() - arch.height()) / 2 + 0.5)
        paint_lamp(painter, QRectF(left, top, arch.width(), arch.height()), theme())

    def _paint_cap(self, painter: QPainter, away: int) -> None:
        cap = self._cap()
        left, top = self.width() - away - cap.width(), round((self.height() - cap.height()) / 2)
        rect = QRectF(left, top, cap.width(), cap.height())
        ink = theme().colour("lampInk")
        ink.setAlphaF(0.85)
        paint_box(painter, rect, 5, None, ink)
        font = theme().font(Role.RAIL, bold=True)
        words = lines_of(self._shown_key, font)
        self._write(painter, words, rect, cap.height(), font, Qt.AlignmentFlag.AlignHCenter)

    def _write(
        self,
        painter: QPainter,
        lines: tuple[Line, ...],
        place: QRectF,
        line: int,
        font: QFont,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        painter.setFont(font)
        painter.setPen(theme().colour("lampInk"))
        paint_lines(painter, lines, place, line, alignment)

    def _cap(self) -> QSize:
        font = theme().font(Role.RAIL, bold=True)
        words = round(widest(lines_of(self._shown_key, font)))
        return QSize(words + 14, theme().px(Role.RAIL) + 9)

    def _title_font(self) -> QFont:
        return theme().font(_TITLE_ROLES[self._form], bold=True)

    def _title_lines(self) -> tuple[Line, ...]:
        """In the rail two lines, so that the words never become small."""
        font = self._title_font()
        words = self.text()
        if self._form == "wide":
            return lines_of(words, font)
        whole = widest(lines_of(words, font))
        return lines_of(words, font, max(whole * 0.6, longest_word(words, font) + 1))

    def _note_lines(self) -> tuple[Line, ...]:
        if self._form != "wide":
            return ()
        return lines_of(_opens_without(), theme().font(Role.SMALL))

    def _line(self) -> int:
        if self._form == "wide":
            return theme().line_height(Role.H3)
        return round(theme().px(_TITLE_ROLES[self._form]) * (1.28 if self._form == "compact" else 1.375))

    def _arch(self) -> QSize:
        if self._form == "compact":
            return QSize(theme().drawing(26), theme().drawing(27))
        return _WIDE_ARCH if self._form == "wide" else _ARCH


def _opens_without() -> str:
    return QCoreApplication.translate("Widgets", "Opens without a password")
