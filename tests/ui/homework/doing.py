"""What the tests about homework do again and again."""

from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.homework import Homework, HomeworkState
from app.ui.widgets.dialog import Sheet
from app.workspace import Workspace
from tests.ui.homework.conftest import NOW

TODAY = NOW.date()
S = TypeVar("S", bound=Sheet)


def agreed(workspace: Workspace, **fields: Any) -> Homework:
    """A homework that is in the vault, agreed today."""
    began = Homework("", title="Two stops on the 14", state=HomeworkState.AGREED, agreed_day=TODAY)
    return workspace.homework.add(replace(began, **fields))


def the_sheet(kind: type[S]) -> S:
    """The open sheet of this kind."""
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[0]


def gone(qtbot: QtBot) -> None:
    """Until no sheet is open."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
