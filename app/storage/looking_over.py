"""Looks a whole vault over while somebody writes in it: no piece of that makes a save wait longer than a moment.

Each page is proven on its own, without any lock. What SQLite itself has to say comes table by table, as long as that
takes a moment only; of a larger table the rows are read some at a time. A full look at the trees belongs to backups:
it is done on the finished copy, where nobody waits.
"""

from collections.abc import Iterator
from time import sleep

from app.storage.errors import DamagedVault
from app.storage.pages import PageFile
from app.storage.vault import Health, Vault
from app.storage.watching import Unwatched, Watch

_MOMENT_S = 0.005
_REST_S = 0.001
_PAGES_AT_ONCE = 64
_BEFORE_ALL = -(2**63)
# An index over words is no table of its own, and large ones are read as the tables that hold them.
_TABLES = (
    "SELECT name, type <> 'virtual' AND NOT wr FROM pragma_table_list WHERE schema = 'main' AND type <> 'view' "
    "AND name <> 'sqlite_schema'"
)


def look_over(vault: Vault, watch: Watch | None = None) -> Health | None:
    """What was found in a vault that is this thread's own; None when it was asked to stop. Raises errors of the disk.

    Of what is wrong the first is named: one damaged page is enough.
    """
    watch = watch or Unwatched()
    try:
        with vault.pages() as pages:
            for problem in _Look(vault, pages, watch).problems():
                return Health(False, 0, (problem,))
        if watch.wanted_to_stop():
            return None
        row = vault.one("SELECT count(*) FROM entry WHERE removed_utc IS NULL")
    except DamagedVault:
        return Health(False, 0, (DamagedVault.__name__,))
    return Health(True, int(row[0]) if row else 0)


class _Look:
    def __init__(self, vault: Vault, pages: PageFile, watch: Watch) -> None:
        self._vault = vault
        self._pages = pages
        self._watch = watch

    def problems(self) -> Iterator[str]:
        """What is wrong, as it is found; the rest of the look is done only for whoever asks for more."""
        tables = self._vault.read(_TABLES)
        steps = self._pages.count // _PAGES_AT_ONCE + len(tables)
        for step, number in enumerate(range(1, self._pages.count + 1, _PAGES_AT_ONCE)):
            yield from self._damaged_pages(number)
            if self._pause(step, steps):
                return
        for step, (name, has_places) in enumerate(tables, steps - len(tables)):
            yield from self._troubles_of(str(name), bool(has_places))
            if self._pause(step, steps):
                return

    def _pause(self, step: int, steps: int) -> bool:
        """Lets others have their turn, and says whether to stop."""
        self._watch.report(step, steps)
        sleep(_REST_S)
        return self._watch.wanted_to_stop()

    def _damaged_pages(self, first: int) -> Iterator[str]:
        for number in range(first, min(first + _PAGES_AT_ONCE, self._pages.count + 1)):
            if not self._pages.is_sound(number) and not self._is_sound_at_rest(number):
                yield f"page {number}"

    def _is_sound_at_rest(self, number: int) -> bool:
        """A page may have been read while it was being written: once more, while nobody can write."""
        with self._vault.held_still():
            row = self._vault.one("PRAGMA page_count")
            return row is None or number > row[0] or self._pages.is_sound(number)

    def _troubles_of(self, table: str, has_places: bool) -> Iterator[str]:
        rows, all_of_it = self._vault.within(_MOMENT_S, f"PRAGMA quick_check('{table}')")
        if all_of_it and rows != [("ok",)]:
            yield f"table {table}"
        if not all_of_it and has_places:
            self._read_some_at_a_time(table)

    def _read_some_at_a_time(self, table: str) -> None:
        """Raises DamagedVault where the rows cannot be read."""
        sql = f"SELECT rowid, * FROM {table} WHERE rowid > ? ORDER BY rowid"
        last, all_of_it = _BEFORE_ALL, False
        while not all_of_it and not self._watch.wanted_to_stop():
            rows, all_of_it = self._vault.within(_MOMENT_S, sql, (last,))
            if not rows and not all_of_it:
                one = self._vault.one(sql, (last,))
                rows = [one] if one else []
            last = rows[-1][0] if rows else last
            sleep(_REST_S)
