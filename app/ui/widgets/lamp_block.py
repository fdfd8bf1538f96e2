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


class LampBlock(Pressable, QPushButton):
    """The words "I need a moment", in the form that fits where it stands."""

    corner = CARD_RADIUS

    def __init__(self, form: Form = "rail", key: str = "F1", parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Widgets", "I need a moment"), parent)
        self._form: Form = form
        self._key = key
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
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
        template = QCoreApplication.translate("Widgets", "Key: {key}. Opens without a password")
        if self._form != "wide":
            template = QCoreApplication.translate("Widgets", "Key: {key}")
        self.setAccessibleDescription(template.format(key=shown))
        self.restyle()

    def sizeHint(self) -> QSize:
        line = theme().line_height(Role.BODY)
        if self._form == "wide":
            words = 84 + max(widest(self._title_lines()), widest(self._note_lines())) + 24 + self._cap().width() + 25
            return QSize(max(_WIDE.width(), round(words)), _WIDE.height() - 45 + self._wide_words_height())
        words = round(widest(self._title_lines()))
        rows = len(self._title_lines()) * (line - 2)
        if self._form == "compact":
            return QSize(max(111, words + 16), max(_RAIL.height(), rows + theme().drawing(33) + 31))
        return QSize(max(_RAIL.width(), 72 + words + 8 + self._cap().width() + 17), max(_RAIL.height(), rows + 44))

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
        arch = QRectF(21, round((self.height() - _ARCH.height()) / 2 + 0.5), _ARCH.width(), _ARCH.height())
        paint_lamp(painter, arch, theme())
        line = theme().line_height(Role.BODY) - 2
        lines = self._title_lines()
        self._write(painter, lines, QRectF(71, (self.height() - len(lines) * line) / 2, 0, 0), line, self._title_font())
        self._paint_cap(painter, 17)

    def _paint_compact(self, painter: QPainter) -> None:
        line = theme().line_height(Role.BODY) - 2
        lines = self._title_lines()
        width, height = theme().drawing(28), theme().drawing(29)
        top = (self.height() - height - 6 - len(lines) * line) / 2
        paint_lamp(painter, QRectF(round((self.width() - width) / 2), round(top), width, height), theme())
        self._write(
            painter,
            lines,
            QRectF(0, top + height + 6, self.width(), 0),
            line,
            self._title_font(),
            Qt.AlignmentFlag.AlignHCenter,
        )

    def _paint_wide(self, painter: QPainter) -> None:
        arch = QRectF(
            29, round((self.height() - _WIDE_ARCH.height()) / 2 + 0.5), _WIDE_ARCH.width(), _WIDE_ARCH.height()
        )
        paint_lamp(painter, arch, theme())
        title, note = theme().line_height(Role.H3), theme().line_height(Role.SMALL)
        top = (self.height() - self._wide_words_height()) / 2
        self._write(painter, self._title_lines(), QRectF(83, top, 0, 0), title, self._title_font())
        self._write(painter, self._note_lines(), QRectF(83, top + title, 0, 0), note, theme().font(Role.SMALL))
        self._paint_cap(painter, 25)

    def _paint_cap(self, painter: QPainter, away: int) -> None:
        cap = self._cap()
        rect = QRectF(
            self.width() - away - cap.width(), round((self.height() - cap.height()) / 2), cap.width(), cap.height()
        )
        ink = theme().colour("lampInk")
        paint_box(painter, rect, 5, None, ink, 1.2)
        font = theme().font(Role.RAIL, bold=True)
        self._write(
            painter, lines_of(self._shown_key, font), rect, round(rect.height()), font, Qt.AlignmentFlag.AlignHCenter
        )

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
        return theme().font(Role.H3) if self._form == "wide" else theme().font(Role.BODY, bold=True)

    def _title_lines(self) -> tuple[Line, ...]:
        """In the rail two lines, so that the words never become small."""
        font = self._title_font()
        words = self.text()
        if self._form == "wide":
            return lines_of(words, font)
        whole = widest(lines_of(words, font))
        return lines_of(words, font, max(whole * 0.6, longest_word(words, font) + 1))

    def _note_lines(self) -> tuple[Line, ...]:
        note = QCoreApplication.translate("Widgets", "Opens without a password")
        return lines_of(note, theme().font(Role.SMALL))

    def _wide_words_height(self) -> int:
        return theme().line_height(Role.H3) + theme().line_height(Role.SMALL)
