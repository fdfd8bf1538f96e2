"""Which pictures and sounds are named by what leaves, noted on its way, so that each comes along once."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from app.domain.journal import NewEntry
from app.domain.kit import Sound, is_sound_fit
from app.domain.own_columns import OwnTable, Row
from app.domain.pictures import Picture, named_in
from app.exchange.tally import Tally
from app.exchange.whole_own import Own

T = TypeVar("T")


class Named:
    """Counts as it goes, and is whole once everything has gone by."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._pictures: dict[str, None] = {}
        self.sounds: dict[str, None] = {}

    def noting(self, entries: Iterable[NewEntry]) -> Iterator[NewEntry]:
        for entry in entries:
            self._tally.entries += 1
            self._pictures.update((uid, None) for text in entry.texts for uid in named_in(text))
            yield entry

    def noting_own(self, own: Own) -> Own:
        for table, rows in own:
            yield table, self._noting_rows(table, rows)

    def _noting_rows(self, table: OwnTable, rows: Iterable[Row]) -> Iterator[Row]:
        names = {"picture": self._pictures, "sound": self.sounds}
        naming = [(place, names[column.to]) for place, column in enumerate(table.columns) if column.to in names]
        for row in rows:
            self._tally.count_own(table)
            for place, named in naming:
                if row[place] is not None:
                    named[row[place]] = None
            yield row

    def pictures_of(self, picture_of: Callable[[str], Picture | None]) -> Iterator[Picture]:
        """The pictures themselves, those that are there."""
        for uid in self._pictures:
            picture = picture_of(uid)
            self._tally.count_picture(uid, picture)
            if picture is not None:
                yield picture

    def sounds_of(self, sound_of: Callable[[str], Sound | None]) -> Iterator[Sound]:
        """The sounds themselves."""
        for sound in map(sound_of, self.sounds):
            if sound is not None:
                self._tally.unsound_sounds += not is_sound_fit(sound)
                yield sound
