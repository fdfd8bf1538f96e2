"""A field of several lines with its name above it, and perhaps a note below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.theme import Role
from app.ui.widgets.text import Label
from app.ui.widgets.text_area import FramedTextArea


def named(frame: FramedTextArea, note: str = "") -> QWidget:
    """The name is the one that a screen reader says."""
    part = QWidget()
    label = Label(frame.area.accessibleName(), bold=True, wrap=True, parent=part)
    label.setBuddy(frame.area)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(label)
    column.addWidget(frame)
    if note:
        frame.area.setAccessibleDescription(note)
        column.addWidget(Label(note, Role.SMALL, "ink3", wrap=True, parent=part))
    return part
