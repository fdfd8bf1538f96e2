"""The spare key as text a person can write down: seven groups of five, each with a check of its own.

A group is four characters of data and one check: a weighted sum in the field of 32 elements plus a constant of the
group's place. Weights differ, so one wrong character and any two swapped in a group are always found; constants
differ, so groups written in another order are found as well.
"""

import unicodedata

from app.storage.errors import WrongGroup

GROUPS = 7
GROUP_LENGTH = 5
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_READ_AS = str.maketrans("OIL", "011")
_WEIGHTS = (2, 4, 8, 16)
_SECRET_BITS = 128
# 128 bits of secret leave 12 of the 140: every code begins with "A1", for Alcove and the first form of codes.
_HEADER = 0b01010_00001_00


def make(secret: bytes) -> str:
    """The code of 16 secret bytes, with dashes between its groups."""
    if len(secret) * 8 != _SECRET_BITS:
        raise ValueError("a recovery code holds 16 bytes")
    number = _HEADER << _SECRET_BITS | int.from_bytes(secret, "big")
    data = [number >> 5 * place & 31 for place in reversed(range(GROUPS * (GROUP_LENGTH - 1)))]
    size = GROUP_LENGTH - 1
    parts = [data[start : start + size] for start in range(0, len(data), size)]
    return "-".join("".join(_ALPHABET[value] for value in [*part, _check(part, n)]) for n, part in enumerate(parts, 1))


def read(text: str) -> bytes:
    """The 16 bytes of a code as somebody typed it. Raises WrongGroup."""
    found = groups(text)
    for number, group in enumerate(found, 1):
        if len(group) == GROUP_LENGTH and not group_fits(number, group):
            raise WrongGroup(number)
    if len(found) != GROUPS or len(found[-1]) != GROUP_LENGTH:
        raise WrongGroup(0)
    number = 0
    for group in found:
        for character in group[:-1]:
            number = number << 5 | _VALUES[character]
    if number >> _SECRET_BITS != _HEADER:
        raise WrongGroup(1)
    return (number & (1 << _SECRET_BITS) - 1).to_bytes(_SECRET_BITS // 8, "big")


def tidy(text: str) -> str:
    """Capital letters without spaces and dashes; O read as 0, I and L as 1."""
    plain = unicodedata.normalize("NFKC", text).upper().translate(_READ_AS)
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "ZC" and unicodedata.category(c) != "Pd")


def groups(text: str) -> tuple[str, ...]:
    """The groups of a code as far as it was typed; the last one may be short."""
    plain = tidy(text)
    return tuple(plain[start : start + GROUP_LENGTH] for start in range(0, len(plain), GROUP_LENGTH))


def group_fits(number: int, text: str) -> bool:
    """Whether this is a possible group at this place (1 to 7)."""
    values = [_VALUES.get(character) for character in tidy(text)]
    known = [value for value in values if value is not None]
    return len(values) == len(known) == GROUP_LENGTH and known[-1] == _check(known[:-1], number)


def _check(data: list[int], number: int) -> int:
    total = number
    for value, weight in zip(data, _WEIGHTS, strict=True):
        total ^= _times(value, weight)
    return total


def _times(a: int, b: int) -> int:
    """The product in GF(32) with x^5 + x^2 + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a = a << 1 ^ (0b100101 if a & 16 else 0)
        b >>= 1
    return product
