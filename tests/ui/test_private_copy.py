"""What is copied goes after a minute, at lock and at the end, and what somebody else put there is not touched."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui import objective_c
from app.ui.private_copy import LENT_FOR_S, CopyKeeper, private_copy, take_back

WINDOWS = 'application/x-qt-windows-mime;value="{}"'


@pytest.fixture
def keeper(qapp: QApplication) -> Iterator[CopyKeeper]:
    QGuiApplication.clipboard().clear()
    made = CopyKeeper(qapp)
    yield made
    made.take_back()
    delete(made)


def copy(text: str) -> None:
    QGuiApplication.clipboard().setMimeData(private_copy(text))


def on_clipboard() -> str:
    return QGuiApplication.clipboard().text()


def test_a_copy_asks_the_histories_of_each_system_to_leave_it_out() -> None:
    data = private_copy("some words")
    assert data.text() == "some words"
    assert not data.hasHtml()
    assert data.data("x-kde-passwordManagerHint").data() == b"secret"
    for name in ("ExcludeClipboardContentFromMonitorProcessing", "CanIncludeInClipboardHistory"):
        assert data.data(WINDOWS.format(name)).data() == bytes(4)
    assert data.hasFormat(WINDOWS.format("CanUploadToCloudClipboard"))


def test_a_copy_stays_for_a_minute(keeper: CopyKeeper) -> None:
    copy("some words")
    assert on_clipboard() == "some words"
    assert keeper.taken_back_in_ms is not None
    assert keeper.taken_back_in_ms == pytest.approx(LENT_FOR_S * 1000, rel=0.06)


def test_after_its_time_it_is_gone_without_being_asked(qapp: QApplication, qtbot: QtBot) -> None:
    keeper = CopyKeeper(qapp, lent_for_s=0)
    copy("some words")
    qtbot.waitUntil(lambda: on_clipboard() == "")
    delete(keeper)


def test_what_somebody_else_copied_stays_and_is_not_waited_for(keeper: CopyKeeper) -> None:
    copy("some words")
    QGuiApplication.clipboard().setText("a shopping list")
    assert keeper.taken_back_in_ms is None
    keeper.take_back()
    take_back()
    assert on_clipboard() == "a shopping list"


def test_the_same_words_of_somebody_else_stay_too(keeper: CopyKeeper) -> None:
    copy("some words")
    QGuiApplication.clipboard().setText("some words")
    take_back()
    assert on_clipboard() == "some words"


def test_another_copy_starts_another_minute(qapp: QApplication, keeper: CopyKeeper) -> None:
    copy("some words")
    keeper._timer.stop()
    copy("other words")
    assert keeper.taken_back_in_ms is not None


def test_the_end_of_the_program_takes_back_too(keeper: CopyKeeper, qapp: QApplication) -> None:
    """The signal is what the application says at its end; said here without ending it."""
    copy("some words")
    qapp.aboutToQuit.emit()
    assert on_clipboard() == ""


def test_a_plain_field_copies_with_the_request_where_the_system_says_whose_it_is(
    keeper: CopyKeeper, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ui.private_copy.is_ours", lambda: True)
    field = QLineEdit("a spare key")
    qtbot.addWidget(field)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert on_clipboard() == "a spare key"
    assert QGuiApplication.clipboard().mimeData().hasFormat("x-kde-passwordManagerHint")
    assert keeper.taken_back_in_ms is not None


class FakeRuntime(objective_c.Runtime):
    """Gives every object a number and notes what was said to it."""

    def __init__(self) -> None:
        self.said: list[tuple[int, str, tuple[int, ...]]] = []
        self.kinds: list[str] = []

    def kind(self, name: str) -> int:
        self.kinds.append(name)
        return 100 + len(self.kinds)

    def send(self, receiver: int, selector: str, *values: int) -> int:
        self.said.append((receiver, selector, values))
        return 1000 + len(self.said)


def test_macos_is_told_that_the_copy_is_concealed() -> None:
    """What is said there, with a runtime that only listens; no Mac has heard it yet."""
    runtime = FakeRuntime()
    objective_c.conceal_copy(runtime)
    selectors = [selector for _receiver, selector, _values in runtime.said]
    assert selectors[0] == "stringWithUTF8String:"
    assert selectors[-1] == "setData:forType:"
    kind, board = 1001, 1002
    assert runtime.said[-1][0] == board
    assert runtime.said[-1][2][1] == kind
