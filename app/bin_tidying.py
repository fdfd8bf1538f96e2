"""What has been in the bin for thirty days goes, and pictures and sounds that nothing uses any more."""

from datetime import UTC, datetime, timedelta

from app.domain.journal import KEPT_IN_BIN_DAYS
from app.storage.journal import JournalStore
from app.storage.pictures import PictureStore
from app.storage.sounds import SoundStore


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
