"""A robot at the door: makes an Access over a profile, remembers what it said, and waits for it."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from app.access import Access, Blocked, Reason, State, Unlocked
from app.jobs import Jobs
from app.paths import Profile
from app.workspace import Workspace
from tests.support.keychain import MemoryKeychain

S = TypeVar("S")
PASSWORD = "seven green teapots"
A_MOMENT_S = 0.15


class Door(QObject):
    """One start of Alcove at one profile."""

    def __init__(self, qtbot: QtBot, profile: Profile, keychain: MemoryKeychain, limit_s: float = 10.0) -> None:
        super().__init__()
        self.qtbot = qtbot
        self.profile = profile
        self.jobs = Jobs(self)
        self.access = Access(profile, self.jobs, keychain, self, limit_s=limit_s)
        self.states: list[State] = []
        self.said: list[tuple[str, object]] = []
        self.access.changed.connect(self._note_state)
        self.access.not_opened.connect(self._note_not_opened)
        self.access.was_set_up.connect(self._note_set_up)
        self.access.not_set_up.connect(self._note_not_set_up)
        self.access.keys_changed.connect(self._note_keys_changed)
        self.access.keys_not_changed.connect(self._note_keys_not_changed)
        self.access.unchanged.connect(self._note_unchanged)
        self.access.not_remembered.connect(self._note_not_remembered)

    def start(self) -> "Door":
        """What main does."""
        self.access.look()
        self.access.open_remembered()
        return self

    def until(self, kind: type[S]) -> S:
        """Waits for a kind of state and gives it."""
        self.qtbot.waitUntil(lambda: isinstance(self.access.state, kind), timeout=20_000)
        state = self.access.state
        assert isinstance(state, kind)
        return state

    def until_said(self, what: str) -> object:
        """Waits for the next thing of this name, takes it out of what was said, and gives what came with it."""
        self.qtbot.waitUntil(lambda: any(said == what for said, _ in self.said), timeout=20_000)
        place = next(place for place, (said, _) in enumerate(self.said) if said == what)
        return self.said.pop(place)[1]

    def until_idle(self) -> None:
        """Waits until no job is under way."""
        self.qtbot.waitUntil(lambda: not self.jobs.busy(), timeout=20_000)

    def set_up(self, passphrase: str | None = None) -> str:
        """The whole first run without its screens; gives the recovery code."""
        self.access.set_up(passphrase)
        code = self.until_said("was_set_up")
        assert isinstance(code, str)
        self.access.finish_set_up()
        self.until(Unlocked)
        return code

    @property
    def workspace(self) -> Workspace:
        state = self.access.state
        assert isinstance(state, Unlocked)
        return state.workspace

    def blocked_by(self) -> Reason:
        return self.until(Blocked).reason

    def leave(self) -> None:
        """As closing the program: nothing of this start stays open."""
        self.until_idle()
        self.access.lock()

    @Slot(object)
    def _note_state(self, state: State) -> None:
        self.states.append(state)

    @Slot(object)
    def _note_not_opened(self, error: Exception) -> None:
        self.said.append(("not_opened", error))

    @Slot(object)
    def _note_set_up(self, code: str) -> None:
        self.said.append(("was_set_up", code))

    @Slot(object)
    def _note_not_set_up(self, error: Exception) -> None:
        self.said.append(("not_set_up", error))

    @Slot()
    def _note_keys_changed(self) -> None:
        self.said.append(("keys_changed", None))

    @Slot(object)
    def _note_keys_not_changed(self, error: Exception) -> None:
        self.said.append(("keys_not_changed", error))

    @Slot(object)
    def _note_not_remembered(self, error: Exception) -> None:
        self.said.append(("not_remembered", error))

    @Slot()
    def _note_unchanged(self) -> None:
        self.said.append(("unchanged", None))


DoorMaker = Callable[..., Door]


def digest(path: Path) -> str:
    """The bytes of a file, to see that nobody touched them."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
