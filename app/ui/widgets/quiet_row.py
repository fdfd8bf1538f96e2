"""A quiet button whose words begin, or end, where those above and below them do."""

from PySide6.QtWidgets import QHBoxLayout

from app.ui.widgets.buttons import QuietButton


def at_start(button: QuietButton) -> QHBoxLayout:
    """A row with the words of the button at the edge where lines begin."""
    row = QHBoxLayout()
    row.setSpacing(0)
    row.addSpacing(-QuietButton.OVERHANG)
    row.addWidget(button)
    row.addStretch(1)
    return row
