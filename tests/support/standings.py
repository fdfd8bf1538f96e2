"""Everywhere somebody may stand when they need a moment: the real app, brought there as a person comes there."""

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from app import settings
from app.access import Blocked, Locked
from app.jobs import Working
from app.main import App
from app.paths import Profile
from app.settings import Preferences
from tests.support.damage import WHOLE_FILE
from tests.support.full_disk import full_disk
from tests.support.keychain import MemoryKeychain
from tests.support.profiles import Made, make_profile
from tests.support.robot import Robot
from tests.support.running import running, shell_of

PASSWORD = "seven green teapots"
WORDS = "The heron stood by the water all morning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the keyboard is, and what stands there."""

    widget: QWidget
    text: str
    cursor: tuple[int, int]


def place_now() -> Place:
    """The widget that has the keyboard; with its text and selection, where it has any."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the keyboard"
    if isinstance(widget, QLineEdit):
        start = widget.selectionStart()
        other = start if widget.cursorPosition() != start else start + widget.selectionLength()
        return Place(widget, widget.text(), (widget.cursorPosition(), other if start >= 0 else widget.cursorPosition()))
    if isinstance(widget, QTextEdit):
        cursor = widget.textCursor()
        return Place(widget, widget.toPlainText(), (cursor.position(), cursor.anchor()))
    return Place(widget, "", (0, 0))


class Standing:
    """One start of the app in a folder, and the ways to each place."""

    def __init__(self, folder: Path, journal: Callable[[Path], Made]) -> None:
        self.folder = folder
        self.stack = ExitStack()
        self._journal = journal

    def start(self, profile: Profile, keychain: MemoryKeychain) -> tuple[App, Robot]:
        profile.prepare()
        settings.write(profile.preferences, Preferences(country="GB", motion="reduced", idle_minutes=0))
        return self.stack.enter_context(running(profile, keychain))

    def open(self, password: str | None = None) -> tuple[App, Robot]:
        profile = self.folder / "profile"
        made = make_profile(profile, password) if password else self._journal(profile)
        app, robot = self.start(made.profile, made.keychain)
        if not password:
            shell_of(app, robot)
        return app, robot

    # -- the places

    def writing(self) -> tuple[App, Robot]:
        """In the middle of a page, with a word selected."""
        app, robot = self.open()
        robot.keys("Ctrl+N")
        robot.type(WORDS)
        robot.wait_for("Saved on this computer")
        _select_a_word()
        return app, robot

    def locked(self) -> tuple[App, Robot]:
        """At the lock screen, with half a password typed."""
        app, robot = self.open(PASSWORD)
        robot.wait_for("Your words are locked")
        robot.type("seven gr")
        _go_to(3, robot)
        return app, robot

    def just_locked(self) -> tuple[App, Robot]:
        """The journal has closed in this moment, and nothing had time since."""
        app, robot = self.writing()
        app.window.lock()
        while not isinstance(app.access.state, Locked):
            QApplication.processEvents()
        return app, robot

    def in_a_dialog(self) -> tuple[App, Robot]:
        """With a name half typed in a dialog that everything else has to wait for."""
        app, robot = self.open()
        robot.keys("Ctrl+,")
        robot.press("Password: Set a password")
        robot.press("New password")
        robot.type("seven gr")
        _go_to(2, robot)
        return app, robot

    def during_a_job(self) -> tuple[App, Robot]:
        """While a backup is made, and another job takes all it can get of a processor until this is over."""
        app, robot = self.writing()
        over = threading.Event()
        self.stack.callback(over.set)
        app.jobs.run_at_once(partial(_work_hard, over))
        app.safekeeping.back_up()
        return app, robot

    def damaged(self) -> tuple[App, Robot]:
        """Before a journal that cannot be read."""
        made = make_profile(self.folder / "profile")
        vault = made.profile.vault
        vault.write_bytes(WHOLE_FILE["half of it"](vault.read_bytes()))
        app, robot = self.start(made.profile, made.keychain)
        robot.wait(lambda: isinstance(app.access.state, Blocked), "the damage was not seen")
        robot.keys("Tab")
        return app, robot

    def on_a_full_disk(self) -> tuple[App, Robot]:
        """In the middle of a page that could not be saved."""
        app, robot = self.writing()
        self.stack.enter_context(full_disk())
        robot.keys("End")
        robot.type(" and longer")
        robot.wait_for("Your words are still here")
        _select_a_word()
        return app, robot

    def first_run(self) -> tuple[App, Robot]:
        """On the second page of setting up, in the field of a password."""
        app, robot = self.start(Profile(self.folder / "profile"), MemoryKeychain())
        robot.press("Go on")
        robot.press("A password of its own")
        robot.press("New password")
        robot.type("seven gr")
        _go_to(5, robot)
        return app, robot


STANDINGS: dict[str, Callable[[Standing], tuple[App, Robot]]] = {
    "writing": Standing.writing,
    "locked": Standing.locked,
    "just locked": Standing.just_locked,
    "in a dialog": Standing.in_a_dialog,
    "during a job": Standing.during_a_job,
    "damaged": Standing.damaged,
    "on a full disk": Standing.on_a_full_disk,
    "first run": Standing.first_run,
}


@contextmanager
def standing(name: str, folder: Path, journal: Callable[[Path], Made] = make_profile) -> Iterator[tuple[App, Robot]]:
    """The app, and somebody who stands there; over this journal, where the place needs no other."""
    one = Standing(folder, journal)
    with one.stack:
        yield STANDINGS[name](one)


def _work_hard(over: threading.Event, _working: Working) -> None:
    while not over.is_set():
        hashlib.sha256(bytes(1000)).hexdigest()


def _go_to(cursor: int, robot: Robot) -> None:
    robot.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit), "no field has the keyboard")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setCursorPosition(cursor)


def _select_a_word() -> None:
    """From its end to its beginning, as a hand does that goes back."""
    editor = QApplication.focusWidget()
    assert isinstance(editor, QTextEdit)
    cursor = editor.textCursor()
    cursor.setPosition(9)
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
