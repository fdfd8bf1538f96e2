"""What our own Markdown files say beyond those of others, so that bringing them in again loses nothing."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from app.domain.feelings import MOST, Feeling, FeelingWord
from app.domain.journal import Extras, NewEntry, Version
from app.domain.labels import fold
from app.domain.sittings import Sitting
from app.exchange import front_matter
from app.exchange.preview import Oddity, Problem

Values = Mapping[str, str | list[str]]
Line = tuple[str, str | Sequence[str]]

_ID = "alcove-id"
_EARLIER = "alcove-earlier-of"
_YES = "yes"
_UID = re.compile(r"[0-9a-z-]{1,64}", re.ASCII)
_KEY = re.compile(r"([0-9a-z-]{1,64})(?: (10|[0-9]))?", re.ASCII)
_SITTING = re.compile(r"(\S+) (\d{1,6}) (\d{1,2}|-) (\d{1,2}|-)", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(?:\.\d{3})?", re.ASCII)


def lines_of(extras: Extras, file_of: Mapping[str, str]) -> list[Line]:
    """What the head of an entry's file has besides what every program understands."""
    if not extras.uid:
        return []
    keys = [one.key if one.strength is None else f"{one.key} {one.strength}" for one in extras.feelings]
    return [
        ("for-sessions", list(extras.topics)),
        ("links", [f"{uid} {file_of.get(uid, '')}".strip() for uid in extras.links]),
        ("created", _instant_words(extras.created_at)),
        ("edited", _instant_words(extras.edited_at)),
        ("backdated", _YES if extras.backdated else ""),
        ("closed", _YES if extras.closed else ""),
        ("timed", [_sitting_words(one) for one in extras.sittings]),
        ("feeling-keys", keys),
        (_ID, extras.uid),
    ]


def moment_words(about: datetime) -> str:
    """Date and time as far as they were known."""
    return about.isoformat(" ", "milliseconds" if about.microsecond else "seconds")


def earlier_files(entry: NewEntry, name: str) -> list[tuple[str, str]]:
    """Name and text of a file for each earlier state of the entry in the file of this name."""
    extras = entry.extras or Extras()
    stem = name.rpartition("/")[2].removesuffix(".md")
    files = []
    for number, version in enumerate(extras.versions, start=1):
        head = front_matter.head(
            ((_EARLIER, extras.uid), ("written", _instant_words(version.written_at)), ("title", version.title))
        )
        files.append((f"earlier/{stem} - {number:03}.md", f"{head}\n{version.body}\n"))
    return files


