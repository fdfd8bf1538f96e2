"""What can be read of the journal: one page, the list, what somebody looks for, the bin, the calendar."""

from array import array
from collections.abc import Sequence
from datetime import date, timedelta

from app.domain.finding import Finding
from app.domain.journal import Entry, EntryRow, Hit
from app.domain.moments import day_number, from_utc_ms
from app.domain.moods import Mood
from app.storage import finding as finding_of
from app.storage.entry_rows import ENTRY, ENTRY_ROW, MOODS, entry_of, entry_row_of
from app.storage.places import DAY_MS, id_of, place_of
from app.storage.vault import Vault
from app.storage.whole import OWN_SOURCE

_MOODS_BY_DIGIT = {str(int(mood)): mood for mood in Mood}


class JournalReading:
    """Nothing here changes the vault. Ids are keys of moments; the rows stand in places, newest first."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, uid: str) -> Entry | None:
        """A page, in the journal or in the bin."""
        row = self._vault.one(f"SELECT {ENTRY} FROM entry WHERE uid = ?", (uid,))
        return entry_of(row) if row else None

    def count(self) -> int:
        """How many pages the journal has."""
        return self._number(
            "SELECT (SELECT count(*) FROM entry) - (SELECT count(*) FROM entry WHERE removed_utc IS NOT NULL)"
        )

    def recent(self, limit: int) -> list[EntryRow]:
        """The newest pages."""
        return self._rows_at(0, limit)

    def rows(self, offset: int, limit: int) -> list[EntryRow]:
        """A stretch of the list, newest first."""
        sql = "SELECT id FROM entry WHERE removed_utc IS NULL ORDER BY id LIMIT 1 OFFSET ?"
        first = self._vault.one(sql, (offset,))
        return self._rows_at(first[0], limit) if first else []

    def rows_from(self, id: int, limit: int) -> list[EntryRow]:
        """The stretch of the list that begins with a page whose id is known; quick however far down it is."""
        return self._rows_at(place_of(id), limit)

    def ids(self, before: int | None, limit: int) -> "array[int]":
        """The ids of the list, newest first, after one of them: the list in its smallest form."""
        sql = "SELECT id FROM entry WHERE removed_utc IS NULL AND id > ? ORDER BY id LIMIT ?"
        found = self._vault.read(sql, (_after(before), limit))
        return array("q", [id_of(place) for (place,) in found])

    def row_of(self, id: int) -> int:
        """Where in the list a page stands: how many are newer."""
        place = place_of(id)
        newest, oldest = (
            self._number(f"SELECT id FROM entry WHERE removed_utc IS NULL ORDER BY id {order} LIMIT 1")
            for order in ("ASC", "DESC")
        )
        # Counting is what takes time, so it is done on the side that is likely the shorter one.
        if place - newest < oldest - place:
            return self._number("SELECT count(*) FROM entry WHERE removed_utc IS NULL AND id < ?", place)
        older = self._number("SELECT count(*) FROM entry WHERE removed_utc IS NULL AND id >= ?", place)
        return self.count() - older

    def first_row_on_or_before(self, day: date) -> int:
        """Where in the list the newest page of this day, or of an earlier one, stands."""
        return self.row_of((day_number(day) + 1) * DAY_MS - 1)

    def search(self, text: str, limit: int = 50, before: int | None = None) -> list[Hit]:
        """Pages with all these words, newest first; `before` is the id of the last hit of the page shown before."""
        return self.find(Finding(text), limit, before)

    def find(self, finding: Finding, limit: int = 50, before: int | None = None) -> list[Hit]:
        """Pages that are all that is asked for, likewise."""
        return finding_of.find(self._vault, finding, limit, before)

    def bin(self) -> list[EntryRow]:
        """What is in the bin, last removed first, each with the moment of its removal."""
        sql = f"SELECT {ENTRY_ROW}, removed_utc FROM entry WHERE removed_utc IS NOT NULL ORDER BY removed_utc DESC, id"
        return [entry_row_of(row, from_utc_ms(row[6])) for row in self._vault.read(sql)]

    def moods(self, first_day: date, last_day: date) -> list[tuple[int, Mood]]:
        """Every mood given to a page from one day to another, with the number of its day, earliest first."""
        # Ten years may hold tens of thousands of moods: a row for each would take twice as long as a row for each day.
        sql = (
            "SELECT day, group_concat(mood, '') FROM entry "
            "WHERE removed_utc IS NULL AND mood > 0 AND day BETWEEN ? AND ? GROUP BY day ORDER BY day"
        )
        found = self._vault.read(sql, (day_number(first_day), day_number(last_day)))
        return [(day, _MOODS_BY_DIGIT[digit]) for day, digits in found for digit in digits]

    def month(self, year: int, month: int) -> list[tuple[int, int, Mood | None]]:
        """The days of a month with pages: day of the month, how many, and the last mood given."""
        first = date(year, month, 1)
        # A bare column beside min() is taken from the row that has the minimum: the latest page with a mood.
        sql = (
            "SELECT day, count(*), mood, min(CASE WHEN mood > 0 THEN id END) FROM entry "
            "WHERE removed_utc IS NULL AND day BETWEEN ? AND ? GROUP BY day ORDER BY day"
        )
        found = self._vault.read(sql, (day_number(first), day_number(_last_of_month(first))))
        return [(day - day_number(first) + 1, pages, MOODS[mood or 0]) for day, pages, mood, _place in found]

    def known_sources(self, sources: Sequence[str]) -> set[str]:
        """Which of these sources have come in before, also those that are in the bin now."""
        sql = "SELECT 1 FROM entry WHERE source = ? UNION ALL SELECT 1 FROM entry WHERE uid = ?"
        asked = ((source, source.removeprefix(OWN_SOURCE)) for source in sources)
        return {source for source, uid in asked if self._vault.one(sql, (source, uid)) is not None}

    def _rows_at(self, place: int, limit: int) -> list[EntryRow]:
        sql = f"SELECT {ENTRY_ROW} FROM entry WHERE removed_utc IS NULL AND id >= ? ORDER BY id LIMIT ?"
        return [entry_row_of(row) for row in self._vault.read(sql, (place, limit))]

    def _number(self, sql: str, *params: object) -> int:
        row = self._vault.one(sql, params)
        return int(row[0]) if row else 0


def _after(before: int | None) -> int:
    """The place after which what is older than a shown page stands."""
    return 0 if before is None else place_of(before)


def _last_of_month(first: date) -> date:
    return first.replace(day=31) if first.month == 12 else first.replace(month=first.month + 1) - timedelta(days=1)
