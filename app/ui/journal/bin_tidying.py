"""What has been in the bin for thirty days goes, and pictures that nothing shows any more."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.storage.pictures import PictureStore

KEPT_DAYS = 30


def tidy_bin(journal: JournalStore, pictures: PictureStore) -> None:
    """Without anything that old, nothing is written. Trouble leaves it for next time."""
    limit = datetime.now(UTC) - timedelta(days=KEPT_DAYS)
    with suppress(StorageError):
        if any(row.removed_at is not None and row.removed_at <= limit for row in journal.bin()):
            journal.empty_bin(KEPT_DAYS)
        pictures.tidy()
