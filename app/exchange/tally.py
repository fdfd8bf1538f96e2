"""What came of writing a journal out."""

from collections import Counter
from dataclasses import dataclass, field

from app.domain.own_columns import OwnTable
from app.domain.pictures import Picture, is_sound


@dataclass(slots=True)
class Tally:
    """Counts while the writing goes on. `too_much` says that Alcove could not bring all of it in again.

    `own` has how many rows there are of each table of what a person keeps besides entries.
    """

    entries: int = 0
    lost_pictures: int = 0
    unsound_pictures: int = 0
    unsound_sounds: int = 0
    too_much: bool = False
    own: Counter[str] = field(default_factory=Counter)
    _seen: set[str] = field(default_factory=set)

    def count_picture(self, uid: str, picture: Picture | None) -> None:
        """One that an entry names, each once; None for one that is not in the vault."""
        if uid in self._seen:
            return
        self._seen.add(uid)
        if picture is None:
            self.lost_pictures += 1
        elif not is_sound(picture):
            self.unsound_pictures += 1

    def count_own(self, table: OwnTable) -> None:
        """One row of such a table."""
        self.own[table.name] += 1
        self.too_much |= self.own[table.name] > table.most
