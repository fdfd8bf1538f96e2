"""Which entry stands in which row: the ids of the whole list, read a little at a time while nobody waits."""

from array import array
from bisect import bisect_left

from PySide6.QtCore import QObject, QTimer, Slot

from app.storage.errors import StorageError
from app.storage.journal import JournalStore

_SLICE = 4096
_PAUSE_MS = 15


class EntryPlaces(QObject):
    """Skipping 90,000 rows costs the vault as much as a frame has time; looking a number up costs nothing."""

    def __init__(self, journal: JournalStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._ids: array[int] = array("q")
        self._complete = False
        self._clock = QTimer(self)
        self._clock.setInterval(_PAUSE_MS)
        self._clock.timeout.connect(self.read_on)

    def begin(self) -> None:
        """Forgets what was known and starts again."""
        self._ids = array("q")
        self._complete = False
        self._clock.start()

    @Slot()
    def read_on(self) -> None:
        """The next few thousand ids; stops by itself at the end, and when the disk does not answer."""
        try:
            more = self._journal.ids(self._ids[-1] if self._ids else None, _SLICE)
        except StorageError:
            self._clock.stop()
            return
        self._ids.extend(more)
        if len(more) < _SLICE:
            self._complete = True
            self._clock.stop()

    def complete(self) -> bool:
        return self._complete

    def id_at(self, row: int) -> int | None:
        """The id in a row, if it is known by now."""
        return self._ids[row] if row < len(self._ids) else None

    def row_of(self, id: int) -> int:
        """How many entries are newer than this id, which need not exist."""
        if not self.complete():
            return self._journal.row_of(id)
        return bisect_left(self._ids, -id, key=int.__neg__)

    def add(self, id: int) -> None:
        """An entry came; the other places are still right."""
        if not self.complete():
            self.begin()
        else:
            self._ids.insert(self.row_of(id), id)
