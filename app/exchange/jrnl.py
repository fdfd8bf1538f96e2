"""Reads a diary out of the JSON export of jrnl, entry by entry, so that one odd entry never keeps the others out."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType

from app.domain.journal import NewEntry
from app.exchange.errors import Reason, UnfitFile
from app.exchange.hostile_json import read_json
from app.exchange.preview import Oddity, Preview, Problem
from app.exchange.reading import Watch, go_on

# What jrnl itself takes when a day was given without a time.
_USUAL_TIME = "09:00"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"\d{2}:\d{2}(:\d{2})?", re.ASCII)
_REPORT_EVERY = 0xFF


class _File(Struct):
    """A whole journal has `entries`; jrnl's export into a folder makes files that are one entry each."""

    entries: list[Raw] | UnsetType = UNSET
    date: Raw | UnsetType = UNSET
    title: Raw | UnsetType = UNSET
    body: Raw | UnsetType = UNSET
    time: Raw | UnsetType = UNSET


class _Written(Struct):
    date: str = ""
    time: str = _USUAL_TIME
    title: str = ""
    body: str = ""


class _Odd(Exception):
    def __init__(self, oddity: Oddity) -> None:
        super().__init__(oddity)
        self.oddity = oddity


def read_jrnl(path: Path, watch: Watch | None = None) -> Preview:
    """What a jrnl JSON export would add to the journal. Raises UnfitFile, ReadingStopped."""
    raw_entries = _raw_entries(read_json(path, _File, watch))
    entries: list[NewEntry] = []
    problems: list[Problem] = []
    twins: Counter[str] = Counter()
    for number, raw in enumerate(raw_entries, start=1):
        try:
            entries.append(_entry(raw, twins))
        except _Odd as odd:
            problems.append(Problem(number, odd.oddity))
        if number & _REPORT_EVERY == 0:
            _report(watch, number, len(raw_entries))
    _report(watch, len(raw_entries), len(raw_entries))
    return Preview(tuple(entries), tuple(problems))


def _report(watch: Watch | None, done: int, total: int) -> None:
    go_on(watch)
    if watch is not None:
        watch.report(done, total)


def _raw_entries(file: _File) -> Sequence[Raw]:
    if file.entries is not UNSET:
        return file.entries
    if file.date is UNSET:
        raise UnfitFile(Reason.OTHER_SHAPE)
    return [Raw(msgspec.json.encode(file))]


def _entry(raw: Raw, twins: Counter[str]) -> NewEntry:
    written = _written(raw)
    about = _moment(written)
    if not (written.title.strip() or written.body.strip()):
        raise _Odd(Oddity.NOTHING_WRITTEN)
    fingerprint = _fingerprint(written)
    twins[fingerprint] += 1
    source = f"jrnl:{fingerprint}:{twins[fingerprint]}"
    return NewEntry(about=about, title=written.title, body=written.body, mood=None, source=source)


def _written(raw: Raw) -> _Written:
    try:
        written = msgspec.json.decode(raw, type=_Written)
    except msgspec.ValidationError:
        raise _Odd(Oddity.NOT_AN_ENTRY) from None
    except (msgspec.DecodeError, UnicodeError):
        raise _Odd(Oddity.BROKEN_TEXT) from None
    if "\0" in written.title or "\0" in written.body:
        raise _Odd(Oddity.BROKEN_TEXT)
    return written


def _moment(written: _Written) -> datetime:
    if not written.date:
        raise _Odd(Oddity.NO_DATE)
    if not _DATE.fullmatch(written.date):
        raise _Odd(Oddity.UNKNOWN_DATE)
    if not _TIME.fullmatch(written.time):
        raise _Odd(Oddity.UNKNOWN_TIME)
    try:
        day = date.fromisoformat(written.date)
    except ValueError:
        raise _Odd(Oddity.UNKNOWN_DATE) from None
    try:
        return datetime.fromisoformat(f"{day.isoformat()}T{written.time}")
    except ValueError:
        raise _Odd(Oddity.UNKNOWN_TIME) from None


def _fingerprint(written: _Written) -> str:
    """The same for the same entry in every export of it, so that bringing a file in again adds nothing."""
    parts = "\0".join((written.date, written.time, written.title, written.body))
    return sha256(parts.encode()).hexdigest()[:32]
