"""Pictures and sounds that stay in their file until they are wanted, so that thousands of them fill no memory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import compress
from typing import Generic, Protocol, TypeVar

from app.exchange.errors import Reason, UnfitFile
from app.exchange.in_lines import Lines
from app.exchange.preview import Oddity, Problem
from app.exchange.reading import Watch, go_on


class Named(Protocol):
    @property
    def uid(self) -> str: ...


T = TypeVar("T", bound=Named)


@dataclass(frozen=True, slots=True)
class LeftInFile(Generic[T]):
    """Sound ones, decoded each time they are gone through. Then raises UnfitFile if the file changed meanwhile."""

    raws: Iterable[bytes]
    decoded: Callable[[bytes], T | None]
    uids: frozenset[str]

    def __iter__(self) -> Iterator[T]:
        for raw in self.raws:
            one = self.decoded(raw)
            if one is None:
                raise UnfitFile(Reason.UNREADABLE)
            yield one


def sound_ones(
    lines: Lines,
    raws: Iterable[bytes],
    decoded: Callable[[bytes], T | None],
    oddity: Oddity,
    watch: Watch | None,
) -> tuple[LeftInFile[T], list[Problem]]:
    """The sound ones of both, one of which is empty, and a problem for each of the others."""
    pieces = lines if lines.places else tuple(raws)
    names = [_name_of(decoded(raw), watch) for raw in pieces]
    if isinstance(pieces, Lines):
        left: Iterable[bytes] = Lines(pieces.path, tuple(compress(pieces.places, names)))
    else:
        left = tuple(compress(pieces, names))
    problems = [Problem(number, oddity) for number, name in enumerate(names, start=1) if not name]
    return LeftInFile(left, decoded, frozenset(name for name in names if name)), problems


def _name_of(one: Named | None, watch: Watch | None) -> str:
    go_on(watch)
    return one.uid if one else ""
