"""Recovery codes with every mistake people make, in any number: where each is found, and that none opens a vault."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from app.storage import keys, recovery_code
from app.storage.errors import WrongGroup, WrongKey
from app.storage.keys import DatabaseKey, KeyFile

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _GROUP = 35, 5

# A mistake gives the code with it, and the groups that it touched, the first of them first.
Mistake = Callable[[random.Random, str], tuple[str, tuple[int, ...]]]


@dataclass(slots=True)
class Tally:
    """Of how many mistakes how many were found in their group, found elsewhere, left to the seal, taken for right."""

    tried: int = 0
    located: int = 0
    elsewhere: int = 0
    sealed: int = 0
    opened: int = 0


def wrong_codes(mistake: Mistake, count: int, seed: int) -> Tally:
    """Makes the mistake `count` times, each with the code of a vault of its own."""
    chance = random.Random(seed)
    tally = Tally()
    while tally.tried < count:
        file, code = _vault(chance)
        typed, touched = mistake(chance, code)
        if typed == code:
            continue
        tally.tried += 1
        try:
            file.unlock_with_recovery_code(typed)
        except WrongGroup as found:
            tally.located += found.group == touched[0]
            tally.elsewhere += found.group != touched[0]
        except WrongKey:
            tally.sealed += 1
        else:
            tally.opened += 1
    return tally


def one_wrong(chance: random.Random, code: str) -> tuple[str, tuple[int, ...]]:
    place = chance.randrange(_LENGTH)
    wrong = chance.choice([one for one in ALPHABET if one != code[place]])
    return code[:place] + wrong + code[place + 1 :], (place // _GROUP + 1,)


def neighbours_swapped(chance: random.Random, code: str) -> tuple[str, tuple[int, ...]]:
    place = chance.randrange(_LENGTH - 1)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    return swapped, (place // _GROUP + 1,)


def group_at_random(chance: random.Random, code: str) -> tuple[str, tuple[int, ...]]:
    """Everything else that can happen inside a group comes down to this."""
    number = chance.randrange(_LENGTH // _GROUP)
    start = number * _GROUP
    return code[:start] + "".join(chance.choices(ALPHABET, k=_GROUP)) + code[start + _GROUP :], (number + 1,)


def _vault(chance: random.Random) -> tuple[KeyFile, str]:
    """A key file with a recovery slot, and its code without dashes."""
    vault_id = chance.randbytes(16).hex()
    slot, code = keys.make_recovery_slot(vault_id, DatabaseKey(chance.randbytes(32)))
    return keys.new_key_file(vault_id).with_slot(slot), recovery_code.tidy(code)
