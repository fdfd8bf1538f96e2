"""The look every widget test paints with, and how a screen reader sees a widget."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.ui.theme import Theme, install

Show = Callable[..., QWidget]
Heard = Callable[[QWidget], QAccessibleInterface]


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Theme:
    return install(qapp, resources() / "theme" / "tokens.json", scheme="light", motion="reduced")


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Puts widgets below each other into a window that is on screen and active, and keeps it for the test."""
    kept: list[QWidget] = []

    def _show(*widgets: QWidget, width: int = 600, height: int = 500) -> QWidget:
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        layout = QVBoxLayout(window)
        for widget in widgets:
            layout.addWidget(widget)
        layout.addStretch(1)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
        return window

    return _show


@pytest.fixture
def heard() -> Heard:
    """A widget as a screen reader sees it."""

    def _heard(widget: QWidget) -> QAccessibleInterface:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface is not None
        return interface

    return _heard
