"""A journal as a folder of Markdown files: read from anybody's, and written so that anybody can read it."""

import re
import stat
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from app.domain.feelings import MOST, Feeling
from app.domain.journal import Extras, NewEntry
from app.domain.labels import Label, LabelKind, fold, label_of
from app.domain.moods import Mood
from app.domain.pictures import Picture, named_in
from app.exchange import front_matter
from app.exchange.errors import Reason, UnfitFile
from app.exchange.own_markdown import OwnFiles, exact_moment, exact_words, lines_of, moment_words
from app.exchange.own_pages import MARK, picture_name
from app.exchange.preview import Oddity, OwnPart, Preview, Problem
from app.exchange.reading import Watch, go_on, read_text

_ENDINGS = frozenset({".md", ".markdown", ".txt", ".text"})
_MOST_FILES = 500_000
_DEEPEST = 16
_LARGEST = 4_000_000
_DATE_NAMES = ("date", "created", "created_at", "created-at", "creationdate", "datetime", "day")
_IN_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T_-]+(\d{2})[.:h-]?(\d{2}))?")
_HEADING = re.compile(r"\A#[ \t]+([^\n]+)(?:\n+|\Z)")
_ODD = {Reason.UNREADABLE: Oddity.UNREADABLE, Reason.TOO_LARGE: Oddity.TOO_LARGE, Reason.EMPTY: Oddity.NOTHING_WRITTEN}
_MOOD_NAMES = {"very-low": 1, "low": 2, "so-so": 3, "good": 4, "very-good": 5}


class _Odd(Exception):
    def __init__(self, oddity: Oddity) -> None:
        super().__init__(oddity)
        self.oddity = oddity


def read_folder(folder: Path, feelings: Mapping[str, str], watch: Watch | None = None) -> Preview:
    """What the text files below a folder would bring, by their names; links and what is not a file stay out.

    `feelings` gives the key of a folded word. Raises UnfitFile for a folder that is none or too large, ReadingStopped.
    """
    files = list(_files(folder, watch))
    entries: list[NewEntry] = []
    problems: list[Problem] = []
    own, names = OwnFiles(), list[str]()
    for number, path in enumerate(files, start=1):
        go_on(watch)
        name = path.relative_to(folder).as_posix()
        try:
            entry = _entry(path, name, feelings, own, number)
        except _Odd as odd:
            problems.append(Problem(number, odd.oddity, name))
        else:
            entries += [entry] if entry is not None else []
            names += [name] if entry is not None else []
        if watch is not None and number % 64 == 0:
            watch.report(number, len(files))
    whole = tuple(own.with_versions(entry) for entry in entries)
    places = {entry.source or "": name for entry, name in zip(whole, names, strict=True) if _may_show_pictures(entry)}
    words = tuple(own.words.values())
    besides = OwnPart(pages=own.pages)
    return Preview(whole, (*problems, *own.problems()), feeling_words=words, places=places, own=besides)


def _may_show_pictures(entry: NewEntry) -> bool:
    return any("![" in text for text in entry.texts)


def file_name(about: datetime, taken: set[str]) -> str:
    """Year, and the moment it is about: nothing that an entry says stands in the name of its file."""
    base = f"{about.year:04d}/{about.year:04d}-{about.month:02d}-{about.day:02d} {about.hour:02d}.{about.minute:02d}"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base} ({number})"
    taken.add(name)
    return f"{name}.md"


def with_pictures_beside(
    entry: NewEntry, picture_of: Callable[[str], Picture | None]
) -> tuple[NewEntry, dict[str, bytes]]:
    """The entry and its earlier states with their pictures named as files, and those files by their names."""
    files: dict[str, bytes] = {}
    extras = entry.extras or Extras()
    earlier = tuple(
        replace(version, body=_naming_files(version.body, picture_of, files)) for version in extras.versions
    )
    body = _naming_files(entry.body, picture_of, files)
    return replace(entry, body=body, extras=replace(extras, versions=earlier)), files


def _naming_files(text: str, picture_of: Callable[[str], Picture | None], files: dict[str, bytes]) -> str:
    for uid in named_in(text):
        picture = picture_of(uid)
        if picture is not None:
            name = picture_name(picture)
            files[name] = picture.content
            text = text.replace(f"(picture:{uid})", f"(../{name})")
    return text


def is_too_much(files: int, text: bytes) -> bool:
    """Whether `read_folder` would turn away so many files, or one with this text."""
    return files > _MOST_FILES or len(text) > _LARGEST


def as_markdown(entry: NewEntry, word_of: Mapping[str, str], file_of: Mapping[str, str] | None = None) -> str:
    """The file of one entry: what belongs to it at its head, then its words as they were written.

    `file_of` gives the names of the files of other entries by their uid.
    """
    extras = entry.extras or Extras()
    felt = [_felt(one, word_of) for one in extras.feelings]
    mood = next((name for name, level in _MOOD_NAMES.items() if entry.mood == level), "")
    labels = {kind: [label.name for label in extras.labels if label.kind is kind] for kind in LabelKind}
    head = front_matter.head(
        (
            ("date", moment_words(entry.about)),
            ("title", entry.title),
            ("mood", mood),
            ("feelings", felt),
            ("tags", labels[LabelKind.TAG]),
            ("people", labels[LabelKind.PERSON]),
            ("kept", list(extras.kept)),
            *lines_of(extras, file_of or {}),
        )
    )
    return f"{head}\n{entry.body}\n"


