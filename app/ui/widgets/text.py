"""Words on a page: a label with the line height of its role, and a reader for longer texts."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QPalette, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QTextBrowser, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, hidden_words, paint_bars
from app.ui.widgets.text_lines import UNBOUND, Line, line_rects, lines_of, longest_word, paint_lines, widest
from app.ui.widgets.themed import Themed, smooth_painter

_WIDTHS = 4


class Label(Themed, QLabel):
    """Plain text in one role and colour. It is a QLabel, so it can name a field with `setBuddy`."""

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        colour_token: str = "ink1",
        bold: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
        *,
        tabular: bool = False,
    ) -> None:
        super().__init__(parent)
        self._words = text
        self._role = role
        self._token = colour_token
        self._bold = bold
        self._tabular = tabular
        self._hidden = False
        self._broken: dict[float, tuple[Line, ...]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.setWordWrap(wrap)
        horizontal = QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum
        policy = QSizePolicy(horizontal, QSizePolicy.Policy.Fixed if not wrap else QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        super().setText(text)
        self.follow_theme()

    def text(self) -> str:
        return self._words

    def setText(self, text: str) -> None:
        if text == self._words:
            return
        self._words = text
        if not self._hidden:
            super().setText(text)
        self.restyle()

    def set_colour(self, token: str) -> None:
        self._token = token
        self.update()

    def hide_words(self, hidden: bool) -> None:
        """Bars instead of words; nothing is left for a screen reader to read out."""
        self._hidden = hidden
        super().setText("" if hidden else self._words)
        self.setAccessibleName(hidden_words() if hidden else "")
        self.restyle()

    def restyle(self) -> None:
        self._broken.clear()
        self.setFont(self._font())
        super().restyle()

    def sizeHint(self) -> QSize:
        lines = self._lines(self._usual_width())
        return QSize(int(widest(lines)) + 1, self._height(lines))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        return QSize(int(longest_word(self._words, self._font())) + 1, self._line_height())

    def heightForWidth(self, width: int) -> int:
        return self._height(self._lines(width)) if self.wordWrap() else self._height(self._lines(UNBOUND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        lines = self._lines(self.width() if self.wordWrap() else UNBOUND)
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        rect = QRectF(self.rect())
        rect.setTop(max(0, (self.height() - self._height(lines)) // 2))
        if self._hidden:
            places = line_rects(lines, rect, self._line_height(), side)
            paint_bars(painter, (bar_rect(place, self._font()) for place in places))
            return
        painter.setFont(self._font())
        painter.setPen(theme().colour(self._token))
        paint_lines(painter, lines, rect, self._line_height(), side)

    def _font(self) -> QFont:
        return theme().font(self._role, self._bold, self._tabular)

    def _line_height(self) -> int:
        return theme().line_height(self._role)

    def _height(self, lines: tuple[Line, ...]) -> int:
        return len(lines) * self._line_height()

    def _usual_width(self) -> float:
        """A wrapping label would like some sixty characters on a line."""
        return theme().body * 34 if self.wordWrap() else UNBOUND

    def _lines(self, width: float) -> tuple[Line, ...]:
        """Layouts inside each other ask for a few widths in turn, so the last few are kept."""
        if width not in self._broken:
            if len(self._broken) >= _WIDTHS:
                self._broken.clear()
            self._broken[width] = lines_of(self._words, self._font(), width)
        return self._broken[width]


class HideableLabel(Label):
    """A label with personal words: what `hide_words` of a screen reaches for."""


class ReadingText(Themed, QTextBrowser):
    """Longer text to read and to copy from, with real line heights and no frame; it is as tall as its text."""

    def __init__(
        self, text: str = "", role: Role = Role.BODY, colour_token: str = "ink1", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._token = colour_token
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setPlainText(text)
        self.follow_theme()

    def set_text(self, text: str) -> None:
        self.setPlainText(text)
        self.restyle()

    def restyle(self) -> None:
        self.setFont(theme().font(self._role))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, theme().colour(self._token))
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        shape = QTextBlockFormat()
        shape.setLineHeight(theme().line_height(self._role), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)
        self._fit()
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(round(self.document().size().height()))
