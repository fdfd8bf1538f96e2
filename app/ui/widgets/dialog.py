"""Dialogs: a lifted panel over a dimmed window. The title is the question, the buttons are verbs."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.buttons import DangerButton, PrimaryButton, SecondaryButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.scroll import ScrollArea
from app.ui.widgets.shapes import CARD_RADIUS, paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

_EDGE = 24
_BAR_ALWAYS = Qt.ScrollBarPolicy.ScrollBarAlwaysOn
_BAR_NEVER = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


class Scrim(Themed, QWidget):
    """Dims a window while a dialog lies over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.follow_theme()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        smooth_painter(self).fillRect(self.rect(), theme().colour("scrim"))


class Sheet(Themed, QDialog):
    """The panel. Open it with `open()`; Esc closes it as the safe choice does. Content goes into `body_layout`.

    It is as tall as its content and scrolls when the window below it is not.
    """

    def __init__(self, parent: QWidget, title: str, *, width: int = 480) -> None:
        super().__init__(parent)
        self._under = parent
        self._width = width
        self._scrim: Scrim | None = None
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Alcove")
        self.setAccessibleName(title)
        self._content = QWidget()
        self.title = Label(title, Role.H2, wrap=True, parent=self._content)
        self.body_layout = QVBoxLayout(self._content)
        self.body_layout.setContentsMargins(27, 22, 27, 23)
        self.body_layout.setSpacing(8)
        self.body_layout.addWidget(self.title)
        self.area = ScrollArea(self)
        self.area.setWidget(self._content)
        self._content.setAutoFillBackground(False)
        self._content.installEventFilter(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self.area)
        self.ring = FocusRing(self, at_once=True)
        self.follow_theme()

    def restyle(self) -> None:
        super().restyle()
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
            if self.isVisible() and self.geometry().bottom() > self._under.window().geometry().bottom():
                self._come_to_middle()
        elif event.type() == QEvent.Type.Resize and self.isVisible() and watched is self._under.window():
            self._fit()
            self._come_to_middle()
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        window = self._under.window()
        window.installEventFilter(self)
        self._scrim = Scrim(window)
        self._scrim.show()
        self._scrim.raise_()
        self._fit()
        self._come_to_middle()

    def _come_to_middle(self) -> None:
        """As it begins, and when a step that follows would reach below the window."""
        middle = self._under.window().rect().center()
        corner = self._under.window().mapToGlobal(middle) - QPoint(self.width() // 2, self.height() // 2)
        self.move(corner)

    def open(self) -> None:
        """Shows the panel and asks for the keyboard, which not every system gives to a new window by itself."""
        super().open()
        self.activateWindow()

    def done(self, result: int) -> None:
        super().done(result)
        self.deleteLater()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._undim()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_box(painter, self.rect(), CARD_RADIUS, theme().colour("lift"), theme().colour("lineStrong"))

    def _fit(self) -> None:
        window = self._under.window()
        width = min(round(self._width * theme().scale), max(320, window.width() - 2 * _EDGE))
        height = self.body_layout.totalHeightForWidth(width - 2) + 2
        most = max(240, window.height() - 2 * _EDGE)
        # Qt would take the height that wrapped words have at their usual width, which here may be another one.
        self._content.setMinimumHeight(height - 2)
        self.area.setVerticalScrollBarPolicy(_BAR_ALWAYS if height > most else _BAR_NEVER)
        self.setFixedSize(width, min(height, most))

    def _undim(self) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None


class Question(Sheet):
    """Two verbs; the safe one has the focus and is what Esc means. `chosen` says True for the act."""

    chosen = Signal(bool)

    def __init__(self, parent: QWidget, title: str, text: str, safe: str, act: str, danger: bool = False) -> None:
        super().__init__(parent, title, width=414)
        self.setAccessibleDescription(text)
        self.words = Label(text, colour_token="ink2", wrap=True, parent=self)
        self.safe_button = SecondaryButton(safe, parent=self)
        self.act_button = DangerButton(act, parent=self, filled=True) if danger else PrimaryButton(act, parent=self)
        self.safe_button.clicked.connect(self.reject)
        self.act_button.clicked.connect(self.accept)
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.safe_button)
        row.addWidget(self.act_button)
        self.body_layout.addWidget(self.words)
        self.body_layout.addSpacing(16)
        self.body_layout.addLayout(row)
        self.finished.connect(self._say)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.safe_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self, result: int) -> None:
        self.chosen.emit(result == QDialog.DialogCode.Accepted)
