"""Timed writing from its beginning to coming to rest; saving never needs the clock."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.domain.sittings import Sitting, had_better_pause
from app.storage.errors import StorageError
from app.ui.journal.timed_sheets import BeginSheet, SettleSheet, TimedBar
from app.ui.trouble_sheet import telling
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen

SUGGESTED = "timed_writing_suggested"
_TOLD = "timed_writing_pause_told"
_LOOK_EVERY_MS = 15_000


class TimedWriting(QObject):
    """One sitting at a time, on the page that was open when it began."""

    def __init__(self, workspace: Workspace, screen: "JournalScreen") -> None:
        super().__init__(screen)
        self._workspace = workspace
        self._screen = screen
        self._entry_uid = ""
        self._wanted = 0
        self._before: int | None = None
        self._began = 0.0
        self._used = 0
        self._resting_since: float | None = None
        self._bar: TimedBar | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_EVERY_MS)
        self._clock.timeout.connect(self.show_time)

    @property
    def bar(self) -> TimedBar | None:
        return self._bar

    @Slot()
    def ask(self) -> None:
        """What it is, and whether to begin."""
        if self._bar is not None:
            self.end()
            return
        try:
            suggested = self._workspace.wishes.flag(SUGGESTED, False)
        except StorageError:
            suggested = False
        sheet = BeginSheet(self._screen, is_suggested=suggested, pause=self._pause_is_due())
        sheet.suggested.connect(self._keep_suggested)
        sheet.begun.connect(self.begin)
        sheet.open()

    @Slot(bool)
    def _keep_suggested(self, suggested: bool) -> None:
        with telling(self._screen):
            self._workspace.wishes.keep(SUGGESTED, suggested)

    @Slot(int, object)
    def begin(self, minutes: int, before: int | None) -> None:
        entry = self._screen.page.keeper.settle()
        if entry is None:
            return
        self._entry_uid, self._wanted, self._before = entry.uid, minutes, before
        self._began = time.monotonic()
        self._bar = TimedBar(self._screen.page)
        self._bar.ended.connect(self.end)
        self._screen.page.offer_place.addWidget(self._bar)
        self._clock.start()
        self.show_time()
        self._screen.page.begin_writing()

    @Slot()
    def show_time(self) -> None:
        if self._bar is not None:
            self._bar.show_minutes(self._written_for() // 60, self._wanted)

    def hide_words(self, hidden: bool) -> None:
        """The clock rests while words are hidden: its minutes are for writing, and none run out unseen."""
        if self._bar is None or hidden == (self._resting_since is not None):
            return
        if hidden:
            self._resting_since = time.monotonic()
            self._clock.stop()
        elif self._resting_since is not None:
            self._began += time.monotonic() - self._resting_since
            self._resting_since = None
            self._clock.start()
            self.show_time()
        self._bar.hide_words(hidden)

    def _written_for(self) -> int:
        """Seconds of this sitting so far, without those in which words were hidden."""
        until = time.monotonic() if self._resting_since is None else self._resting_since
        return int(until - self._began)

    @Slot()
    def end(self) -> None:
        """Always by way of coming to rest."""
        if self._bar is None:
            return
        self._clock.stop()
        self._used = self._written_for()
        self._resting_since = None
        self._bar.hide()
        self._bar.deleteLater()
        self._bar = None
        self._screen.flush()
        sheet = SettleSheet(self._screen)
        sheet.quiet_wanted.connect(self._screen.help_wanted)
        sheet.bring_wanted.connect(self._bring)
        sheet.settled.connect(self._keep)
        sheet.open()

    @Slot()
    def _bring(self) -> None:
        sheet = self.sender()
        assert isinstance(sheet, SettleSheet)
        with telling(self._screen):
            self._workspace.topics.add(self._entry_uid, "")
            sheet.show_brought()
            self._screen.show_marks()

    @Slot(object)
    def _keep(self, after: int | None) -> None:
        with telling(self._screen):
            self._workspace.sittings.add(self._entry_uid, Sitting(self._used, self._before, after))

    def _pause_is_due(self) -> bool:
        """Said once, after two sittings that each left it much harder."""
        wishes = self._workspace.wishes
        try:
            due = had_better_pause(self._workspace.sittings.last(2)) and not wishes.flag(_TOLD, False)
            if due:
                wishes.keep(_TOLD, True)
        except StorageError:
            return False
        return due
