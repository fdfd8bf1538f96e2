"""What an open journal leaves around it: dialogs that stood over it, and words that were copied from it."""

from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget


class Clipboard(Protocol):
    """What is asked of QClipboard."""

    def ownsClipboard(self) -> bool: ...
    def clear(self) -> None: ...


def clear_traces(window: QWidget) -> None:
    """After locking, nothing of either is left."""
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    forget_copy(QGuiApplication.clipboard())


def forget_copy(clipboard: Clipboard) -> None:
    """What another program put there stays."""
    if clipboard.ownsClipboard():
        clipboard.clear()
