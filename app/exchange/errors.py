"""What can be wrong with a file from outside: a plain reason and the place, never the content."""

from enum import StrEnum


class Reason(StrEnum):
    """Why a whole file was turned away."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too-large"
    EMPTY = "empty"
    NOT_TEXT = "not-text"
    NOT_JSON = "not-json"
    TOO_DEEP = "too-deep"
    TOO_MANY_PIECES = "too-many-pieces"
    REPEATED_NAME = "repeated-name"
    HUGE_NUMBER = "huge-number"
    OTHER_SHAPE = "other-shape"


class UnfitFile(Exception):
    """The file is not brought in. `line` and `column` count from 1 and are 0 when the reason has no place."""

    def __init__(self, reason: Reason, line: int = 0, column: int = 0) -> None:
        super().__init__(reason, line, column)
        self.reason = reason
        self.line = line
        self.column = column


class ReadingStopped(Exception):
    """The person asked to stop; nothing was brought in."""


def unfit_at(reason: Reason, data: bytes, offset: int) -> UnfitFile:
    """An UnfitFile that names the line and column of a byte offset, as an editor would count them."""
    before = data[:offset]
    start_of_line = before.rfind(b"\n") + 1
    column = len(before[start_of_line:].decode("utf-8", "replace")) + 1
    return UnfitFile(reason, before.count(b"\n") + 1, column)
