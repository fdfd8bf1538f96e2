"""A question over a dimmed window: the safe answer has the focus, and Esc means it."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.ui.theme import Theme
from app.ui.widgets.dialog import Question, Scrim, Sheet
from app.ui.widgets.text import Label
from tests.ui.widgets.conftest import Heard

TEXT = "It will be gone from this computer and from backups made from now on. PDFs you already saved stay as they are."


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 600)
    with qtbot.waitActive(window):
        window.show()
    return window


def _ask(window: QWidget, qtbot: QtBot) -> Question:
    question = Question(window, "Delete “Two stops” for good?", TEXT, "Keep it", "Delete for good", danger=True)
    question.open()
    qtbot.waitUntil(question.safe_button.hasFocus)
    return question


def _swept() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_safe_answer_has_the_focus_and_the_ring(window: QWidget, qtbot: QtBot) -> None:
    question = _ask(window, qtbot)
    assert question.safe_button.hasFocus()
    assert question.ring.target is question.safe_button
    question.reject()


@pytest.mark.parametrize(("key", "act"), [(Qt.Key.Key_Escape, False), (Qt.Key.Key_Return, False)])
def test_esc_and_enter_mean_the_safe_answer(window: QWidget, qtbot: QtBot, key: Qt.Key, act: bool) -> None:
    question = _ask(window, qtbot)
    chosen = QSignalSpy(question.chosen)
    QTest.keyClick(question.safe_button, key)
    assert [chosen.count(), chosen.at(0)[0]] == [1, act]
    _swept()
    assert not isValid(question)


def test_the_act_is_done_only_by_its_own_button(window: QWidget, qtbot: QtBot) -> None:
    question = _ask(window, qtbot)
    chosen = QSignalSpy(question.chosen)
    QTest.mouseClick(question.act_button, Qt.MouseButton.LeftButton)
    assert [chosen.count(), chosen.at(0)[0]] == [1, True]


def test_tab_goes_to_the_safe_answer_before_the_dangerous_one(window: QWidget, qtbot: QtBot) -> None:
    question = _ask(window, qtbot)
    QTest.keyClick(question.safe_button, Qt.Key.Key_Tab)
    assert question.act_button.hasFocus()
    QTest.keyClick(question.act_button, Qt.Key.Key_Tab)
    assert question.safe_button.hasFocus()
    question.reject()


def test_a_screen_reader_hears_a_dialog_with_the_question_and_what_follows_from_it(
    window: QWidget, qtbot: QtBot, heard: Heard
) -> None:
    question = _ask(window, qtbot)
    assert heard(question).role() == QAccessible.Role.Dialog
    assert heard(question).text(QAccessible.Text.Name) == "Delete “Two stops” for good?"
    assert heard(question).text(QAccessible.Text.Description) == TEXT
    assert question.windowTitle() == "Alcove"
    question.reject()


def test_the_window_is_dimmed_as_long_as_the_question_is_open(window: QWidget, qtbot: QtBot) -> None:
    bright = window.grab().toImage().pixelColor(5, 5).lightness()
    question = _ask(window, qtbot)
    scrim = window.findChild(Scrim)
    assert scrim is not None
    assert scrim.geometry() == window.rect()
    assert window.grab().toImage().pixelColor(5, 5).lightness() < bright
    window.resize(1000, 700)
    assert scrim.geometry() == window.rect()
    question.reject()
    _swept()
    assert window.findChild(Scrim) is None


def test_the_corners_are_round_and_the_edge_is_inside(window: QWidget, qtbot: QtBot, look: Theme) -> None:
    question = _ask(window, qtbot)
    picture = question.grab().toImage()
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(question.width() // 2, 0) == look.colour("lineStrong")
    assert picture.pixelColor(question.width() // 2, 4) == look.colour("lift")
    question.reject()


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_all_words_and_both_answers_can_be_read_at_any_text_size(
    window: QWidget, qtbot: QtBot, look: Theme, size: float
) -> None:
    look.set_text_size(size)
    question = _ask(window, qtbot)
    for label in (question.title, question.words):
        assert label.height() >= label.heightForWidth(label.width())
    for button in (question.safe_button, question.act_button):
        assert button.width() >= button.sizeHint().width()
        assert question.rect().contains(button.mapTo(question, button.rect().bottomRight()))
    question.reject()


def test_a_sheet_that_is_taller_than_the_window_scrolls_and_stays_inside(window: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet(window, "Keys")
    for number in range(40):
        sheet.body_layout.addWidget(Label(f"Line {number}"))
    with qtbot.waitActive(sheet):
        sheet.open()
    assert sheet.height() <= window.height()
    assert sheet.area.verticalScrollBar().maximum() > 0
    sheet.reject()


def test_a_sheet_grows_with_what_is_put_into_it(window: QWidget, qtbot: QtBot) -> None:
    sheet = Sheet(window, "Keys")
    with qtbot.waitActive(sheet):
        sheet.open()
    before = sheet.height()
    sheet.body_layout.addWidget(Label("One more line"))
    qtbot.waitUntil(lambda: sheet.height() > before)
    sheet.reject()


def test_the_question_stands_over_the_middle_of_its_window(window: QWidget, qtbot: QtBot) -> None:
    question = _ask(window, qtbot)
    middle = window.mapToGlobal(window.rect().center())
    distance = question.geometry().center() - middle
    assert max(abs(distance.x()), abs(distance.y())) <= 1
    assert question.mapFromGlobal(middle) != QPoint()
    question.reject()
