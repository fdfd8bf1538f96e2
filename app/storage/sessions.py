"""Meetings with the therapist: when, and with whom."""

import os
from datetime import datetime

from app.domain.moments import from_key, to_key
from app.domain.sessions import Session
from app.storage import written
from app.storage.topics import Topic
from app.storage.vault import Row, Vault

_COLUMNS = "uid, at, with_whom"


class SessionStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, at: datetime, with_whom: str = "", uid: str | None = None) -> Session:
        """Notes a session; the same uid is kept once."""
        session = Session(uid or os.urandom(16).hex(), from_key(to_key(at)), _one_line(with_whom))
        with self._vault.write(Topic.SESSIONS) as connection:
            connection.execute(
                f"INSERT INTO session ({_COLUMNS}, made_utc) VALUES (?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING",
                (session.uid, to_key(session.at), session.with_whom, written.now().utc_ms),
            )
        return session

    def rewrite(self, session: Session) -> bool:
        """Another time, or somebody else; False when it is not there."""
        with self._vault.write(Topic.SESSIONS) as connection:
            values = (to_key(session.at), _one_line(session.with_whom), session.uid)
            sql = "UPDATE session SET at = ?, with_whom = ? WHERE uid = ?"
            return bool(connection.execute(sql, values).rowcount)

    def remove(self, uid: str) -> bool:
        """Takes a session out; False when it is not there."""
        with self._vault.write(Topic.SESSIONS) as connection:
            return bool(connection.execute("DELETE FROM session WHERE uid = ?", (uid,)).rowcount)

    def next(self, now: datetime) -> Session | None:
        """The first one that has not begun."""
        row = self._vault.one(f"SELECT {_COLUMNS} FROM session WHERE at >= ? ORDER BY at, uid", (to_key(now),))
        return _session(row) if row else None

    def all(self) -> list[Session]:
        """Every session, earliest first."""
        return [_session(row) for row in self._vault.read(f"SELECT {_COLUMNS} FROM session ORDER BY at, uid")]


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _session(row: Row) -> Session:
    uid, at, with_whom = row
    return Session(uid, from_key(at), with_whom)
