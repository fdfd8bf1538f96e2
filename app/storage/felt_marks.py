"""How something felt: of each question the last answer of a day stands, so a change of mind makes no history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.storage.connection import Connection
from app.storage.written import Written

_MINUTE_MS = 60_000
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class MarkTable:
    """Where the marks of one kind of thing are: its table, the column that names the thing, and the questions."""

    table: str
    of: str
    questions: Sequence[str]

    def put(self, connection: Connection, uid: str, of: str, at: Written, felt: Mapping[str, int | None]) -> None:
        """Adds a mark; what was answered on the same day to the same questions gives way."""
        day = (at.utc_ms + at.offset_min * _MINUTE_MS) // _DAY_MS
        first, last = ((day + later) * _DAY_MS - at.offset_min * _MINUTE_MS for later in (0, 1))
        for question in (name for name, value in felt.items() if value is not None):
            connection.execute(
                f"UPDATE {self.table} SET {question} = NULL WHERE {self.of} = ? AND at_utc >= ? AND at_utc < ?",
                (of, first, last),
            )
        self._sweep(connection, of)
        names = ", ".join(("uid", self.of, "at_utc", "offset_min", *felt))
        values = (uid, of, *at, *felt.values())
        connection.execute(f"INSERT INTO {self.table} ({names}) VALUES ({', '.join('?' * len(values))})", values)

    def clear(self, connection: Connection, of: str, question: str) -> bool:
        """Takes back the newest answer to one question; False when there is none."""
        if question not in self.questions:
            raise ValueError(question)
        newest = (
            f"SELECT uid FROM {self.table} WHERE {self.of} = ? AND {question} IS NOT NULL "
            "ORDER BY at_utc DESC, uid DESC LIMIT 1"
        )
        sql = f"UPDATE {self.table} SET {question} = NULL WHERE uid = ({newest})"
        found = bool(connection.execute(sql, (of,)).rowcount)
        self._sweep(connection, of)
        return found

    def _sweep(self, connection: Connection, of: str) -> None:
        """A mark that answers nothing any more goes."""
        nothing = " AND ".join(f"{question} IS NULL" for question in self.questions)
        connection.execute(f"DELETE FROM {self.table} WHERE {self.of} = ? AND {nothing}", (of,))
