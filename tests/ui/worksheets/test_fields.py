"""Every kind of question: not answered at first, answered by keyboard alone, named, and cleared again."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.worksheets import Field, FieldKind, Option
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget
from app.ui.worksheets.fields.clock import read_time
from app.ui.worksheets.fields.group import GroupField
from app.ui.worksheets.fields.make import field_widget

TODAY = date(2025, 11, 13)
OPTIONS = (Option("a", "The first"), Option("b", "The second"))
PLAIN = Field("note", FieldKind.TEXT, "What was there")
FIELDS = {
    FieldKind.TEXT: PLAIN,
    FieldKind.LONG: Field("story", FieldKind.LONG, "What happened"),
    FieldKind.CHOICE: Field("one", FieldKind.CHOICE, "Which one", options=OPTIONS),
    FieldKind.CHOICES: Field("some", FieldKind.CHOICES, "Which of these", options=OPTIONS),
    FieldKind.SCALE: Field("strong", FieldKind.SCALE, "How strong", ends=("not at all", "very")),
    FieldKind.PERCENT: Field("sure", FieldKind.PERCENT, "How sure", most=100),
    FieldKind.NUMBER: Field("times", FieldKind.NUMBER, "How often", most=30),
    FieldKind.FEELINGS: Field("feelings", FieldKind.FEELINGS, "What did you feel", most=100),
    FieldKind.TIME: Field("bed", FieldKind.TIME, "When to bed"),
    FieldKind.DURATION: Field("awake", FieldKind.DURATION, "How long awake", most=600),
    FieldKind.DATE: Field("when", FieldKind.DATE, "Which day"),
}
KEYS: dict[FieldKind, tuple[str, Any]] = {
    FieldKind.TEXT: ("A line", "A line"),
    FieldKind.LONG: ("Two\nlines", "Two\nlines"),
    FieldKind.CHOICE: (" ", "a"),
    FieldKind.CHOICES: (" ", ["a"]),
    FieldKind.SCALE: ("7", 7),
    FieldKind.PERCENT: ("<>>", 10),
    FieldKind.NUMBER: ("12", 12),
    FieldKind.FEELINGS: (" ", [["Sad", None]]),
    FieldKind.TIME: ("2310", "23:10"),
    FieldKind.DURATION: ("2", 120),
    FieldKind.DATE: (" >\n", "2025-11-14"),
}
_KEYS = {"\n": Qt.Key.Key_Return, "<": Qt.Key.Key_Left, ">": Qt.Key.Key_Right, " ": Qt.Key.Key_Space}


def some_feelings() -> list[str]:
    return ["Sad", "Afraid", "Glad"]


AROUND = Around(TODAY, feelings=some_feelings)


class Held:
    """A field in a window, and what it said."""

    def __init__(self, qtbot: QtBot, field: Field) -> None:
        self.window = QWidget()
        self.widget = field_widget(field, 0, AROUND)
        column = QVBoxLayout(self.window)
        column.addWidget(self.widget)
        column.addStretch(1)
        self.said: list[tuple[str, int, Any]] = []
        self.widget.fill({})
        self.widget.said.connect(self._hear)
        self.window.resize(700, 600)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()

    def _hear(self, key: str, line: int, answer: object) -> None:
        self.said.append((key, line, answer))

    def type(self, keys: str) -> None:
        for sign in keys:
            target = QApplication.focusWidget()
            assert target is not None
            plain = sign == " " and not isinstance(target, QAbstractButton)
            if sign in _KEYS and not plain:
                QTest.keyClick(target, _KEYS[sign])
            else:
                QTest.keyClicks(target, sign)


@pytest.fixture(params=list(FIELDS), ids=str)
def held(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Held]:
    yield Held(qtbot, FIELDS[request.param])


def parts(widget: QWidget) -> list[QWidget]:
    """Everything inside that the keyboard reaches."""
    return [
        one for one in widget.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_it_begins_without_an_answer(held: Held) -> None:
    assert held.widget.answer() is None
    assert held.said == []


def test_the_keyboard_answers_it(held: Held) -> None:
    keys, answer = KEYS[held.widget.field.kind]
    held.widget.take_focus()
    held.type(keys)
    assert held.widget.answer() == answer
    assert held.said[-1] == (held.widget.field.key, 0, answer)


def test_an_answer_is_shown_again_and_says_nothing(held: Held) -> None:
    _keys, answer = KEYS[held.widget.field.kind]
    held.widget.fill({(held.widget.field.key, 0): answer})
    assert held.widget.answer() == answer
    assert held.said == []


def test_an_answer_can_be_taken_back(held: Held) -> None:
    _keys, answer = KEYS[held.widget.field.kind]
    held.widget.fill({(held.widget.field.key, 0): answer})
    held.widget.clear()
    assert held.widget.answer() is None
    assert held.said[-1] == (held.widget.field.key, 0, None)


def test_everything_that_can_be_reached_has_a_name(held: Held) -> None:
    reached = parts(held.widget)
    assert reached
    for one in reached:
        heard = QAccessible.queryAccessibleInterface(one)
        assert heard is not None
        assert heard.text(QAccessible.Text.Name), type(one).__name__
        assert heard.role() != QAccessible.Role.Client


def test_hidden_words_are_neither_seen_nor_heard(held: Held) -> None:
    _keys, answer = KEYS[held.widget.field.kind]
    held.widget.fill({(held.widget.field.key, 0): answer})
    held.widget.hide_words(True)
    assert not held.widget.body.isVisible()
    held.widget.hide_words(False)
    assert held.widget.body.isVisible()
    assert held.widget.answer() == answer


@pytest.mark.parametrize("kind", [FieldKind.SCALE, FieldKind.PERCENT])
def test_a_scale_says_that_it_is_not_answered(qtbot: QtBot, kind: FieldKind) -> None:
    held = Held(qtbot, FIELDS[kind])
    name = parts(held.widget)[0].accessibleName()
    assert name.endswith("Not answered")
    held.widget.fill({(held.widget.field.key, 0): 5})
    assert "5" in parts(held.widget)[0].accessibleName()


def test_delete_takes_the_answer_of_a_scale_back(qtbot: QtBot) -> None:
    held = Held(qtbot, FIELDS[FieldKind.SCALE])
    held.widget.take_focus()
    held.type("0")
    assert held.widget.answer() == 0
    QTest.keyClick(parts(held.widget)[0], Qt.Key.Key_Delete)
    assert held.widget.answer() is None


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("23:10", "23:10"),
        ("7", "07:00"),
        ("730", "07:30"),
        ("11.10 pm", "23:10"),
        ("12 am", "00:00"),
        ("0:05", "00:05"),
    ],
)
def test_a_time_is_understood_as_people_write_it(words: str, time: str) -> None:
    assert read_time(words) == time


@pytest.mark.parametrize("words", ["24:00", "late", "13 pm", "7:61", "", "²"])
def test_what_is_no_time_is_none(words: str) -> None:
    assert read_time(words) is None


@pytest.mark.parametrize(("kind", "words"), [(FieldKind.NUMBER, "99"), (FieldKind.TIME, "late")])
def test_what_does_not_fit_stays_there_with_a_sentence(qtbot: QtBot, kind: FieldKind, words: str) -> None:
    held = Held(qtbot, FIELDS[kind])
    held.widget.take_focus()
    held.type(words + "\n")
    assert held.widget.answer() is None
    assert any("here." in one.text() or "looks like" in one.text() for one in labels(held.widget))


def labels(widget: FieldWidget) -> list[Any]:
    from app.ui.widgets.text import Label

    return [one for one in widget.findChildren(Label) if one.isVisible()]


# --- lines of a group


GROUP = Field("list", FieldKind.GROUP, "What could be done", fields=(PLAIN,), target=2, add="One more idea")


def test_lines_are_added_and_answered_by_keyboard(qtbot: QtBot) -> None:
    held = Held(qtbot, GROUP)
    assert isinstance(held.widget, GroupField)
    assert len(held.widget.lines) == 2
    held.widget.add_button.setFocus()
    held.type(" ")
    held.type("Third")
    assert held.said[-1] == ("note", 2, "Third")


def test_a_line_goes_and_comes_back_where_it_was(qtbot: QtBot) -> None:
    held = Held(qtbot, GROUP)
    assert isinstance(held.widget, GroupField)
    held.widget.fill({("note", 0): "First", ("note", 1): "Second"})
    held.widget.lines[0].remove_button.click()
    assert [part.answer() for part in held.widget.parts()] == ["Second"]
    assert [part.line for part in held.widget.parts()] == [0]
    undo = held.widget.undo_line.button
    assert QApplication.focusWidget() is undo
    undo.click()
    held.widget.fill({("note", 0): "First", ("note", 1): "Second"})
    assert [part.answer() for part in held.widget.parts()] == ["First", "Second"]