def _files(folder: Path, watch: Watch | None) -> Iterator[Path]:
    """By name, so that the same folder is always read in the same order."""
    count = 0
    waiting = [folder]
    while waiting:
        go_on(watch)
        place = waiting.pop()
        try:
            inside = sorted(place.iterdir(), reverse=True)
        except OSError:
            if place == folder:
                raise UnfitFile(Reason.UNREADABLE) from None
            continue
        for path in inside:
            if path.name.startswith("."):
                continue
            if not path.is_symlink() and path.is_dir():
                if len(path.relative_to(folder).parts) < _DEEPEST:
                    waiting.append(path)
            elif path.suffix.lower() in _ENDINGS:
                count += 1
                if count > _MOST_FILES:
                    raise UnfitFile(Reason.TOO_MANY_PIECES)
                yield path


def _entry(path: Path, name: str, feelings: Mapping[str, str], own: OwnFiles, number: int) -> NewEntry | None:
    """None for what is no entry, but an earlier state of one, or a page about what is kept besides entries."""
    raw, changed = _read(path)
    values, below = front_matter.split_exactly(raw)
    try:
        if MARK in values:
            own.pages += 1
            return None
        if own.take_version(values, exact_words(raw, below), number, name):
            return None
    except ValueError:
        raise _Odd(Oddity.NOT_AN_ENTRY) from None
    if uid := own.claim(values):
        about = exact_moment(values) or _about(values, name, changed)
        extras = own.extras(values, uid, _extras(values, feelings), feelings)
        words = exact_words(raw, below)
        return NewEntry(about, _word(values.get("title")), words, _mood(values), f"alcove:{uid}", extras)
    text = raw.replace("\r\n", "\n")
    values, body = front_matter.split(text)
    title = _word(values.get("title"))
    if not title and (heading := _HEADING.match(body)):
        title, body = heading[1].strip(), body[heading.end() :]
    body = body.removesuffix("\n")
    if not (title.strip() or body.strip()):
        raise _Odd(Oddity.NOTHING_WRITTEN)
    extras = _extras(values, feelings)
    source = "markdown:" + sha256(f"{name}\0{text}".encode()).hexdigest()[:32]
    return NewEntry(_about(values, name, changed), title, body, _mood(values), source, extras)


def _read(path: Path) -> tuple[str, datetime]:
    if path.is_symlink():
        raise _Odd(Oddity.A_LINK)
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _Odd(Oddity.UNREADABLE)
        data = read_text(path, None, _LARGEST)
    except UnfitFile as error:
        raise _Odd(_ODD.get(error.reason, Oddity.NOT_TEXT)) from None
    except OSError:
        raise _Odd(Oddity.UNREADABLE) from None
    return data.decode("utf-8"), datetime.fromtimestamp(status.st_mtime).replace(microsecond=0)


def _extras(values: Mapping[str, str | list[str]], feelings: Mapping[str, str]) -> Extras:
    """What any program could say of an entry."""
    kept = tuple(dict.fromkeys(_list(values.get("kept"))))
    return Extras(feelings=_feelings(values, feelings), labels=_labels(values), kept=kept)


def _about(values: Mapping[str, str | list[str]], name: str, changed: datetime) -> datetime:
    """From the head of the file, else from its name, else when it was last changed."""
    for key in _DATE_NAMES:
        words = _word(values.get(key))
        if words:
            found = front_matter.moment(words)
            if found is None:
                raise _Odd(Oddity.UNKNOWN_DATE)
            return found
    if match := _IN_NAME.search(name.rpartition("/")[2]):
        found = front_matter.moment(f"{match[1]} {match[2]}:{match[3]}" if match[2] else match[1])
        if found is not None:
            return found
    return changed


def _mood(values: Mapping[str, str | list[str]]) -> Mood | None:
    words = _word(values.get("mood")).casefold().replace(" ", "-")
    level = _MOOD_NAMES.get(words)
    return Mood(level) if level else None


def _feelings(values: Mapping[str, str | list[str]], known: Mapping[str, str]) -> tuple[Feeling, ...]:
    found: dict[str, Feeling] = {}
    for words in _list(values.get("feelings")):
        word, _, strength = words.rpartition(" ")
        said = int(strength) if word and strength.isascii() and strength.isdigit() and int(strength) <= 10 else None
        key = known.get(fold(words if said is None else word))
        if key and len(found) < MOST:
            found.setdefault(key, Feeling(key, said))
    return tuple(found.values())


def _felt(feeling: Feeling, word_of: Mapping[str, str]) -> str:
    word = word_of.get(feeling.key, feeling.key)
    return word if feeling.strength is None else f"{word} {feeling.strength}"


def _labels(values: Mapping[str, str | list[str]]) -> tuple[Label, ...]:
    found: dict[tuple[str, str], Label] = {}
    for kind, name in ((LabelKind.TAG, "tags"), (LabelKind.PERSON, "people")):
        for typed in _list(values.get(name)):
            label = label_of(kind, typed)
            if label is not None:
                found.setdefault((kind, label.folded), label)
    return tuple(found.values())[:50]


def _word(value: str | list[str] | None) -> str:
    return value if isinstance(value, str) else ""


def _list(value: str | list[str] | None) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(value)
    return tuple(one.strip() for one in value.split(",") if one.strip()) if value else ()
