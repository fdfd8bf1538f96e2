"""Damages files as disks, copies and strangers do."""

import random
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from app.domain.journal import NewEntry
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault

PAGE = 4096
_WORDS = [f"word{number}" for number in range(1000)]


def some_pages(count: int, words: int = 120) -> list[NewEntry]:
    """Entries of a few hundred words each; every twentieth is long enough to go on over several pages of the file."""
    chance = random.Random(count)
    return [
        NewEntry(
            datetime(2024, 1, 1) + timedelta(hours=7 * number),
            f"Page {number}",
            " ".join(chance.choices(_WORDS, k=words * (20 if number % 20 == 0 else 1))),
        )
        for number in range(count)
    ]


def filled_vault(path: Path, key: DatabaseKey, vault_id: str, count: int, words: int = 120) -> bytes:
    """The bytes of a new vault with that many entries."""
    vault = Vault.create(path, key, vault_id)
    JournalStore(vault).import_batch(some_pages(count, words))
    vault.close()
    return path.read_bytes()


def with_flipped_bit(sound: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(sound)
    damaged[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def with_damaged_pages(sound: bytes, numbers: list[int]) -> bytes:
    """One bit of each of these pages, which begin at 1, is another one."""
    damaged = bytearray(sound)
    for number in numbers:
        damaged[(number - 1) * PAGE + 1000] ^= 1
    return bytes(damaged)


def with_pages_swapped(sound: bytes) -> bytes:
    pages = [sound[start : start + PAGE] for start in range(0, len(sound), PAGE)]
    middle = len(pages) // 2
    pages[middle], pages[middle + 1] = pages[middle + 1], pages[middle]
    return b"".join(pages)


def with_page_of_zeros(sound: bytes) -> bytes:
    middle = len(sound) // PAGE // 2 * PAGE
    return sound[:middle] + bytes(PAGE) + sound[middle + PAGE :]


WHOLE_FILE: Mapping[str, Callable[[bytes], bytes]] = {
    "one byte shorter": lambda sound: sound[:-1],
    "a page shorter": lambda sound: sound[:-PAGE],
    "ten pages shorter": lambda sound: sound[: -10 * PAGE],
    "half of it": lambda sound: sound[: len(sound) // 2],
    "one page": lambda sound: sound[:PAGE],
    "a foreign file": lambda sound: b"\x89PNG\r\n\x1a\n" + bytes(9000),
    "a plain database": lambda sound: b"SQLite format 3\0" + bytes(PAGE),
    "a first page of zeros": lambda sound: bytes(PAGE) + sound[PAGE:],
}
INSIDE: Mapping[str, Callable[[bytes], bytes]] = {
    "a page of zeros": with_page_of_zeros,
    "two pages swapped": with_pages_swapped,
}
