"""What an open journal leaves around it: dialogs that stood over it, and words that were copied from it."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget


def clear_traces(window: QWidget) -> None:
    """After locking, nothing of either is left. What another program put on the clipboard stays."""
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    clipboard = QGuiApplication.clipboard()
    if clipboard.ownsClipboard():
        clipboard.clear()
