"""Selects words in every private field on a real X11 screen and prints what other programs can read of them.

Run as a program by test_primary.py, because the tests themselves have no screen.
"""

import subprocess
import sys
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from app.paths import resources
from app.settings import Preferences
from app.ui.journal.editor import Editor
from app.ui.journal.page_look import page_look
from app.ui.journal.search_box import SearchBox
from app.ui.journal.title_edit import TitleEdit
from app.ui.private_copy import CopyKeeper
from app.ui.theme import install, theme

_PATIENCE = 300


def main() -> None:
    application = QApplication(sys.argv)
    install(application, resources() / "theme" / "tokens.json", scheme="light")
    window = QWidget()
    layout = QVBoxLayout(window)
    control, editor = QTextEdit(), Editor(page_look(theme(), Preferences()))
    title, search = TitleEdit(), SearchBox("Search your words")
    field, reading = QLineEdit("only mine"), QTextBrowser()
    reading.setPlainText("only mine")
    parts: dict[str, Any] = {"control": control, "editor": editor, "title": title, "search": search}
    parts |= {"field": field, "reading": reading}
    for part in parts.values():
        layout.addWidget(part)
    window.resize(500, 500)
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.activateWindow()
    control.setPlainText("anybody may read this")
    editor.open_text("only mine")
    title.set_title("only mine")
    search.setText("only mine")
    print(f"control={select(parts.pop('control'))}")
    CopyKeeper(application)
    for name, part in parts.items():
        print(f"{name}={select(part)}")


def select(part: Any) -> str:
    """With a double click and with keys; then what the PRIMARY clipboard gives."""
    part.setFocus()
    surface = part.viewport() if hasattr(part, "viewport") else part
    QTest.mouseDClick(surface, Qt.MouseButton.LeftButton, pos=QPoint(45, 12))
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=QPoint(45, 12))
    QTest.keyClick(part, Qt.Key.Key_Home)
    QTest.keyClick(part, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(part, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return primary()


def primary() -> str:
    """What another program reads; this one answers it meanwhile."""
    command = ["xclip", "-o", "-selection", "primary"]
    reader = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    for _ in range(_PATIENCE):
        if reader.poll() is not None:
            break
        QTest.qWait(10)
    reader.kill()
    return reader.communicate()[0].decode()


if __name__ == "__main__":
    main()
