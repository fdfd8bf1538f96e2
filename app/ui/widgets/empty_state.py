"""What stands where nothing is yet: an open arch, one sentence, one way on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.arch import paint_empty_arch
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

_DRAWING = QSize(80, 64)


class EmptyArch(Themed, QWidget):
    """Only the drawing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(theme().drawing(_DRAWING.width()), theme().drawing(_DRAWING.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_empty_arch(smooth_painter(self), QRectF(self.rect()), theme())


class EmptyState(QWidget):
    """`pressed` says that the one button was."""

    pressed = Signal()

    def __init__(
        self, title: str, text: str, button_text: str = "", parent: QWidget | None = None, *, icon: str | None = None
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 34, 28, 26)
        layout.setSpacing(0)
        layout.addWidget(EmptyArch(self), 0, centre)
        layout.addSpacing(16)
        self.title = Label(title, Role.H3, parent=self)
        self.words = Label(text, colour_token="ink2", wrap=True, parent=self)
        for label in (self.title, self.words):
            label.setAlignment(centre)
            layout.addWidget(label)
        layout.insertSpacing(3, 2)
        self.button = SecondaryButton(button_text, icon, self)
        self.button.setVisible(bool(button_text))
        self.button.clicked.connect(self.pressed)
        layout.addSpacing(14)
        layout.addWidget(self.button, 0, centre)
