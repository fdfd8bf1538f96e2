"""What nobody expected: logged by type and place alone, told calmly and once, and the window stays alive."""

import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.paths import resources
from app.ui.theme import install
from app.ui.trouble_sheet import TroubleSheet, tell
from app.unexpected import Unexpected, place
from tests.support.robot import Robot

SECRET = "a sentence out of the journal"


@pytest.fixture
def unexpected(qapp: QObject) -> Iterator[Unexpected]:
    hooks = sys.excepthook, threading.excepthook
    made = Unexpected()
    made.watch()
    yield made
    sys.excepthook, threading.excepthook = hooks


def fail() -> None:
    raise ValueError(SECRET)


def raised() -> ValueError:
    try:
        fail()
    except ValueError as error:
        return error
    raise AssertionError


@pytest.mark.logs("ValueError at")
def test_the_log_holds_type_and_place_and_nothing_else(
    qtbot: QtBot, unexpected: Unexpected, caplog: pytest.LogCaptureFixture
) -> None:
    error = raised()
    with qtbot.waitSignal(unexpected.happened) as told:
        sys.excepthook(type(error), error, error.__traceback__)
    assert told.args == [error]
    (record,) = caplog.records
    assert record.getMessage().startswith("ValueError at tests.test_unexpected:")
    assert SECRET not in record.getMessage()
    assert "/" not in record.getMessage()


@pytest.mark.logs("ValueError at")
def test_an_error_in_a_thread_arrives_on_the_thread_of_the_window(qtbot: QtBot, unexpected: Unexpected) -> None:
    seen: list[int] = []

    class Listener(QObject):
        def hear(self, _error: object) -> None:
            seen.append(threading.get_ident())

    listener = Listener()
    unexpected.happened.connect(listener.hear)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.get_ident()]


def test_ctrl_c_in_a_terminal_is_nobodys_trouble(
    qtbot: QtBot, unexpected: Unexpected, capsys: pytest.CaptureFixture[str]
) -> None:
    with qtbot.assertNotEmitted(unexpected.happened):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_the_place_leads_to_the_line() -> None:
    assert place(raised().__traceback__).count(" > ") == 1
    assert place(None) == "an unknown place"


def test_the_dialog_is_calm_and_single(qtbot: QtBot, qapp: QApplication) -> None:
    install(qapp, resources() / "theme" / "tokens.json", motion="reduced")
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    tell(raised(), window)
    tell(raised(), window)
    assert len(window.findChildren(TroubleSheet)) == 1
    robot = Robot(window)
    assert robot.reads("What was saved before is safe")
    assert not robot.reads(SECRET)
    robot.press("Go on")
    robot.wait(lambda: not window.findChildren(TroubleSheet), "it stayed")
