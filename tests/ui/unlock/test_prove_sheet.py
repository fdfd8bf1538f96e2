"""The password in front of an entry that is kept closed: answered at once, and never with a blame it has not earned."""

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from app.storage import wrapping
from app.storage.errors import DiskTrouble, KeyFileTampered, TooLittleMemory
from app.ui.messages import sentence_for
from app.ui.unlock.prove_sheet import ProveSheet
from tests.support.door import PASSWORD
from tests.ui.unlock.conftest import Place, PlaceMaker


@pytest.fixture
def inside(place: PlaceMaker) -> Place:
    start = place()
    start.door.set_up(PASSWORD)
    return start


def open_sheet(qtbot: QtBot, place: Place) -> ProveSheet:
    sheet = ProveSheet(place.door.access, place)
    with qtbot.waitActive(sheet):
        sheet.open()
    qtbot.waitUntil(sheet.field.hasFocus)
    return sheet


def raising(error: Exception) -> Callable[..., bytes]:
    def refuse(*_args: object) -> bytes:
        raise error

    return refuse


def test_it_is_answered_while_an_import_runs(qtbot: QtBot, inside: Place) -> None:
    over = threading.Event()
    an_import = inside.door.jobs.run(lambda _job: over.wait(10))
    sheet = open_sheet(qtbot, inside)
    with qtbot.assertNotEmitted(an_import.done):
        inside.robot.type("something else\n")
        inside.robot.wait_for("That did not open it.")
        with qtbot.waitSignal(sheet.proven):
            inside.robot.type(PASSWORD + "\n")
    over.set()
    inside.door.until_idle()


@pytest.mark.parametrize("error", [DiskTrouble(), OSError(5, "the disk"), TooLittleMemory(), KeyFileTampered()])
def test_what_is_not_the_password_is_not_laid_on_it(
    qtbot: QtBot, inside: Place, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    sheet = open_sheet(qtbot, inside)
    with monkeypatch.context() as patched:
        patched.setattr(wrapping, "from_passphrase", raising(error))
        inside.robot.type(PASSWORD + "\n")
        inside.robot.wait_for(sentence_for(error).text)
    assert not inside.robot.reads("That did not open it.")
    assert sheet.field.text() == PASSWORD
    with qtbot.waitSignal(sheet.proven):
        inside.robot.type("\n")


@pytest.mark.parametrize("leave", ["lock", "not now"])
def test_an_answer_that_comes_too_late_opens_nothing(qtbot: QtBot, inside: Place, leave: str) -> None:
    sheet = open_sheet(qtbot, inside)
    proven: list[bool] = []
    sheet.proven.connect(lambda: proven.append(True))
    inside.robot.type(PASSWORD + "\n")
    answered = threading.Event()
    inside.door.jobs.run_at_once(lambda _job: answered.set())
    assert answered.wait(20)  # the answer is on its way to this thread, which has not looked yet
    inside.door.access.lock() if leave == "lock" else sheet.later.click()
    assert not sheet.isVisible()
    inside.door.until_idle()
    assert proven == []
