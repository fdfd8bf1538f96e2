"""What has been in the bin for thirty days goes, what was removed elsewhere an hour ago, and what nothing uses."""

from datetime import UTC, datetime, timedelta
from typing import Protocol

from app.domain.journal import KEPT_IN_BIN_DAYS
from app.domain.moments import utc_ms
from app.storage.journal import JournalStore
from app.storage.pictures import PictureStore
from app.storage.sounds import SoundStore

_PUT_BACK_WITHIN = timedelta(hours=1)


class KeepsRemoved(Protocol):
    """A store of things that can be put back for a while after they were removed."""

    def tidy(self, before_utc_ms: int) -> int:
        """What was removed before this instant goes for good; says how many, and writes nothing for none."""


def due(journal: JournalStore) -> int:
    """How many entries have been in the bin long enough."""
    limit = datetime.now(UTC) - timedelta(days=KEPT_IN_BIN_DAYS)
    return sum(row.removed_at is not None and row.removed_at <= limit for row in journal.bin())


def tidy_bin(journal: JournalStore, pictures: PictureStore, sounds: SoundStore) -> None:
    """Without anything that old, nothing is written. Raises the errors of the vault."""
    if due(journal):
        journal.empty_bin(KEPT_IN_BIN_DAYS)
    pictures.tidy()
    sounds.tidy()


def tidy_removed(*stores: KeepsRemoved) -> None:
    """What was removed more than an hour ago goes for good. Raises the errors of the vault."""
    before = utc_ms(datetime.now(UTC) - _PUT_BACK_WITHIN)
    for store in stores:
        store.tidy(before)
