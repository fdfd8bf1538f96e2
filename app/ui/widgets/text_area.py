"""Room for several lines: as tall as its words, never scrolling by itself, plain text only."""

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QVBoxLayout, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.themed import Themed, smooth_painter

_SIDE, _TOP = 15, 10


class TextArea(Themed, QTextEdit):
    """Tab leaves it. Its name for a screen reader is `name`; `lines` is how many it has room for while it is empty."""

    def __init__(self, name: str, placeholder: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_SIDE, _TOP, _SIDE, _TOP)
        self.document().contentsChanged.connect(self._fit)
        self.follow_theme()

    def words(self) -> str:
        return self.toPlainText()

    def set_words(self, words: str) -> None:
        """Puts other words in; nobody can undo back to the ones before."""
        if words != self.toPlainText():
            self.setPlainText(words)
            self._space_lines()

    def sizeHint(self) -> QSize:
        return QSize(round(theme().body * 20), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(round(theme().body * 8), self._height())

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(source.text())

    def restyle(self) -> None:
        self.setFont(theme().font(Role.BODY))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme().colour("ink1"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme().colour("ink3"))
        palette.setColor(QPalette.ColorRole.Highlight, theme().colour("accentSoft"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme().colour("accentSoftInk"))
        self.setPalette(palette)
        self._space_lines()
        super().restyle()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _space_lines(self) -> None:
        shape = QTextBlockFormat()
        shape.setLineHeight(theme().line_height(Role.BODY), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(shape)

    def _height(self) -> int:
        least = self._lines * theme().line_height(Role.BODY)
        return max(least, round(self.document().size().height())) + 2 * _TOP

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        if self._height() != self.height():
            self.setFixedHeight(self._height())
            self.updateGeometry()


class FramedTextArea(Themed, QWidget):
    """A text area inside the edge that all fields have; the keyboard goes to `area`.

    Were that its focus proxy, Tab would meet it twice: once more wherever the frame was made.
    """

    def __init__(self, name: str, placeholder: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = TextArea(name, placeholder, lines, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.area)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_box(smooth_painter(self), self.rect(), RADIUS, theme().colour("lift"), theme().colour("lineStrong"))
