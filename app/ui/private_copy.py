"""What is copied out of Alcove: plain words for one minute, with a request to clipboard histories not to keep them."""

import sys

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer, Slot
from PySide6.QtGui import QClipboard, QGuiApplication

LENT_FOR_S = 60

_MARK = "application/x-alcove-copy"
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
_REQUESTS = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}
# Where the system does not say who put something on the clipboard, our mark has to; elsewhere asking for it could wait
# for another program.
_SILENT = ("cocoa", "offscreen", "minimal")


def private_copy(text: str) -> QMimeData:
    """The text for the clipboard, without formatting."""
    data = QMimeData()
    data.setText(text)
    data.setData(_MARK, b"1")
    for name, value in _REQUESTS.items():
        data.setData(name, value)
    return data


def is_ours() -> bool:
    """Whether what lies on the clipboard was put there by Alcove."""
    clipboard = QGuiApplication.clipboard()
    if QGuiApplication.platformName() in _SILENT:
        lent = _lying_there()
        return lent is not None and lent.hasFormat(_MARK)
    return clipboard.ownsClipboard()


def take_back() -> None:
    """Clears the clipboard. What another program put there stays."""
    if is_ours():
        QGuiApplication.clipboard().clear()


def _lying_there() -> QMimeData | None:
    """An empty clipboard has none, whatever its type says."""
    return QGuiApplication.clipboard().mimeData()


class CopyKeeper(QObject):
    """Follows the clipboard: every copy of ours carries the request, also that of a plain field, and goes in time."""

    def __init__(self, parent: QObject, lent_for_s: int = LENT_FOR_S) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(lent_for_s * 1000)
        self._timer.timeout.connect(self.take_back)
        QGuiApplication.clipboard().dataChanged.connect(self._follow)
        QGuiApplication.clipboard().selectionChanged.connect(self._withdraw)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.take_back)

    @property
    def taken_back_in_ms(self) -> int | None:
        """When the copy is taken back; None while nothing is lent."""
        return self._timer.remainingTime() if self._timer.isActive() else None

    @Slot()
    def take_back(self) -> None:
        self._timer.stop()
        take_back()

    @Slot()
    def _withdraw(self) -> None:
        """X11 offers to every program what was merely selected; it is taken away before any can ask for it."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    @Slot()
    def _follow(self) -> None:
        self._timer.stop()
        if not is_ours():
            return
        lent = _lying_there()
        if lent is None:
            return
        if lent.hasFormat(_MARK):
            self._timer.start()
            if sys.platform == "darwin":
                from app.ui.objective_c import conceal_copy

                conceal_copy()
        elif lent.hasText():
            QGuiApplication.clipboard().setMimeData(private_copy(lent.text()))
