"""Sittings of timed writing."""

import os

from app.domain.sittings import Sitting
from app.storage import written
from app.storage.entry_places import place_of_entry
from app.storage.topics import Topic
from app.storage.vault import Vault


class SittingStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, entry_uid: str, sitting: Sitting) -> bool:
        """Keeps a sitting that is over; False when its entry is not there."""
        with self._vault.write(Topic.MARKS) as connection:
            place = place_of_entry(connection, entry_uid)
            if place is None:
                return False
            now = written.now().utc_ms
            connection.execute(
                "INSERT INTO timed_sitting (uid, entry, began_utc, used_s, before, after) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    os.urandom(16).hex(),
                    place,
                    now - sitting.used_s * 1000,
                    sitting.used_s,
                    sitting.before,
                    sitting.after,
                ),
            )
            return True

    def last(self, limit: int) -> list[Sitting]:
        """The newest ones, newest first."""
        rows = self._vault.read(
            "SELECT used_s, before, after FROM timed_sitting ORDER BY began_utc DESC, rowid DESC LIMIT ?", (limit,)
        )
        return [Sitting(used, before, after) for used, before, after in rows]
