"""Which parts of a line of Markdown are marks and which are marked; one pass, however long or odd the line is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

_FENCE = re.compile(r" {0,3}(```|~~~)")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_QUOTE = re.compile(r" {0,3}>(?: ?>)*")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+\[[ xX]\])?(?=[ \t])")
_RUN = re.compile(r"\\[\\`*_]|`+|\*+|_+")


class Look:
    """How a stretch of text is to be shown; looks add up. Plain numbers, because each key press adds up many."""

    MARK: Final = 1
    BOLD: Final = 2
    ITALIC: Final = 4
    CODE: Final = 8
    QUOTE: Final = 16
    HEADING_1: Final = 32
    HEADING_2: Final = 64
    HEADING_3: Final = 128


class Inside(IntEnum):
    """What a line begins inside of."""

    TEXT = 0
    BACKTICKS = 1
    TILDES = 2


_FENCES = {"```": Inside.BACKTICKS, "~~~": Inside.TILDES}
_EMPHASIS = {1: Look.ITALIC, 2: Look.BOLD, 3: Look.BOLD | Look.ITALIC}


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `start` to `end` the text has this look."""

    start: int
    end: int
    look: int


def read_line(line: str, inside: Inside) -> tuple[list[Stretch], Inside]:
    """The line's stretches, which may overlap, and what the next line begins inside of."""
    fence = _FENCE.match(line)
    if inside is not Inside.TEXT:
        closes = fence is not None and _FENCES[fence[1]] is inside
        look = Look.CODE | Look.MARK if closes else Look.CODE
        return [Stretch(0, len(line), look)], Inside.TEXT if closes else inside
    if fence is not None:
        return [Stretch(0, len(line), Look.CODE | Look.MARK)], _FENCES[fence[1]]
    if _RULE.match(line):
        return [Stretch(0, len(line), Look.MARK)], inside
    block, begins = _block(line)
    return [*block, *_inline(line, begins)], inside


def is_quote(line: str) -> bool:
    """Whether a line outside of code is quoted."""
    return _QUOTE.match(line) is not None


def _block(line: str) -> tuple[list[Stretch], int]:
    if heading := _HEADING.match(line):
        look = (Look.HEADING_1, Look.HEADING_2, Look.HEADING_3)[min(len(heading[1]), 3) - 1]
        return [Stretch(0, len(line), look), Stretch(0, heading.end(1), Look.MARK)], heading.end(1)
    if quote := _QUOTE.match(line):
        return [Stretch(0, len(line), Look.QUOTE), Stretch(0, quote.end(), Look.MARK)], quote.end()
    if item := _ITEM.match(line):
        return [Stretch(0, item.end(), Look.MARK)], item.end()
    return [], 0


def _inline(line: str, begins: int) -> Iterator[Stretch]:
    if "*" not in line and "_" not in line and "`" not in line:
        return
    runs = list(_RUN.finditer(line, begins))
    code_ends = _code_ends(runs)
    opened: dict[str, int] = {}
    skip_to = 0
    for index, run in enumerate(runs):
        if index < skip_to or run[0][0] == "\\":
            continue
        if run[0][0] == "`":
            end = code_ends.get(index)
            if end is not None:
                yield from _between(run.start(), runs[end].end(), len(run[0]), Look.CODE)
                skip_to = end + 1
        else:
            yield from _emphasis(line, run, opened)


def _code_ends(runs: list[re.Match[str]]) -> dict[int, int]:
    """For each run of backticks the next one of the same length."""
    ends: dict[int, int] = {}
    seen: dict[str, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        ticks = runs[index][0]
        if ticks[0] == "`":
            if ticks in seen:
                ends[index] = seen[ticks]
            seen[ticks] = index
    return ends


def _emphasis(line: str, run: re.Match[str], opened: dict[str, int]) -> Iterator[Stretch]:
    marks = run[0]
    if len(marks) > 3:
        return
    before = line[run.start() - 1 : run.start()]
    after = line[run.end() : run.end() + 1]
    in_word = marks[0] == "_" and before.isalnum() and after.isalnum()
    if before and not before.isspace() and not in_word:
        closed = list(_close(run, opened))
        if closed:
            yield from closed
            return
    if after and not after.isspace() and not in_word:
        opened[marks] = run.start()


def _close(run: re.Match[str], opened: dict[str, int]) -> Iterator[Stretch]:
    marks = run[0]
    if marks in opened:
        yield from _between(opened.pop(marks), run.end(), len(marks), _EMPHASIS[len(marks)])
        return
    one, two = marks[:1], marks[:2]
    if len(marks) == 3 and one in opened and two in opened:
        # "**a *b***": the inner pair ends where the outer one's marks begin.
        inner, outer = sorted((one, two), key=opened.__getitem__, reverse=True)
        end = run.start() + len(inner)
        yield from _between(opened.pop(inner), end, len(inner), _EMPHASIS[len(inner)])
        yield from _between(opened.pop(outer), run.end(), len(outer), _EMPHASIS[len(outer)])


def _between(start: int, end: int, width: int, look: int) -> Iterator[Stretch]:
    yield Stretch(start, end, look)
    yield Stretch(start, start + width, Look.MARK)
    yield Stretch(end - width, end, Look.MARK)


def flatten(stretches: list[Stretch]) -> list[Stretch]:
    """Stretches side by side instead of over each other, each with everything that holds there."""
    edges: list[tuple[int, int, int]] = []
    for stretch in stretches:
        edges += ((stretch.start, stretch.look, 1), (stretch.end, stretch.look, -1))
    edges.sort()
    flat: list[Stretch] = []
    holding: dict[int, int] = {}
    since = 0
    for position, look, change in edges:
        if position > since:
            together = _together(holding)
            if together:
                flat.append(Stretch(since, position, together))
            since = position
        holding[look] = holding.get(look, 0) + change
    return flat


def _together(holding: dict[int, int]) -> int:
    look = 0
    for part, count in holding.items():
        if count:
            look |= part
    return look
