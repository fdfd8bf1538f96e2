"""One message at a time, with a way back, that waits for whoever is on it and never covers the lamp."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Theme
from app.ui.widgets.lamp_block import LampBlock
from app.ui.widgets.toast import STAYS_MS, Toasts


class _Undo:
    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
    return window


def test_a_message_is_shown_with_undo_only_where_something_can_be_undone(window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Entry moved to the bin", _Undo())
    assert toasts.toast.isVisible()
    assert toasts.toast.words.text() == "Entry moved to the bin"
    assert toasts.toast.undo.isVisible()
    toasts.show_message("Saved")
    assert toasts.toast.words.text() == "Saved"
    assert not toasts.toast.undo.isVisible()


def test_undo_undoes_once_and_the_message_goes(window: QWidget) -> None:
    toasts, undo = Toasts(window), _Undo()
    toasts.show_message("Entry moved to the bin", undo)
    QTest.mouseClick(toasts.toast.undo, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(toasts.toast.undo, Qt.MouseButton.LeftButton)
    assert undo.times == 1
    assert not toasts.toast.isVisible()


def test_a_newer_message_takes_the_place_and_the_older_undo_is_gone(window: QWidget) -> None:
    toasts, first, second = Toasts(window), _Undo(), _Undo()
    toasts.show_message("One", first)
    toasts.show_message("Two", second)
    toasts.toast.undo.click()
    assert (first.times, second.times) == (0, 1)


def test_a_message_stays_eight_seconds_and_then_goes_by_itself(window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Saved")
    assert STAYS_MS == 8000
    assert toasts.clock.interval() == STAYS_MS
    assert toasts.clock.isActive()
    toasts.clock.timeout.emit()
    assert not toasts.toast.isVisible()


def test_a_message_waits_while_the_pointer_or_the_focus_is_on_it(window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Entry moved to the bin", _Undo())
    here = QPointF(5, 5)
    QCoreApplication.sendEvent(toasts.toast, QEnterEvent(here, here, here))
    assert not toasts.clock.isActive()
    QCoreApplication.sendEvent(toasts.toast, QEvent(QEvent.Type.Leave))
    assert toasts.clock.isActive()
    toasts.toast.undo.setFocus(Qt.FocusReason.TabFocusReason)
    assert not toasts.clock.isActive()
    QCoreApplication.sendEvent(toasts.toast, QEvent(QEvent.Type.Leave))
    assert not toasts.clock.isActive()
    toasts.toast.undo.clearFocus()
    assert toasts.clock.isActive()


def test_a_message_stands_in_the_middle_of_the_content_near_its_bottom(window: QWidget) -> None:
    content = QWidget(window)
    content.setGeometry(224, 0, 1056, 800)
    content.show()
    toasts = Toasts(window, content)
    toasts.show_message("Saved")
    place = toasts.toast.geometry()
    assert abs(place.center().x() - content.geometry().center().x()) <= 1
    assert place.bottom() == 799 - 24


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [960, 700, 1280])
def test_a_message_never_covers_the_lamp_and_never_leaves_the_window(
    window: QWidget, look: Theme, size: float, width: int
) -> None:
    look.set_text_size(size)
    window.resize(width, 600)
    lamp = LampBlock(parent=window)
    lamp.resize(lamp.sizeHint())
    lamp.move(16, 600 - 16 - lamp.height())
    lamp.show()
    toasts = Toasts(window)
    toasts.show_message("The entry was moved to the bin, and it stays there for thirty days", _Undo())
    assert not toasts.toast.geometry().intersects(lamp.geometry())
    assert window.rect().contains(toasts.toast.geometry())


def test_a_message_follows_the_window_when_it_is_resized(window: QWidget) -> None:
    toasts = Toasts(window)
    toasts.show_message("Saved")
    window.resize(900, 620)
    assert toasts.toast.geometry().bottom() == 619 - 24
    assert abs(toasts.toast.geometry().center().x() - 450) <= 1


def test_with_motion_a_message_rises_into_its_place_and_without_it_is_there(window: QWidget, look: Theme) -> None:
    toasts = Toasts(window)
    toasts.show_message("Saved")
    place = toasts.toast.pos()
    look.set_motion("full")
    toasts.show_message("Saved")
    assert toasts.toast.pos() == place + QPoint(0, 12)
    toasts.rise.setCurrentTime(look.duration("settle"))
    assert toasts.toast.pos() == place


def test_long_messages_are_broken_and_not_cut(window: QWidget, look: Theme) -> None:
    look.set_text_size(2.0)
    toasts = Toasts(window)
    window.resize(960, 600)
    toasts.show_message("word " * 40, _Undo())
    words = toasts.toast.words
    assert words.height() >= words.heightForWidth(words.width())
    assert QRect(QPoint(0, 0), toasts.toast.size()).contains(words.geometry())
