"""The five moods, from the least light to the most."""

from enum import IntEnum


class Mood(IntEnum):
    """How somebody is right now, in five steps; absent means not answered, never a number."""

    VERY_LOW = 1
    LOW = 2
    SO_SO = 3
    GOOD = 4
    VERY_GOOD = 5
