"""Where an entry stands that is known by its name for good."""

from app.storage.connection import Connection


def place_of_entry(connection: Connection, uid: str) -> int | None:
    """The row id of an entry, in the journal or in the bin; None when there is no such entry."""
    row = connection.execute("SELECT id FROM entry WHERE uid = ?", (uid,)).fetchone()
    return int(row[0]) if row else None
