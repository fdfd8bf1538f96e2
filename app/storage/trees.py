"""SQLite's tables and indexes, read page by page around what is damaged, after the description of its file format."""

from collections.abc import Iterator
from typing import NamedTuple

from app.storage.pages import USABLE, PageFile

Value = int | float | str | bytes | None

_TABLE_LEAF, _TABLE_INSIDE = 0x0D, 0x05
_INDEX_LEAF, _INDEX_INSIDE = 0x0A, 0x02
_FILE_HEADER = 100
_LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
_MOST_LOCAL = {_TABLE_LEAF: USABLE - 35, _INDEX_LEAF: (USABLE - 12) * 64 // 255 - 23}
_MOST_LOCAL[_INDEX_INSIDE] = _MOST_LOCAL[_INDEX_LEAF]
_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}


class Record(NamedTuple):
    """A row. Of one that is not `whole`, the last value may be short and those after it are missing."""

    place: int
    values: tuple[Value, ...]
    whole: bool


class Trees:
    """Walks trees from their roots and remembers which pages were met."""

    def __init__(self, pages: PageFile) -> None:
        self._pages = pages
        self.met: set[int] = set()

    def pages_of(self, root: int) -> tuple[list[int], bool]:
        """The sound pages of a tree, in its order, and whether any is missing."""
        found: list[int] = []
        waiting = [root]
        torn = False
        while waiting:
            number = waiting.pop()
            if number in self.met:
                continue
            self.met.add(number)
            below = self._look(number)[1]
            if below is None:
                torn = True
            else:
                found.append(number)
                waiting += reversed(below)
        return found, torn

    def records(self, number: int) -> list[Record]:
        """What stands on a page; nothing when it is not the page of a tree."""
        return self._look(number)[0]

    def strays(self) -> Iterator[int]:
        """The table pages that no walk came to, because a page above them is damaged."""
        for number in range(2, self._pages.count + 1):
            page = self._pages.read(number) if number not in self.met else None
            if page and page[0] == _TABLE_LEAF:
                yield number

    def _look(self, number: int) -> tuple[list[Record], list[int] | None]:
        page = self._pages.read(number)
        try:
            return self._page(page, number) if page else ([], None)
        except IndexError:
            return [], None

    def _page(self, page: bytes, number: int) -> tuple[list[Record], list[int] | None]:
        """The records on a page and the pages below it; None for those when this is no page of a tree."""
        header = _FILE_HEADER if number == 1 else 0
        kind = page[header]
        if kind not in (_TABLE_LEAF, _TABLE_INSIDE, _INDEX_LEAF, _INDEX_INSIDE):
            return [], None
        inside = kind in (_TABLE_INSIDE, _INDEX_INSIDE)
        first = header + (12 if inside else 8)
        cells = [_number(page, first + 2 * cell, 2) for cell in range(_number(page, header + 3, 2))]
        below = [_number(page, cell, 4) for cell in cells] if inside else []
        if inside:
            below.append(_number(page, header + 8, 4))
        if kind == _TABLE_INSIDE:
            return [], below
        return [self._record(page, cell + (4 if inside else 0), kind) for cell in cells], below

    def _record(self, page: bytes, at: int, kind: int) -> Record:
        size, at = _varint(page, at)
        place = 0
        if kind == _TABLE_LEAF:
            place, at = _varint(page, at)
        local = size
        if size > _MOST_LOCAL[kind]:
            local = _LEAST_LOCAL + (size - _LEAST_LOCAL) % (USABLE - 4)
            local = local if local <= _MOST_LOCAL[kind] else _LEAST_LOCAL
        payload = page[at : at + local]
        if local < size:
            payload += self._rest(_number(page, at + local, 4), size - local)
        return Record(place, _values(payload), len(payload) == size)

    def _rest(self, number: int, size: int) -> bytes:
        """What stands on the pages that a long record goes on to, as far as they can be read."""
        parts: list[bytes] = []
        while size > 0 and number:
            page = self._pages.read(number)
            if page is None:
                break
            parts.append(page[4 : 4 + min(size, USABLE - 4)])
            size -= len(parts[-1])
            number = _number(page, 0, 4)
        return b"".join(parts)


def _values(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    kinds: list[int] = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Value] = []
    at = end
    for kind in kinds:
        if at >= len(payload) and _width(kind):
            break
        content = payload[at : at + _width(kind)]
        values.append(_value(kind, content))
        at += len(content)
    return tuple(values)


def _width(kind: int) -> int:
    return (kind - 12) // 2 if kind >= 12 else _WIDTHS.get(kind, 0)


def _value(kind: int, content: bytes) -> Value:
    if kind >= 12:
        # Text that is cut off may end inside a letter.
        return content.decode("utf-8", "ignore") if kind % 2 else content
    if kind in (8, 9):
        return kind - 8
    if kind == 7:
        import struct

        return float(struct.unpack(">d", content)[0]) if len(content) == 8 else None
    return int.from_bytes(content, "big", signed=True) if kind else None


def _number(page: bytes, at: int, width: int) -> int:
    part = page[at : at + width]
    if len(part) < width:
        raise IndexError
    return int.from_bytes(part, "big")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    value = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            value = (value << 8) | byte
            return (value - (1 << 64) if value >> 63 else value), at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + place + 1
    raise IndexError
