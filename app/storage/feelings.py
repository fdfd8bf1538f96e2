"""Which feelings an entry has, and which words a person has for them."""

import os
from collections.abc import Sequence

from app.domain.feelings import MOST, Feeling, FeelingWord
from app.storage.entry_places import place_of_entry
from app.storage.topics import Topic
from app.storage.vault import Vault

_LOOKED_BACK = 400


class FeelingStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def of(self, uid: str) -> tuple[Feeling, ...]:
        """The feelings of an entry, in the order they were chosen."""
        entry = "(SELECT id FROM entry WHERE uid = ?)"
        sql = f"SELECT feeling, strength FROM entry_feeling WHERE entry = {entry} ORDER BY number"
        return tuple(Feeling(key, strength) for key, strength in self._vault.read(sql, (uid,)))

    def give(self, uid: str, feelings: Sequence[Feeling]) -> bool:
        """Gives an entry these feelings and no others; False when there is no such entry. At most `MOST`."""
        if len(feelings) > MOST or len({feeling.key for feeling in feelings}) != len(feelings):
            raise ValueError(f"an entry has up to {MOST} different feelings")
        with self._vault.write(Topic.MARKS) as connection:
            place = place_of_entry(connection, uid)
            if place is None:
                return False
            connection.execute("DELETE FROM entry_feeling WHERE entry = ?", (place,))
            connection.executemany(
                "INSERT INTO entry_feeling (feeling, entry, number, strength) VALUES (?, ?, ?, ?)",
                [(one.key, place, number, one.strength) for number, one in enumerate(feelings)],
            )
            return True

    def often(self, limit: int) -> list[str]:
        """Keys of the words that were given most often lately, most often first."""
        sql = (
            "SELECT feeling FROM (SELECT feeling FROM entry_feeling WHERE NOT EXISTS "
            "(SELECT 1 FROM closed_entry WHERE closed_entry.entry = entry_feeling.entry) ORDER BY entry LIMIT ?) "
            "GROUP BY feeling ORDER BY count(*) DESC, feeling LIMIT ?"
        )
        return [key for (key,) in self._vault.read(sql, (_LOOKED_BACK, limit))]

    def changed_words(self) -> dict[str, FeelingWord]:
        """Words the person added, renamed or hid, by key."""
        rows = self._vault.read("SELECT key, word, own, hidden FROM feeling_word ORDER BY word")
        return {key: FeelingWord(key, word, bool(own), bool(hidden)) for key, word, own, hidden in rows}

    def add_word(self, word: str) -> FeelingWord:
        """Adds a word of the person's own."""
        made = FeelingWord(f"own-{os.urandom(8).hex()}", word.strip(), own=True)
        self.keep_word(made)
        return made

    def keep_word(self, word: FeelingWord) -> None:
        """Keeps a word as it is now: renamed, hidden or shown again. Raises ValueError for one without letters."""
        if not word.word.strip():
            raise ValueError("a feeling needs a word")
        with self._vault.write(Topic.FEELING_WORDS) as connection:
            connection.execute(
                "INSERT INTO feeling_word (key, word, own, hidden) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (key) DO UPDATE SET word = excluded.word, hidden = excluded.hidden",
                (word.key, word.word.strip(), word.own, word.hidden),
            )
