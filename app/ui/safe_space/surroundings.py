"""What the pages of the safe space stand in: the preferences, the help lines, a clock, and while unlocked the vault."""

import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from app.domain.choices import Standing
from app.domain.help_lines import CountryHelp
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.plan.outside import PlanOutside

if TYPE_CHECKING:
    from app.jobs import Jobs
    from app.sounds import Player
    from app.workspace import Workspace

FIRST_CHOICE = "haven.first_choice"
PLACE_SUGGESTED = "haven.place_suggested"
BOX_SUGGESTED = "haven.box_suggested"
NOTE_VISITS = "haven.note_visits"
ASK_AFTERWARDS = "haven.ask_afterwards"


class HelpLines(Protocol):
    """Where the numbers come from."""

    def countries(self) -> list[tuple[str, str]]: ...
    def help_lines(self, code: str) -> CountryHelp: ...
    def guess_country(self) -> str: ...


class Surroundings(QObject):
    """`changed` says that something of a person's own is different, is there now, or is not there any more."""

    changed = Signal(object)

    def __init__(
        self,
        preferences: PreferencesHolder,
        help_lines: HelpLines,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        open_plan: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self.preferences = preferences
        self.help_lines = help_lines
        self.clock = clock
        self._own: Workspace | None = None
        self._jobs: Jobs | None = None
        self.outside = PlanOutside(open_plan, self._present, self)
        self.changed.connect(self.outside.follow)

    @property
    def own(self) -> "Workspace | None":
        """Everything of a person's own; None while locked, damaged or not set up."""
        return self._own

    @property
    def jobs(self) -> "Jobs | None":
        """Where slow work goes; there while the vault is."""
        return self._jobs

    @cached_property
    def player(self) -> "Player":
        """What can be heard goes through here, one thing at a time; there when it is first wanted, locked or not."""
        from app.sounds import Player

        return Player(self)

    def take_in(self, own: "Workspace", jobs: "Jobs") -> None:
        """The journal is open."""
        self._own, self._jobs = own, jobs
        own.changed.connect(self.changed)
        self.changed.emit(Topic.KEYS)

    def let_go(self) -> None:
        """The journal closes."""
        if self._own is not None:
            self._own.changed.disconnect(self.changed)
            self._own = self._jobs = None
            self.changed.emit(Topic.KEYS)

    def wishes_flag(self, name: str, default: bool = False) -> bool:
        """A wish that is yes or no; the default while locked, and where the disk does not answer."""
        if self._own is None:
            return default
        try:
            return self._own.wishes.flag(name, default)
        except StorageError:
            return default

    def wish(self, name: str) -> str:
        """A wish in words; none while locked, and where the disk does not answer."""
        if self._own is None:
            return ""
        try:
            return self._own.wishes.text(name)
        except StorageError:
            return ""

    def standing(self) -> Standing:
        """What decides about the first screen."""
        return Standing(
            unlocked=self._own is not None,
            place_suggested=self.wishes_flag(PLACE_SUGGESTED),
            box_suggested=self.wishes_flag(BOX_SUGGESTED),
            plan_outside=bool(self.outside.lines()),
            first=self.wish(FIRST_CHOICE) or self.preferences.value.first_choice,
        )

    def _present(self) -> "Workspace | None":
        return self._own
