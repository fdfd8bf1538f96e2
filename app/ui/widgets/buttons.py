"""The buttons: one filled one on a screen, the rest quieter, and words that never shrink."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text_lines import UNBOUND, lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

_ICON = 20


class WordButton(Pressable, QPushButton):
    """A button with words and perhaps an icon before or after them; its kinds only differ in how they are painted."""

    side = 19
    gap = 8
    height_at_rest = 44
    bold = True

    def __init__(
        self, text: str, icon: str | None = None, parent: QWidget | None = None, *, icon_after: bool = False
    ) -> None:
        super().__init__(text, parent)
        self._icon = icon
        self._icon_after = icon_after
        self.prepare()
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()

    def set_icon(self, name: str | None) -> None:
        self._icon = name
        self.restyle()

    def set_tall(self, height: int = 52) -> None:
        """Taller, for the one button of a page without cards."""
        self.height_at_rest = height
        self.side = 28
        self.restyle()

    def restyle(self) -> None:
        self.setFont(self.word_font())
        super().restyle()

    def word_font(self) -> QFont:
        return theme().font(Role.BODY, bold=self.bold)

    def sizeHint(self) -> QSize:
        return QSize(2 * self.side + round(self._content_width() + 0.5), theme().control_height(self.height_at_rest))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paint_words(self, painter: QPainter, colour_token: str, icon_token: str | None = None) -> None:
        """The icon and the words, in the middle."""
        colour = theme().colour(colour_token)
        lines = lines_of(self.shown_words(), self.word_font())
        height = theme().line_height(Role.BODY)
        left = (self.width() - self._content_width()) / 2
        icon_side = theme().drawing(_ICON) if self._icon else 0
        icon_left = left if not self._icon_after else left + widest(lines) + self.gap
        words_left = left if self._icon_after or not self._icon else left + icon_side + self._gap()
        if self._icon:
            square = QRectF(round(icon_left), round((self.height() - icon_side) / 2), icon_side, icon_side)
            paint_icon(painter, self._icon, square, theme().colour(icon_token) if icon_token else colour)
        painter.setFont(self.word_font())
        painter.setPen(colour)
        top = (self.height() - height) / 2
        paint_lines(painter, lines, QRectF(round(words_left), top, UNBOUND, height), height)

    def shown_words(self) -> str:
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")

    def _gap(self) -> int:
        return self.gap if self.shown_words() else 0

    def _content_width(self) -> float:
        words = widest(lines_of(self.shown_words(), self.word_font()))
        return words + (theme().drawing(_ICON) + self._gap() if self._icon else 0)


class PrimaryButton(WordButton):
    """The one filled button. While something is missing it stays pressable and says what that is."""

    not_yet_pressed = Signal(str)

    def __init__(
        self, text: str, icon: str | None = None, parent: QWidget | None = None, *, icon_after: bool = False
    ) -> None:
        self._reason: str | None = None
        super().__init__(text, icon, parent, icon_after=icon_after)

    @property
    def not_yet(self) -> str | None:
        """What is missing, or nothing."""
        return self._reason

    def set_not_yet(self, reason: str | None) -> None:
        self._reason = reason
        self.blockSignals(False)
        self.setAccessibleDescription(reason or "")
        self.update()

    def nextCheckState(self) -> None:
        """Qt asks right before `clicked`, for mouse, keys and screen readers alike; blocked, `clicked` stays unsaid."""
        self.blockSignals(False)
        if self._reason is not None:
            self.not_yet_pressed.emit(self._reason)
            self.blockSignals(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self._reason is not None:
            paint_box(painter, self.rect(), RADIUS, theme().colour("well"), theme().colour("lineStrong"), dashed=True)
            self.paint_words(painter, "ink3")
            return
        fill = "accentPress" if self.isDown() else "accentHover" if self.underMouse() else "accent"
        paint_box(painter, self.rect(), RADIUS, theme().colour(fill))
        self.paint_words(painter, "onAccent")


class SecondaryButton(WordButton):
    """An edge and words."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        fill = "accentSoft" if self.isDown() else "well" if self.underMouse() else "card"
        paint_box(painter, self.rect(), RADIUS, theme().colour(fill), theme().colour("lineStrong"))
        self.paint_words(painter, "ink1", "ink2")


class QuietButton(WordButton):
    """Only words, in accent. To line its words up with an edge, put `addSpacing(-QuietButton.OVERHANG)` there."""

    OVERHANG = 13
    side = OVERHANG

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.isDown() or self.underMouse():
            paint_box(painter, self.rect(), RADIUS, theme().colour("accentSoft"))
        self.paint_words(painter, "accent")


class ToolButton(WordButton):
    """A tool above a page, such as Hide. Pressed in (checkable) it has a soft fill and an edge."""

    side = 14
    gap = 9
    height_at_rest = 40
    bold = False

    def __init__(self, icon: str, text: str, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__(text, icon, parent)
        self.setCheckable(checkable)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.isChecked():
            width = 2.0 if theme().high_contrast else 1.0
            paint_box(painter, self.rect(), RADIUS, theme().colour("accentSoft"), theme().colour("accent"), width)
            self.paint_words(painter, "accentSoftInk")
            return
        if self.isDown() or self.underMouse():
            paint_box(painter, self.rect(), RADIUS, theme().colour("line" if self.isDown() else "well"))
        self.paint_words(painter, "ink2")

    def word_font(self) -> QFont:
        return theme().font(Role.BODY, bold=self.isChecked())


class DangerButton(WordButton):
    """Removing. An outline opens a question; the filled one stands only inside that question."""

    def __init__(
        self, text: str, icon: str | None = None, parent: QWidget | None = None, *, filled: bool = False
    ) -> None:
        super().__init__(text, icon, parent)
        self._filled = filled

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        hot = self.isDown() or self.underMouse()
        if self._filled:
            paint_box(painter, self.rect(), RADIUS, theme().colour("plumHover" if hot else "plumFill"))
            self.paint_words(painter, "onPlum")
            return
        fill = theme().colour("plumSoft" if hot else "card")
        paint_box(painter, self.rect(), RADIUS, fill, theme().colour("plum"))
        self.paint_words(painter, "plum")
