"""Links between entries, by the name that an entry keeps for good."""

from app.domain.links import Link
from app.domain.moments import from_key
from app.storage.entry_places import place_of_entry
from app.storage.places import id_of
from app.storage.topics import Topic
from app.storage.vault import Vault

_SHOWN = "entry.uid, entry.id, CASE WHEN title = '' THEN substr(preview, 1, 60) ELSE title END"


class LinkStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, uid: str) -> tuple[Link, ...]:
        """What an entry links to, then what links to it; each other entry once, none that is in the bin."""
        there = (
            f"SELECT {_SHOWN} FROM entry_link JOIN entry ON entry.uid = target AND removed_utc IS NULL "
            "WHERE kind = 'entry' AND entry_link.entry = (SELECT id FROM entry WHERE uid = ?) ORDER BY entry.id"
        )
        back = (
            f"SELECT {_SHOWN} FROM entry_link JOIN entry ON entry.id = entry_link.entry AND removed_utc IS NULL "
            "WHERE kind = 'entry' AND target = ? ORDER BY entry.id"
        )
        found: dict[str, Link] = {}
        for sql, is_back in ((there, False), (back, True)):
            for other, place, title in self._vault.read(sql, (uid,)):
                found.setdefault(other, Link(other, from_key(id_of(place)), title, is_back))
        return tuple(found.values())

    def add(self, uid: str, target: str) -> bool:
        """Links an entry with another one; False when either is not there, or when both are the same."""
        with self._vault.write(Topic.MARKS) as connection:
            place = place_of_entry(connection, uid)
            if place is None or uid == target or place_of_entry(connection, target) is None:
                return False
            connection.execute(
                "INSERT OR IGNORE INTO entry_link (target, kind, entry) VALUES (?, 'entry', ?)", (target, place)
            )
            return True

    def remove(self, uid: str, target: str) -> bool:
        """Takes a link away, on whichever side it was made; False when there was none."""
        with self._vault.write(Topic.MARKS) as connection:
            removed = 0
            for one, other in ((uid, target), (target, uid)):
                sql = "DELETE FROM entry_link WHERE target = ? AND entry = (SELECT id FROM entry WHERE uid = ?)"
                removed += connection.execute(sql, (other, one)).rowcount
            return removed > 0
