"""What an open journal leaves around it: dialogs that stood over it, and words that were copied from it."""

from PySide6.QtWidgets import QDialog, QWidget

from app.ui.private_copy import take_back
from app.ui.recent_lists import forget_places


def clear_traces(window: QWidget) -> None:
    """After locking, nothing of either is left."""
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    take_back()
    forget_places()
