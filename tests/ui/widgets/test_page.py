"""The page frame: where the column stands in every window, and the two tools of every page."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.buttons import ToolButton
from app.ui.widgets.cards import Card
from app.ui.widgets.page import Page
from app.ui.widgets.text import HideableLabel, Label
from tests.ui.widgets.conftest import Heard


class _Window(QWidget):
    """A rail of a given width, and a page with one card."""

    def __init__(self, rail: int) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(rail, 0, 0, 0)
        self.page = Page("Good evening", "Thursday 13 November", self)
        row.addWidget(self.page)
        self.card = Card()
        self.words = HideableLabel("Ride two stops")
        self.card.body_layout.addWidget(self.words)
        self.page.body_layout.addWidget(self.card)

    def place(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self, QPoint(0, 0)), widget.size())


def _open(qtbot: QtBot, rail: int, width: int, height: int) -> _Window:
    window = _Window(rail)
    qtbot.addWidget(window)
    window.resize(width, height)
    with qtbot.waitActive(window):
        window.show()
    return window


def test_in_a_usual_window_the_column_is_the_one_of_the_mockup(qtbot: QtBot) -> None:
    window = _open(qtbot, 224, 1280, 800)
    assert (window.place(window.card).left(), window.card.width()) == (280, 944)
    assert window.place(window.page.title).top() == 32
    assert window.place(window.page.subtitle).top() == 70
    assert window.place(window.card).top() == 118
    lock = window.place(window.page.tools.lock_button)
    assert lock.right() + 1 == 1224 + ToolButton.side
    assert (lock.top(), lock.height()) == (30, 40)


def test_in_a_wide_window_the_column_grows_once_and_stays_in_the_middle(qtbot: QtBot) -> None:
    window = _open(qtbot, 256, 1920, 1080)
    assert (window.place(window.card).left(), window.card.width()) == (528, 1120)
    assert window.place(window.page.title).top() == 72


def test_large_text_makes_the_same_window_feel_narrow(qtbot: QtBot, look: Theme) -> None:
    look.set_text_size(1.25)
    window = _open(qtbot, 132, 1024, 700)
    assert window.place(window.card).left() == 172
    assert window.place(window.card).right() + 1 == 1024 - 40
    look.set_text_size(1.0)
    assert look.effective_width(1024) < 1200


@pytest.mark.parametrize("size", [1.0, 1.25, 1.5, 2.0])
def test_nothing_of_the_header_is_cut_at_the_smallest_window(qtbot: QtBot, look: Theme, size: float) -> None:
    look.set_text_size(size)
    window = _open(qtbot, 132, 960, 600)
    page = window.page
    for label in (page.title, page.subtitle):
        assert label.height() >= label.heightForWidth(label.width())
    for button in (page.tools.hide_button, page.tools.lock_button):
        assert button.width() >= button.sizeHint().width()
        assert window.rect().contains(window.place(button))
    assert not window.place(page.title).intersects(window.place(page.tools))
    assert page.area.horizontalScrollBar().maximum() == 0


def test_the_column_stays_where_it_is_when_the_page_becomes_long_enough_to_scroll(qtbot: QtBot) -> None:
    window = _open(qtbot, 224, 1280, 800)
    before = window.place(window.card)
    tall = Card()
    tall.setMinimumHeight(2000)
    window.page.body_layout.addWidget(tall)
    qtbot.waitUntil(window.page.area.verticalScrollBar().isVisible)
    QCoreApplication.processEvents()
    assert window.place(window.card).left() == before.left()
    assert window.card.width() == before.width()


def test_hide_becomes_show_and_says_what_was_asked_for(qtbot: QtBot, heard: Heard) -> None:
    window = _open(qtbot, 224, 1280, 800)
    tools = window.page.tools
    asked = QSignalSpy(window.page.hide_toggled)
    QTest.mouseClick(tools.hide_button, Qt.MouseButton.LeftButton)
    assert asked.at(0)[0] is True
    assert heard(tools.hide_button).text(QAccessible.Text.Name) == "Show"
    assert heard(tools.hide_button).state().checked
    QTest.keyClick(tools.hide_button, Qt.Key.Key_Space)
    assert [asked.at(number)[0] for number in range(asked.count())] == [True, False]
    assert heard(tools.hide_button).text(QAccessible.Text.Name) == "Hide"


def test_lock_asks_for_the_lock(qtbot: QtBot) -> None:
    window = _open(qtbot, 224, 1280, 800)
    wanted = QSignalSpy(window.page.lock_wanted)
    QTest.keyClick(window.page.tools.lock_button, Qt.Key.Key_Return)
    assert wanted.count() == 1


def test_hiding_reaches_every_personal_word_and_only_those_without_asking_again(qtbot: QtBot, heard: Heard) -> None:
    window = _open(qtbot, 224, 1280, 800)
    asked = QSignalSpy(window.page.hide_toggled)
    window.page.hide_words(True)
    assert heard(window.words).text(QAccessible.Text.Name) == "Hidden"
    assert heard(window.page.title).text(QAccessible.Text.Name) == "Good evening"
    assert window.page.tools.hide_button.isChecked()
    assert asked.count() == 0
    window.page.hide_words(False)
    assert heard(window.words).text(QAccessible.Text.Name) == "Ride two stops"


def test_a_page_may_have_tools_of_its_own_before_the_two(qtbot: QtBot) -> None:
    window = _open(qtbot, 224, 1280, 800)
    tool = ToolButton("text", "Format")
    window.page.tools.add_tool(tool)
    QCoreApplication.processEvents()
    assert window.place(tool).right() < window.place(window.page.tools.hide_button).left()


def test_a_page_can_take_another_title(qtbot: QtBot, heard: Heard) -> None:
    window = _open(qtbot, 224, 1280, 800)
    window.page.set_title("Good night", "")
    assert heard(window.page).text(QAccessible.Text.Name) == "Good night"
    assert window.page.title.text() == "Good night"
    assert not window.page.subtitle.isVisible()


def test_what_is_not_personal_stays_a_plain_label() -> None:
    assert not issubclass(Label, HideableLabel)
