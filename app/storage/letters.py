"""Letters that somebody wrote to themselves."""

import os

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

    def keep(self, letter: Letter) -> None:
        """Keeps a letter as it is now, whether or not it was there."""
        with self._vault.write(Topic.LETTERS) as connection:
            connection.execute(
                f"INSERT INTO kind_letter ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO UPDATE SET "
                "words = excluded.words, tone = excluded.tone, edited_utc = excluded.edited_utc, "
                "read_again_day = excluded.read_again_day",
                _row(letter),
            )

    def remove(self, uid: str) -> bool:
        """Lets go of a letter; False when it is not there."""
        with self._vault.write(Topic.LETTERS) as connection:
            return bool(connection.execute("DELETE FROM kind_letter WHERE uid = ?", (uid,)).rowcount)

    def all(self) -> list[Letter]:
        """Every letter, newest first."""
        rows = self._vault.read(f"SELECT {_COLUMNS} FROM kind_letter ORDER BY written_utc DESC, uid")
        return [_letter(row) for row in rows]


def new_letter(words: str, tone: Tone) -> Letter:
    """A letter of this moment, with a name of its own; not kept yet."""
    now = local_moment(*written.now())
    return Letter(os.urandom(16).hex(), words, tone, now, now)


def _row(letter: Letter) -> tuple[object, ...]:
    offset = letter.written.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    day = None if letter.read_again is None else day_number(letter.read_again)
    stamps = (utc_ms(letter.written), minutes, utc_ms(letter.edited), day)
    return letter.uid, letter.words, letter.tone.value, *stamps


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
