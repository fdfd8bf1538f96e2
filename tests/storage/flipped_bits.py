"""Key files in which one bit is another, in any number: the second copy is used, and no wrong key comes out."""

import random
from dataclasses import dataclass
from pathlib import Path

from app.storage import key_file
from app.storage.durable import backup_of
from app.storage.errors import KeyFileDamaged, NewerVault
from app.storage.keys import DatabaseKey


@dataclass(slots=True)
class Tally:
    """Of how many flips in how many the copy opened; both damaged alike: said clearly, opened all the same, wrongly."""

    tried: int = 0
    by_the_copy: int = 0
    said: int = 0
    right: int = 0
    wrong: int = 0


def flipped_bits(file: Path, secret: str, key: DatabaseKey, count: int, seed: int) -> Tally:
    """Flips `count` bits of a sound key file, one at a time, first in the file alone and then in its copy as well."""
    chance = random.Random(seed)
    sound = file.read_bytes()
    tally = Tally()
    for _ in range(count):
        damaged = bytearray(sound)
        damaged[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        file.write_bytes(damaged)
        backup_of(file).write_bytes(sound)
        tally.tried += 1
        tally.by_the_copy += key_file.load(file).unlock_with_keyring(secret) == key
        backup_of(file).write_bytes(damaged)
        try:
            opened = key_file.load(file).unlock_with_keyring(secret)
        except (KeyFileDamaged, NewerVault):
            tally.said += 1
        else:
            tally.right += opened == key
            tally.wrong += opened != key
    return tally
