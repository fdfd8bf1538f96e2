"""Fields have a name, room for what lies in them, and say what does not fit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.theme import Role, Theme
from app.ui.widgets.fields import Field, FieldWithNote, PasswordField, SearchField
from tests.ui.widgets.conftest import Heard, Show


@pytest.mark.parametrize("kind", [Field, PasswordField, SearchField])
def test_every_field_is_editable_text_with_a_name(kind: type[Field], qtbot: QtBot, heard: Heard) -> None:
    field = kind("Password", "Type it here")
    qtbot.addWidget(field)
    assert heard(field).role() == QAccessible.Role.EditableText
    assert heard(field).text(QAccessible.Text.Name) == "Password"


def test_a_placeholder_is_the_name_when_there_is_no_other(qtbot: QtBot, heard: Heard) -> None:
    field = SearchField("", "Search your words")
    qtbot.addWidget(field)
    assert heard(field).text(QAccessible.Text.Name) == "Search your words"


def test_a_problem_is_seen_and_heard_and_goes_away(qtbot: QtBot, heard: Heard, look: Theme) -> None:
    field = Field("Code")
    qtbot.addWidget(field)
    field.resize(200, 44)
    assert field.grab().toImage().pixelColor(100, 0) != look.colour("plum")
    field.set_problem("There is no letter O in the code")
    assert field.grab().toImage().pixelColor(100, 0) == look.colour("plum")
    assert heard(field).text(QAccessible.Text.Description) == "There is no letter O in the code"
    field.set_problem(None)
    assert field.problem is None
    assert heard(field).text(QAccessible.Text.Description) == ""


def test_a_password_is_dots_and_never_read_out_until_the_eye_is_pressed(show: Show, heard: Heard) -> None:
    field = PasswordField("Password")
    show(field)
    field.setText("seven calm otters")
    assert heard(field).state().passwordEdit
    assert "otters" not in heard(field).text(QAccessible.Text.Value)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    eye = field.focusWidget()
    assert eye is not None
    assert heard(eye).text(QAccessible.Text.Name) == "Show the password"
    QTest.keyClick(eye, Qt.Key.Key_Space)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert heard(eye).text(QAccessible.Text.Name) == "Cover the password"
    field.hide_again()
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_the_words_of_a_password_are_not_learned_by_a_keyboard(qtbot: QtBot) -> None:
    field = PasswordField("Password")
    qtbot.addWidget(field)
    hints = field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_a_search_can_be_emptied_and_offers_it_only_when_there_is_something(show: Show) -> None:
    field = SearchField("Search")
    show(field)
    cross = field.end_button
    assert cross is not None
    assert not cross.isVisible()
    QTest.keyClicks(field, "tram")
    assert cross.isVisible()
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert field.hasFocus()
    assert not cross.isVisible()


def test_words_end_before_what_lies_in_the_field(show: Show) -> None:
    field = PasswordField("Password")
    show(field)
    eye = field.end_button
    assert eye is not None
    assert field.rect().contains(eye.geometry())
    assert field.width() - field.textMargins().right() <= eye.geometry().left() + 8


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_a_field_is_a_target_and_grows_with_its_words(show: Show, look: Theme, size: float) -> None:
    look.set_text_size(size)
    field, tall = Field("A"), Field("B")
    tall.set_tall()
    show(field, tall)
    assert field.height() == 20 + look.line_height(Role.BODY)
    assert tall.height() == field.height() + 8


def test_a_named_field_shows_its_note_until_a_problem_takes_the_place(show: Show, heard: Heard) -> None:
    row = FieldWithNote("Password", PasswordField(), "Three words work well.")
    show(row)
    assert heard(row.field).text(QAccessible.Text.Name) == "Password"
    assert row.note_label.text() == "Three words work well."
    row.set_problem("That did not open it.")
    assert row.note_label.text() == heard(row.field).text(QAccessible.Text.Description) == "That did not open it."
    row.set_problem(None)
    assert row.note_label.text() == "Three words work well."
    row.set_note("")
    assert not row.note_label.isVisible()
