"""A whole journal as one JSON file: written for anybody to read, and read back without a loss. See docs/export.md."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from app.domain.check_ins import CheckIn
from app.domain.feelings import MOST, Feeling, FeelingWord
from app.domain.journal import Extras, NewEntry, Version
from app.domain.labels import Label, LabelKind, label_of
from app.domain.moods import Mood
from app.domain.pictures import Picture, named_in
from app.domain.sittings import Sitting
from app.exchange.errors import Reason, UnfitFile
from app.exchange.hostile_json import Limits, count_pieces, decode_hostile
from app.exchange.in_lines import read_in_lines
from app.exchange.preview import Oddity, Preview, Problem
from app.exchange.reading import Watch, go_on, sound_text
from app.exchange.tally import Tally
from app.exchange.whole_pictures import BEGIN, LONGEST_LINE, pictures_in, pieces_of_picture

FORMAT = "alcove-journal"
VERSION = 1
# For everything but pictures, which are read one after another.
_LARGEST = 512 * 2**20
_MOST_PIECES = Limits().pieces
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
    pictures: list[Raw] = []


def pieces(
    entries: Iterable[NewEntry],
    check_ins: Iterable[CheckIn],
    words: Iterable[FeelingWord],
    prompts: Iterable[str],
    learnt: Iterable[str],
    word_of: dict[str, str],
    picture_of: Callable[[str], Picture | None],
    tally: Tally | None = None,
) -> Iterator[bytes]:
    """The file, piece by piece, so that no journal is in memory as a whole; pictures that are named come last.

    The tally is whole after the last piece.
    """
    tally = tally or Tally()
    named: dict[str, None] = {}
    size = crowd = 0
    for piece in _all_but_pictures(_noting(entries, named, tally), check_ins, words, prompts, learnt, word_of):
        size += len(piece)
        crowd += count_pieces(piece)
        yield piece
    end = b"\n],\n" + BEGIN
    tally.too_much = size + len(end) >= _LARGEST or crowd > _MOST_PIECES
    yield end
    before = b"\n"
    for uid in named:
        picture = picture_of(uid)
        tally.count_picture(uid, picture)
        if picture is not None:
            yield before + pieces_of_picture(picture)
            before = b",\n"
    yield b"\n]}\n"


def _all_but_pictures(
    entries: Iterable[NewEntry],
    check_ins: Iterable[CheckIn],
    words: Iterable[FeelingWord],
    prompts: Iterable[str],
    learnt: Iterable[str],
    word_of: dict[str, str],
) -> Iterator[bytes]:
    yield b'{"format":"%s","version":%d,\n"feeling_words":' % (FORMAT.encode(), VERSION)
    yield msgspec.json.encode([WordOut(one.key, one.word, one.own, one.hidden) for one in words])
    yield b',\n"own_prompts":' + msgspec.json.encode(list(prompts))
    yield b',\n"learnt_words":' + msgspec.json.encode(sorted(learnt))
    yield b',\n"check_ins":' + msgspec.json.encode([CheckInOut(one.uid, one.at, int(one.mood)) for one in check_ins])
    yield b',\n"entries":['
    for number, entry in enumerate(entries):
        yield (b",\n" if number else b"\n") + msgspec.json.encode(_out(entry, word_of))


def _noting(entries: Iterable[NewEntry], named: dict[str, None], tally: Tally) -> Iterator[NewEntry]:
    """Notes which pictures are named on the way."""
    for entry in entries:
        tally.entries += 1
        named.update((uid, None) for text in entry.texts for uid in named_in(text))
        yield entry


def read_whole(path: Path, watch: Watch | None = None) -> Preview:
    """What such a file would bring, whatever room its pictures take. Raises UnfitFile, ReadingStopped."""
    data, lines = read_in_lines(path, BEGIN, watch, _LARGEST, LONGEST_LINE)
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
    pictures, unsound = pictures_in(lines, map(bytes, file.pictures), watch)
    prompts, learnt = tuple(file.own_prompts), tuple(file.learnt_words)
    return Preview(tuple(entries), (*problems, *unsound), check_ins, words, prompts, pictures, learnt=learnt)


def _out(entry: NewEntry, word_of: dict[str, str]) -> EntryOut:
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
