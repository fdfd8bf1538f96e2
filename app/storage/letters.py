"""Letters that somebody wrote to themselves."""

import os
from dataclasses import replace

from app.domain.kind_words import Tone
from app.domain.letters import Letter
from app.domain.moments import day_from_number, day_number, utc_ms
from app.storage import written
from app.storage.topics import Topic
from app.storage.vault import Row, Vault
from app.storage.written import local_moment

_COLUMNS = "uid, words, tone, written_utc, offset_min, edited_utc, read_again_day"


class LetterStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, words: str, tone: Tone) -> Letter:
        """Keeps a new letter."""
        now = local_moment(*written.now())
        letter = Letter(os.urandom(16).hex(), words, tone, now, now)
        self.put_back(letter)
        return letter

    def put_back(self, letter: Letter) -> None:
        """Keeps a letter just as it is, for instance when removing it is taken back; the same uid is kept once."""
        offset = letter.written.utcoffset()
        minutes = round(offset.total_seconds() / 60) if offset else 0
        day = None if letter.read_again is None else day_number(letter.read_again)
        stamps = (utc_ms(letter.written), minutes, utc_ms(letter.edited), day)
        with self._vault.write(Topic.LETTERS) as connection:
            connection.execute(
                f"INSERT INTO kind_letter ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING",
                (letter.uid, letter.words, letter.tone.value, *stamps),
            )

    def rewrite(self, letter: Letter) -> Letter | None:
        """Other words, another tone, another day to read it again; None when it is not there."""
        now = local_moment(*written.now())
        day = None if letter.read_again is None else day_number(letter.read_again)
        with self._vault.write(Topic.LETTERS) as connection:
            sql = "UPDATE kind_letter SET words = ?, tone = ?, edited_utc = ?, read_again_day = ? WHERE uid = ?"
            values = (letter.words, letter.tone.value, utc_ms(now), day, letter.uid)
            return replace(letter, edited=now) if connection.execute(sql, values).rowcount else None

    def remove(self, uid: str) -> bool:
        """Lets go of a letter; False when it is not there."""
        with self._vault.write(Topic.LETTERS) as connection:
            return bool(connection.execute("DELETE FROM kind_letter WHERE uid = ?", (uid,)).rowcount)

    def all(self) -> list[Letter]:
        """Every letter, newest first."""
        rows = self._vault.read(f"SELECT {_COLUMNS} FROM kind_letter ORDER BY written_utc DESC, uid")
        return [_letter(row) for row in rows]


def _letter(row: Row) -> Letter:
    uid, words, tone, written_utc, offset_min, edited_utc, day = row
    return Letter(
        uid,
        words,
        Tone(tone),
        local_moment(written_utc, offset_min),
        local_moment(edited_utc, offset_min),
        None if day is None else day_from_number(day),
    )
