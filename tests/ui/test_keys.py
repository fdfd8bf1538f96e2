"""The table of keys makes the shortcuts: pressed in the real window, each says its own act."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.keys import Act, KeyMap


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QLineEdit(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def press(window: QWidget, sequence: str) -> None:
    combination = QKeySequence(sequence)[0]  # type: ignore[index]
    field = window.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, combination.key(), combination.keyboardModifiers())


def test_every_key_of_the_table_says_its_act(window: QWidget) -> None:
    keys = KeyMap(window)
    heard: list[object] = []
    keys.asked.connect(heard.append)
    expected = []
    for _, rows in keys.table():
        for row in rows:
            if row.act is not None:
                press(window, row.sequence)
                expected.append(row.act)
    assert heard == expected
    assert set(expected) == set(Act)


def test_larger_also_works_without_shift(window: QWidget) -> None:
    keys = KeyMap(window)
    heard: list[object] = []
    keys.asked.connect(heard.append)
    field = window.findChild(QLineEdit)
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert heard == [Act.LARGER]


def test_while_locked_no_key_leads_to_words(window: QWidget) -> None:
    keys = KeyMap(window)
    heard: list[object] = []
    keys.asked.connect(heard.append)
    keys.set_locked(True)
    for sequence in ("Ctrl+1", "Ctrl+2", "Ctrl+F", "Ctrl+N", "Ctrl+Shift+H"):
        press(window, sequence)
    assert heard == []
    press(window, "Ctrl++")
    press(window, "Ctrl+L")
    assert heard == [Act.LARGER, Act.LOCK]
    keys.set_locked(False)
    press(window, "Ctrl+1")
    assert heard[-1] is Act.TODAY


def test_no_two_rows_share_a_key(window: QWidget) -> None:
    rows = [row for _, rows in KeyMap(window).table() for row in rows]
    sequences = [row.sequence for row in rows] + [row.also for row in rows if row.also]
    assert len(sequences) == len(set(sequences))
    assert all(row.words for row in rows)
    assert all(QKeySequence(sequence).toString() for sequence in sequences)


def test_the_list_shows_the_keys_of_the_safe_space(window: QWidget) -> None:
    """It is a window of its own and listens itself; which of them work there is tested there."""
    shown = dict(KeyMap(window).in_the_safe_space("F8"))
    assert list(shown) == ["F8 again", "1 to 7", "Space", "P", "Esc", "Ctrl+Shift+H", "Ctrl+L"]
    assert all(shown.values())
