"""What a commit may have changed; screens refresh from this."""

from enum import Enum, auto


class Topic(Enum):
    JOURNAL = auto()
    MARKS = auto()
    FEELING_WORDS = auto()
    WISHES = auto()
    PICTURES = auto()
    CHECK_INS = auto()
    KEYS = auto()
    PLAN = auto()
    CALM_PLACES = auto()
    KIT = auto()
    PUT_AWAY = auto()
    LETTERS = auto()
    SESSIONS = auto()
    HAVEN_MOMENTS = auto()
    GOALS = auto()
    VALUES = auto()
    HOMEWORK = auto()
    SHEETS = auto()
