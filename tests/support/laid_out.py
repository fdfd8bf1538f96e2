"""Sizes as they are once every layout was asked again: right after a change they are still those of before."""

from PySide6.QtWidgets import QApplication

from app.ui.widgets.page import Page

# One round asks every layout again, the next ones give and take the room.
_ROUNDS = 10


def lay_out() -> None:
    """Lets everything that a change of size or text began come to its end."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()


def too_wide(page: Page) -> int:
    """By how many pixels something sticks out of a page; none or less is as it has to be."""
    lay_out()
    return page.column.minimumSizeHint().width() - page.area.viewport().width()