class OwnFiles:
    """What is found of our own in a folder. Each uid is taken once: a copy of a file is an entry of its own.

    `pages` counts those that are only for reading.
    """

    def __init__(self) -> None:
        self.words: dict[str, FeelingWord] = {}
        self.pages = 0
        self._taken: set[str] = set()
        self._versions: dict[str, list[tuple[datetime, str, Version]]] = {}
        self._numbers: dict[str, list[tuple[int, str]]] = {}

    def claim(self, values: Values) -> str:
        """The uid of an entry of ours, once; empty for anything else."""
        uid = _word(values, _ID)
        if not _UID.fullmatch(uid) or uid in self._taken:
            return ""
        self._taken.add(uid)
        return uid

    def take_version(self, values: Values, words: str, number: int, name: str) -> bool:
        """Whether it is an earlier state, which is kept until all is read. Raises ValueError for an odd one."""
        if _EARLIER not in values:
            return False
        uid, written_at = _word(values, _EARLIER), _instant(_word(values, "written"))
        if not _UID.fullmatch(uid) or written_at is None:
            raise ValueError("no earlier state of ours")
        version = Version(0, written_at, _word(values, "title"), words)
        self._versions.setdefault(uid, []).append((written_at, name, version))
        self._numbers.setdefault(uid, []).append((number, name))
        return True

    def with_versions(self, entry: NewEntry) -> NewEntry:
        """The entry with its earlier states, oldest first."""
        if entry.extras is None or entry.extras.uid not in self._versions:
            return entry
        found = sorted(self._versions[entry.extras.uid], key=_when_and_name)
        return replace(entry, extras=replace(entry.extras, versions=tuple(version for _at, _name, version in found)))

    def problems(self) -> list[Problem]:
        """Earlier states without the entry that they belong to."""
        left = [place for uid, places in self._numbers.items() if uid not in self._taken for place in places]
        return [Problem(number, Oddity.NO_ENTRY_TO_IT, name) for number, name in sorted(left)]

    def extras(self, values: Values, uid: str, shared: Extras, known: Mapping[str, str]) -> Extras:
        """All that belongs to an entry of ours; `shared` is what any program could have said."""
        links = (words.partition(" ")[0] for words in _list(values, "links"))
        return replace(
            shared,
            uid=uid,
            created_at=_instant(_word(values, "created")),
            edited_at=_instant(_word(values, "edited")),
            backdated=_word(values, "backdated") == _YES,
            closed=_word(values, "closed") == _YES,
            feelings=self._feelings(values, known) or shared.feelings,
            topics=tuple(dict.fromkeys(_list(values, "for-sessions"))),
            links=tuple(dict.fromkeys(target for target in links if _UID.fullmatch(target))),
            sittings=tuple(one for words in _list(values, "timed") if (one := _sitting(words)) is not None),
        )

    def _feelings(self, values: Values, known: Mapping[str, str]) -> tuple[Feeling, ...]:
        """By their keys; none when somebody changed the words beside them."""
        keys, words = _list(values, "feeling-keys"), _list(values, "feelings")
        if len(keys) != len(words):
            return ()
        found: dict[str, Feeling] = {}
        for key_words, felt in zip(keys, words, strict=True):
            match = _KEY.fullmatch(key_words)
            ending = f" {match[2]}" if match and match[2] else ""
            if match is None or not felt.endswith(ending):
                return ()
            key = self._key_of(match[1], felt.removesuffix(ending), known)
            found.setdefault(key, Feeling(key, int(match[2]) if match[2] else None))
        return tuple(found.values())[:MOST]

    def _key_of(self, key: str, word: str, known: Mapping[str, str]) -> str:
        """The same key; where nobody knows it, that of the same word, else a word of one's own comes with it."""
        if key in known.values():
            return key
        if same := known.get(fold(word)):
            return same
        if word.strip() and word != key:
            self.words.setdefault(key, FeelingWord(key, word.strip(), own=True))
        return key


def exact_words(text: str, below: str) -> str:
    """The words of a file of ours. Where a program gave all lines another end, they are ours again."""
    if not text.startswith("---\n"):
        below = below.replace("\r\n", "\n")
    return below.removeprefix("\n").removesuffix("\n")


def exact_moment(values: Values) -> datetime | None:
    """The date as we write it; None when somebody wrote it in another way."""
    words = _word(values, "date")
    try:
        return datetime.fromisoformat(words) if _MOMENT.fullmatch(words) else None
    except ValueError:
        return None


def _when_and_name(found: tuple[datetime, str, Version]) -> tuple[datetime, str]:
    return found[0], found[1]


def _sitting_words(sitting: Sitting) -> str:
    """When it began, for how many seconds, and how hard it felt before and after, or a line where that was not said."""
    felt = ("-" if one is None else str(one) for one in (sitting.before, sitting.after))
    return " ".join((_instant_words(sitting.began_at), str(sitting.used_s), *felt))


def _sitting(words: str) -> Sitting | None:
    match = _SITTING.fullmatch(words)
    began_at = _instant(match[1]) if match else None
    if match is None or began_at is None:
        return None
    before, after = (None if one == "-" else int(one) for one in match.group(3, 4))
    sitting = Sitting(int(match[2]), before, after, began_at)
    return sitting if sitting.is_sound else None


def _instant_words(moment: datetime | None) -> str:
    return moment.isoformat("T", "milliseconds") if moment else ""


def _instant(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
        found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.tzinfo is not None else None


def _word(values: Values, name: str) -> str:
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _list(values: Values, name: str) -> list[str]:
    value = values.get(name)
    return value if isinstance(value, list) else []
