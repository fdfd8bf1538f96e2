"""Lends text to the clipboard for a minute, because what lies there can be read by everything on the computer."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication

LENT_FOR_S = 60


class ShortCopy(QObject):
    """Copies, and takes the copy back after a minute or at the end of the program if it still lies there."""

    def __init__(self, parent: QObject, lent_for_s: int = LENT_FOR_S) -> None:
        super().__init__(parent)
        self._lent = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(lent_for_s * 1000)
        self._timer.timeout.connect(self.take_back)
        app = QCoreApplication.instance()
        if app:
            app.aboutToQuit.connect(self.take_back)

    @property
    def taken_back_in_ms(self) -> int | None:
        """When the copy is taken back; None while nothing is lent."""
        return self._timer.remainingTime() if self._timer.isActive() else None

    def lend(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._lent = text
        self._timer.start()

    def take_back(self) -> None:
        """Clears the clipboard unless somebody has copied something else since."""
        self._timer.stop()
        if self._lent and QGuiApplication.clipboard().text() == self._lent:
            QGuiApplication.clipboard().clear()
        self._lent = ""
