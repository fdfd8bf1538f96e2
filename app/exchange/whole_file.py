"""A whole journal as one JSON file: written for anybody to read, and read back without a loss. See docs/export.md."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from app.domain.check_ins import CheckIn
from app.domain.feelings import MOST, Feeling, FeelingWord
from app.domain.journal import Extras, NewEntry, Version
from app.domain.kit import Sound
from app.domain.labels import Label, LabelKind, label_of
from app.domain.moods import Mood
from app.domain.pictures import Picture
from app.domain.sittings import Sitting
from app.exchange import whole_pictures, whole_sounds
from app.exchange.errors import Reason, UnfitFile
from app.exchange.hostile_json import Limits, count_pieces, decode_hostile
from app.exchange.in_lines import read_in_lines
from app.exchange.left_in_file import sound_ones
from app.exchange.named import Named
from app.exchange.preview import Oddity, Preview, Problem
from app.exchange.reading import Watch, go_on, sound_text
from app.exchange.tally import Tally
from app.exchange.whole_own import Own, own_pieces, read_own
from app.exchange.whole_pictures import picture_in, piece_of_picture
from app.exchange.whole_sounds import sound_in

FORMAT = "alcove-journal"
VERSION = 1
# For everything but pictures and sounds, which are read one after another.
_LARGEST = 512 * 2**20
_MOST_PIECES = Limits().pieces
_LISTS = {whole_sounds.BEGIN: whole_sounds.LONGEST_LINE, whole_pictures.BEGIN: whole_pictures.LONGEST_LINE}
# What stands there of lists whose lines are read apart.
_ROOM_FOR_LISTS = 100
_UID = re.compile(r"[0-9a-z-]{1,64}", re.ASCII)
_REPORT_EVERY = 0xFF


class FeelingOut(Struct):
    key: str
    word: str = ""
    strength: int | None = None


class VersionOut(Struct):
    written: datetime
    title: str = ""
    body: str = ""


class SittingOut(Struct):
    began: datetime
    seconds: int
    before: int | None = None
    after: int | None = None


class EntryOut(Struct):
    """One entry. Moments without a zone are what the clock on the wall showed; those with one are instants."""

    uid: str
    about: datetime
    title: str = ""
    body: str = ""
    mood: int | None = None
    created: datetime | None = None
    edited: datetime | None = None
    backdated: bool = False
    kept_closed: bool = False
    feelings: list[FeelingOut] = []
    tags: list[str] = []
    people: list[str] = []
    kept_lines: list[str] = []
    for_sessions: list[str] = []
    links: list[str] = []
    earlier: list[VersionOut] = []
    timed: list[SittingOut] = []


class CheckInOut(Struct):
    uid: str
    at: datetime
    mood: int


class WordOut(Struct):
    key: str
    word: str
    own: bool = False
    hidden: bool = False


class _File(Struct):
    format: str = ""
    version: int = 0
    entries: list[Raw] = []
    check_ins: list[CheckInOut] = []
    feeling_words: list[WordOut] = []
    own_prompts: list[str] = []
    learnt_words: list[str] = []
    own: Raw = Raw(b"{}")
    sounds: list[Raw] = []
    pictures: list[Raw] = []


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """All that goes into such a file. What may be long is gone through once, and pictures and sounds are asked for."""

    entries: Iterable[NewEntry]
    picture_of: Callable[[str], Picture | None]
    sound_of: Callable[[str], Sound | None]
    check_ins: Iterable[CheckIn] = ()
    feeling_words: Iterable[FeelingWord] = ()
    prompts: Iterable[str] = ()
    learnt: Iterable[str] = ()
    own: Own = ()
    word_of: Mapping[str, str] = field(default_factory=dict)


def pieces(leaving: Leaving, tally: Tally | None = None) -> Iterator[bytes]:
    """The file, piece by piece, so that no journal is in memory as a whole; what is named comes last.

    The tally is whole after the last piece.
    """
    tally = tally or Tally()
    named = Named(tally)
    size = crowd = 0
    for piece in _all_but_named(leaving, named):
        size += len(piece)
        crowd += count_pieces(piece)
        yield piece
    yield b"\n],\n"
    tally.too_much |= size + _ROOM_FOR_LISTS >= _LARGEST or crowd > _MOST_PIECES
    if named.sounds:
        yield from _listed(whole_sounds.BEGIN, map(whole_sounds.piece_of_sound, named.sounds_of(leaving.sound_of)))
        yield b"\n],\n"
    yield from _listed(whole_pictures.BEGIN, map(piece_of_picture, named.pictures_of(leaving.picture_of)))
    yield b"\n]}\n"


def _listed(begin: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    yield begin
    before = b"\n"
    for line in lines:
        yield before + line
        before = b",\n"


def _all_but_named(leaving: Leaving, named: Named) -> Iterator[bytes]:
    checked_in = [CheckInOut(one.uid, one.at, int(one.mood)) for one in leaving.check_ins]
    words = [WordOut(one.key, one.word, one.own, one.hidden) for one in leaving.feeling_words]
    yield b'{"format":"%s","version":%d,\n"feeling_words":' % (FORMAT.encode(), VERSION)
    yield msgspec.json.encode(words)
    yield b',\n"own_prompts":' + msgspec.json.encode(list(leaving.prompts))
    yield b',\n"learnt_words":' + msgspec.json.encode(sorted(leaving.learnt))
    yield b',\n"check_ins":' + msgspec.json.encode(checked_in)
    yield b',\n"own":'
    yield from own_pieces(named.noting_own(leaving.own))
    yield b',\n"entries":['
    for number, entry in enumerate(named.noting(leaving.entries)):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(_out(entry, leaving.word_of))


def read_whole(path: Path, watch: Watch | None = None) -> Preview:
    """What such a file would bring, whatever room its pictures and sounds take. Raises UnfitFile, ReadingStopped."""
    data, lines = read_in_lines(path, _LISTS, watch, _LARGEST)
    file = decode_hostile(sound_text(data, watch, _LARGEST), _File, watch, Limits(pieces=_MOST_PIECES))
    if file.format != FORMAT or not 1 <= file.version <= VERSION:
        raise UnfitFile(Reason.OTHER_SHAPE)
    entries: list[NewEntry] = []
    problems: list[Problem] = []
    seen: Counter[str] = Counter()
    for number, raw in enumerate(file.entries, start=1):
        try:
            entry = _in(msgspec.json.decode(raw, type=EntryOut), seen)
        except (msgspec.DecodeError, UnicodeError, ValueError, OverflowError):
            problems.append(Problem(number, Oddity.NOT_AN_ENTRY))
        else:
            entries.append(entry)
        if number & _REPORT_EVERY == 0:
            go_on(watch)
            if watch is not None:
                watch.report(number, len(file.entries))
    check_ins = tuple(
        _check_in(one) for one in file.check_ins if 1 <= one.mood <= len(Mood) and _UID.fullmatch(one.uid)
    )
    words = tuple(FeelingWord(one.key, one.word, one.own, one.hidden) for one in file.feeling_words if one.word.strip())
    pictures, unsound = sound_ones(
        lines[whole_pictures.BEGIN], map(bytes, file.pictures), picture_in, Oddity.UNSOUND_PICTURE, watch
    )
    sounds, unheard = sound_ones(
        lines[whole_sounds.BEGIN], map(bytes, file.sounds), sound_in, Oddity.UNSOUND_SOUND, watch
    )
    names = {"picture": pictures.uids, "sound": sounds.uids, "entry": _names_of(entries)}
    own = replace(read_own(bytes(file.own), names, watch), sounds=sounds)
    prompts = tuple(words for words in file.own_prompts if words.strip() and "\0" not in words)
    learnt = tuple(file.learnt_words)
    found = (*problems, *unsound, *unheard)
    return Preview(tuple(entries), found, check_ins, words, prompts, pictures, learnt=learnt, own=own)


def _names_of(entries: Iterable[NewEntry]) -> frozenset[str]:
    return frozenset(entry.extras.uid for entry in entries if entry.extras is not None)


def _out(entry: NewEntry, word_of: Mapping[str, str]) -> EntryOut:
    extras = entry.extras or Extras()
    names = {kind: [label.name for label in extras.labels if label.kind is kind] for kind in LabelKind}
    return EntryOut(
        uid=extras.uid,
        about=entry.about,
        title=entry.title,
        body=entry.body,
        mood=int(entry.mood) if entry.mood else None,
        created=extras.created_at,
        edited=extras.edited_at,
        backdated=extras.backdated,
        kept_closed=extras.closed,
        feelings=[FeelingOut(one.key, word_of.get(one.key, ""), one.strength) for one in extras.feelings],
        tags=names[LabelKind.TAG],
        people=names[LabelKind.PERSON],
        kept_lines=list(extras.kept),
        for_sessions=list(extras.topics),
        links=list(extras.links),
        earlier=[VersionOut(one.written_at, one.title, one.body) for one in extras.versions],
        timed=[SittingOut(one.began_at, one.used_s, one.before, one.after) for one in extras.sittings if one.began_at],
    )


def _in(read: EntryOut, seen: Counter[str]) -> NewEntry:
    """Raises ValueError for what no journal of ours holds."""
    if not _UID.fullmatch(read.uid) or seen[read.uid] or read.about.tzinfo is not None:
        raise ValueError("no entry of ours")
    seen[read.uid] += 1
    strengths = {one.key: one.strength for one in read.feelings}
    if len(strengths) > MOST or any(one is not None and not 0 <= one <= 10 for one in strengths.values()):
        raise ValueError("feelings beyond what an entry has")
    sittings = tuple(Sitting(one.seconds, one.before, one.after, _sure(one.began)) for one in read.timed)
    if not all(one.is_sound for one in sittings):
        raise ValueError("no sitting of ours")
    typed = [(LabelKind.TAG, name) for name in read.tags] + [(LabelKind.PERSON, name) for name in read.people]
    labels: dict[tuple[str, str], Label] = {}
    for kind, name in typed:
        label = label_of(kind, name)
        if label is not None:
            labels.setdefault((label.kind, label.folded), label)
    extras = Extras(
        uid=read.uid,
        created_at=_instant(read.created),
        edited_at=_instant(read.edited),
        backdated=read.backdated,
        closed=read.kept_closed,
        feelings=tuple(Feeling(key, strength) for key, strength in strengths.items()),
        labels=tuple(labels.values()),
        kept=tuple(dict.fromkeys(read.kept_lines)),
        topics=tuple(dict.fromkeys(read.for_sessions)),
        links=tuple(dict.fromkeys(uid for uid in read.links if _UID.fullmatch(uid))),
        versions=tuple(Version(0, _sure(one.written), one.title, one.body) for one in read.earlier),
        sittings=sittings,
    )
    mood = Mood(read.mood) if read.mood is not None else None
    return NewEntry(read.about, _text(read.title), _text(read.body), mood, f"alcove:{read.uid}", extras)


def _check_in(read: CheckInOut) -> CheckIn:
    return CheckIn(0, read.uid, read.at.replace(tzinfo=None), Mood(read.mood))


def _text(words: str) -> str:
    if "\0" in words:
        raise ValueError("not text")
    return words


def _instant(moment: datetime | None) -> datetime | None:
    return None if moment is None else _sure(moment)


def _sure(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("an instant has a zone")
    moment.astimezone(UTC)  # raises OverflowError beyond the calendar
    return moment
