"""The tags and people of entries."""

from collections.abc import Sequence

from app.domain.labels import MOST, Label, LabelKind, fold
from app.storage.connection import Connection
from app.storage.entry_places import place_of_entry
from app.storage.topics import Topic
from app.storage.vault import Vault

_SHOWN = (
    "EXISTS (SELECT 1 FROM entry_label WHERE entry_label.label = label.id "
    "AND NOT EXISTS (SELECT 1 FROM closed_entry WHERE closed_entry.entry = entry_label.entry))"
)


class LabelStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, uid: str) -> tuple[Label, ...]:
        """The labels of an entry, in the order they were given."""
        sql = (
            "SELECT kind, name FROM entry_label JOIN label ON label.id = entry_label.label "
            "WHERE entry = (SELECT id FROM entry WHERE uid = ?) ORDER BY number"
        )
        return tuple(Label(LabelKind(kind), name) for kind, name in self._vault.read(sql, (uid,)))

    def give(self, uid: str, labels: Sequence[Label]) -> bool:
        """Gives an entry these labels and no others; False when there is no such entry. Labels of nothing go."""
        if len(labels) > MOST:
            raise ValueError(f"an entry has up to {MOST} tags and people")
        with self._vault.write(Topic.MARKS) as connection:
            place = place_of_entry(connection, uid)
            if place is None:
                return False
            connection.execute("DELETE FROM entry_label WHERE entry = ?", (place,))
            give_labels(connection, place, labels)
            forget_unused(connection)
            return True

    def like(self, kind: LabelKind, beginning: str, limit: int) -> list[Label]:
        """Labels with a word that begins like this, by name."""
        wanted = fold(beginning)
        rows = self._vault.read(f"SELECT name, folded FROM label WHERE kind = ? AND {_SHOWN} ORDER BY folded", (kind,))
        fitting = [name for name, folded in rows if folded.startswith(wanted) or f" {wanted}" in folded]
        return [Label(kind, name) for name in fitting[:limit]]

    def all(self) -> list[Label]:
        """Every label that some entry has, tags first, by name; not those of closed entries alone."""
        rows = self._vault.read(f"SELECT kind, name FROM label WHERE {_SHOWN} ORDER BY kind DESC, folded")
        return [Label(LabelKind(kind), name) for kind, name in rows]


def give_labels(connection: Connection, place: int, labels: Sequence[Label]) -> None:
    """Adds labels to an entry that has none."""
    for number, label in enumerate(labels):
        connection.execute(
            "INSERT OR IGNORE INTO entry_label (label, entry, number) VALUES (?, ?, ?)",
            (_id_of(connection, label), place, number),
        )


def forget_unused(connection: Connection) -> None:
    connection.execute(
        "DELETE FROM label WHERE NOT EXISTS (SELECT 1 FROM entry_label WHERE entry_label.label = label.id)"
    )


def _id_of(connection: Connection, label: Label) -> int:
    connection.execute(
        "INSERT OR IGNORE INTO label (kind, name, folded) VALUES (?, ?, ?)", (label.kind, label.name, label.folded)
    )
    found = connection.execute("SELECT id FROM label WHERE kind = ? AND folded = ?", (label.kind, label.folded))
    return int(found.fetchone()[0])
