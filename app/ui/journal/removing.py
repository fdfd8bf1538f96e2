"""To the bin and back, and out of it for good."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.ui.messages import sentence_for

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen


class Removing(QObject):
    """Nothing goes at once: the bin has a way back, and going for good is asked about before."""

    def __init__(self, journal: JournalStore, screen: "JournalScreen") -> None:
        super().__init__(screen)
        self._journal = journal
        self._screen = screen
        self._removed = ""

    @Slot(str)
    def remove(self, uid: str) -> None:
        """To the bin. The entry that takes its place in the list opens."""
        screen = self._screen
        if not screen.flush():
            return
        entry = screen.page.keeper.entry
        if entry is not None and entry.uid == uid:
            screen.open(screen.list.entries.neighbour())
        try:
            self._journal.remove(uid)
        except StorageError as error:
            self._say_trouble(error)
            screen.open_entry(uid)
            return
        self._removed = uid
        screen.list.entry_gone(uid)
        screen.toasts.show_message(self.tr("Entry moved to the bin"), self.put_back)

    def put_back(self) -> None:
        """The entry that went last comes back."""
        self.restore(self._removed)

    @Slot(str)
    def restore(self, uid: str) -> None:
        try:
            self._journal.restore(uid)
        except StorageError as error:
            self._say_trouble(error)
        else:
            self._screen.open_entry(uid)
            self._screen.toasts.show_message(self.tr("Entry put back"))

    @Slot(str)
    def remove_for_good(self, uid: str) -> None:
        try:
            self._journal.remove_for_good(uid)
        except StorageError as error:
            self._say_trouble(error)

    def _say_trouble(self, error: StorageError) -> None:
        message = sentence_for(error)
        self._screen.toasts.show_message(f"{message.title}. {message.do}".strip())
