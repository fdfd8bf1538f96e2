"""Days of the journal: going to one, and moving an entry to another."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.domain.moods import Mood
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.ui.trouble_sheet import telling

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen


class Moments(QObject):
    """Each sheet of days from the press to what a person sees."""

    def __init__(self, journal: JournalStore, screen: "JournalScreen") -> None:
        super().__init__(screen)
        self._journal = journal
        self._screen = screen
        self._hidden = False

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden

    @Slot()
    def choose_day(self) -> None:
        """Asks which day to go to; the calendar shows the days that were written on."""
        from app.ui.journal.moment_sheets import DaySheet

        entry = self._screen.page.keeper.entry
        sheet = DaySheet(self._screen, (entry.about if entry else datetime.now()).date(), self._month)
        sheet.calendar.hide_words(self._hidden)
        sheet.chosen.connect(self.go_to_day)
        sheet.open()

    @Slot(object)
    def go_to_day(self, day: date) -> None:
        """Shows the entry of that day, or the one nearest to it."""
        with telling(self._screen):
            uid = self._screen.list.go_to_day(day)
            if uid is not None:
                self._screen.open_entry(uid)
                self._screen.show_side()
                self._screen.list.take_focus()

    @Slot()
    def choose_moment(self) -> None:
        """Asks which moment the open entry is about."""
        from app.ui.journal.moment_sheets import MomentSheet

        now = datetime.now()
        sheet = MomentSheet(self._screen, self._screen.page.keeper.about or now, now)
        sheet.chosen.connect(self.move)
        sheet.open()

    @Slot(object)
    def move(self, about: datetime) -> None:
        """Moves the open entry to that moment, and shows it at its new place in the list."""
        page, entries = self._screen.page, self._screen.list
        if page.keeper.move_to(about):
            page.show_moment()
            with telling(self._screen):
                entries.refresh(None)
            entries.entries.show_current(page.keeper.entry)

    def _month(self, year: int, month: int) -> list[tuple[int, int, Mood | None]] | None:
        """Trouble with the disk leaves a plain calendar."""
        try:
            return self._journal.month(year, month)
        except StorageError:
            return None
