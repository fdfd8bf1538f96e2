"""Looks over JSON from outside before it is decoded: a decoder lets repeated names, deep nests and huge numbers in."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from app.exchange.errors import Reason, UnfitFile, unfit_at
from app.exchange.reading import LARGEST, Watch, go_on, read_text

T = TypeVar("T")

# Every alternative takes what it can and gives nothing back, so the time is even whatever the bytes are.
_TOKEN = re.compile(
    rb'[^"\[\]{}0-9eE.+-]*+(?:'
    rb'("(?:[^"\\]++|\\.)*+")([ \t\r\n]*+:)?+'  # 1 a string, 2 and the colon that makes it a name
    rb"|([\[{])|([\]}])"  # 3 opens, 4 closes
    rb"|([-+.0-9eE]{33,}+|[-+.0-9]*+[eE][-+]?+[0-9]{4,}+)|[-+.0-9eE]++"  # 5 a number no diary needs
    rb'|(")|\Z)',  # 6 a string without an end
    re.DOTALL,
)
# A run of sound text, and then half of a character that JSON can only write as a pair.
_UP_TO_A_HALF = re.compile(
    rb"((?:[^\\]++|\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\(?!u[dD][89a-fA-F]).)*+)(\\u[dD]...|\Z)", re.DOTALL
)
_STRING, _NAME, _OPENS, _CLOSES, _NUMBER = 1, 2, 3, 4, 5
_BYTE = re.compile(r"\(byte (\d+)\)$")
_STOP_EVERY = 0x3FFF


@dataclass(frozen=True, slots=True)
class Limits:
    """How large, deep and crowded a file may be."""

    size: int = LARGEST
    depth: int = 32
    pieces: int = 10_000_000
    names: int = 100_000


def read_json(path: Path, shape: type[T], watch: Watch | None = None, limits: Limits | None = None) -> T:
    """The file's content in the given shape, checked before and while it is decoded. Raises UnfitFile."""
    limits = limits or Limits()
    return decode_hostile(read_text(path, watch, limits.size), shape, watch, limits)


def decode_hostile(data: bytes, shape: type[T], watch: Watch | None = None, limits: Limits | None = None) -> T:
    """The same for what was read already."""
    look_over(data, watch, limits or Limits())
    return decode(mark_half_characters(data), shape)


def count_pieces(data: bytes) -> int:
    """How many pieces `look_over` will count in this."""
    return sum(1 for _ in _TOKEN.finditer(data))


def look_over(data: bytes, watch: Watch | None, limits: Limits) -> None:
    """Raises UnfitFile at the first place that goes beyond the limits. Reads every byte once."""
    nest: list[set[bytes] | None] = []
    for count, token in enumerate(_TOKEN.finditer(data)):
        kind = token.lastindex
        if kind is None or kind == _STRING:
            pass
        elif kind == _NAME:
            _check_name(token, nest, data, limits)
        elif kind == _OPENS:
            nest.append(set() if token[kind] == b"{" else None)
            if len(nest) > limits.depth:
                raise unfit_at(Reason.TOO_DEEP, data, token.start(kind))
        elif kind == _CLOSES and nest:
            nest.pop()
        else:
            reason = Reason.HUGE_NUMBER if kind == _NUMBER else Reason.NOT_JSON
            raise unfit_at(reason, data, token.start(kind))
        if count & _STOP_EVERY == 0:
            go_on(watch)
        if count > limits.pieces:
            raise unfit_at(Reason.TOO_MANY_PIECES, data, token.end())


def _check_name(token: re.Match[bytes], nest: list[set[bytes] | None], data: bytes, limits: Limits) -> None:
    names = nest[-1] if nest else None
    if names is None:
        raise unfit_at(Reason.NOT_JSON, data, token.start(1))
    name = token[1][1:-1]
    if b"\\" in name:
        # "d\u0061te" and "date" are the same name to a decoder.
        try:
            name = msgspec.json.decode(token[1], type=str).encode()
        except (msgspec.DecodeError, UnicodeError):
            raise unfit_at(Reason.NOT_JSON, data, token.start(1)) from None
    if name in names:
        raise unfit_at(Reason.REPEATED_NAME, data, token.start(1))
    names.add(name)
    if len(names) > limits.names:
        raise unfit_at(Reason.TOO_MANY_PIECES, data, token.start(1))


def mark_half_characters(data: bytes) -> bytes:
    r"""Half a character makes the whole file unreadable; as \u0000, which no text has, it spoils its own piece only."""
    return _UP_TO_A_HALF.sub(_marked, data) if rb"\ud" in data.lower() else data


def _marked(found: re.Match[bytes]) -> bytes:
    return found[1] + rb"\u0000" if found[2] else found[0]


def decode(data: bytes, shape: type[T]) -> T:
    """Strict decoding of bytes that were looked over. Raises UnfitFile."""
    try:
        return msgspec.json.decode(data, type=shape)
    except msgspec.ValidationError:
        raise UnfitFile(Reason.OTHER_SHAPE) from None
    except msgspec.DecodeError as error:
        found = _BYTE.search(str(error))
        raise unfit_at(Reason.NOT_JSON, data, int(found[1]) if found else len(data)) from None
