"""The title of an entry: large, without a frame, and as many lines high as it needs."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from app.ui.journal.plain_text import fill, text_of
from app.ui.journal.private_edit import PrivateEdit
from app.ui.theme import Role, theme
from app.ui.widgets.themed import Themed

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TitleEdit(Themed, PrivateEdit):
    """One paragraph. Enter and Down at its end go on to the words below."""

    left_below = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Title"))
        self.setPlaceholderText(self.tr("Title, if you like"))
        self.setProperty("own_focus", True)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.textChanged.connect(self.updateGeometry)
        self.follow_theme()

    def set_title(self, title: str) -> None:
        self.document().clear()
        fill(self.document(), " ".join(title.splitlines()))

    def title(self) -> str:
        return " ".join(text_of(self.document()).splitlines())

    def restyle(self) -> None:
        self.setFont(theme().font(Role.H1))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme().colour("ink1"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme().colour("ink3"))
        self.setPalette(palette)
        super().restyle()

    def sizeHint(self) -> QSize:
        height = max(round(self.document().size().height()), theme().line_height(Role.H1))
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or (event.key() == Qt.Key.Key_Down and self.textCursor().atEnd()):
            self.left_below.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        one_line = QMimeData()
        one_line.setText(" ".join(source.text().split("\n")))
        super().insertFromMimeData(one_line)
