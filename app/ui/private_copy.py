"""What is copied out of Alcove: plain words, and a request to clipboard histories not to keep them."""

from PySide6.QtCore import QMimeData

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = bytes(4)
_REQUESTS = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): _NO,
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}


def private_copy(text: str) -> QMimeData:
    """The text for the clipboard, without formatting."""
    data = QMimeData()
    data.setText(text)
    for name, value in _REQUESTS.items():
        data.setData(name, value)
    return data
