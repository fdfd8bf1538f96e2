"""Sentences to begin from that a person wrote down."""

import os

from app.domain.prompts import Prompt
from app.storage import written
from app.storage.topics import Topic
from app.storage.vault import Vault


class PromptStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[Prompt]:
        """In the order they were written down."""
        rows = self._vault.read("SELECT uid, words FROM own_prompt ORDER BY made_utc, uid")
        return [Prompt(uid, words) for uid, words in rows]

    def add(self, words: str) -> Prompt:
        """Keeps a sentence. Raises ValueError for one without words."""
        made = Prompt(os.urandom(16).hex(), " ".join(words.split()))
        if not made.words:
            raise ValueError("a prompt has words")
        with self._vault.write(Topic.WISHES) as connection:
            connection.execute(
                "INSERT INTO own_prompt (uid, words, made_utc) VALUES (?, ?, ?)",
                (made.key, made.words, written.now().utc_ms),
            )
        return made

    def remove(self, key: str) -> bool:
        """Lets a sentence go; False when it is not there."""
        with self._vault.write(Topic.WISHES) as connection:
            return bool(connection.execute("DELETE FROM own_prompt WHERE uid = ?", (key,)).rowcount)
