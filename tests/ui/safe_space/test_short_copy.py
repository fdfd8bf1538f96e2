"""What is lent to the clipboard is taken back, and what somebody else put there is not touched."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.safe_space.short_copy import LENT_FOR_S, ShortCopy


@pytest.fixture
def copies(qapp: QApplication) -> Iterator[ShortCopy]:
    QGuiApplication.clipboard().clear()
    made = ShortCopy(qapp)
    yield made
    made.take_back()
    delete(made)


def on_clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_it_lends_for_a_minute(copies: ShortCopy) -> None:
    copies.lend("116123")
    assert on_clipboard() == "116123"
    assert copies.taken_back_in_ms is not None
    assert copies.taken_back_in_ms == pytest.approx(LENT_FOR_S * 1000, rel=0.06)


def test_it_takes_back_what_is_still_its_own(copies: ShortCopy) -> None:
    copies.lend("116123")
    copies.take_back()
    assert on_clipboard() == ""
    assert copies.taken_back_in_ms is None


def test_it_leaves_what_somebody_else_copied(copies: ShortCopy) -> None:
    copies.lend("116123")
    QGuiApplication.clipboard().setText("a shopping list")
    copies.take_back()
    assert on_clipboard() == "a shopping list"


def test_taking_back_twice_touches_nothing(copies: ShortCopy) -> None:
    copies.lend("116123")
    copies.take_back()
    QGuiApplication.clipboard().setText("116123")
    copies.take_back()
    assert on_clipboard() == "116123"


def test_another_copy_starts_another_minute(copies: ShortCopy) -> None:
    copies.lend("116123")
    copies.lend("999")
    copies.take_back()
    assert on_clipboard() == ""


def test_the_end_of_the_program_takes_back_too(copies: ShortCopy, qapp: QApplication) -> None:
    """The signal is what the application says at its end; said here without ending it."""
    copies.lend("116123")
    qapp.aboutToQuit.emit()
    assert on_clipboard() == ""


def test_after_its_time_it_is_gone_without_being_asked(qapp: QApplication, qtbot: QtBot) -> None:
    copies = ShortCopy(qapp, lent_for_s=0)
    copies.lend("116123")
    qtbot.waitUntil(lambda: on_clipboard() == "")
    delete(copies)
