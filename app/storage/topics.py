"""What a commit may have changed; screens refresh from this."""

from enum import Enum, auto


class Topic(Enum):
    JOURNAL = auto()
    CHECK_INS = auto()
    KEYS = auto()
