"""A folder of text files comes in by name, date and head; what is odd stays out with its name."""

import os
import socket
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.feelings import Feeling
from app.domain.journal import Extras, NewEntry
from app.domain.labels import Label, LabelKind
from app.domain.moods import Mood
from app.exchange.errors import Reason, UnfitFile
from app.exchange.markdown_files import as_markdown, file_name, read_folder
from app.exchange.preview import Oddity

FEELINGS = {"a bit proud": "proud", "sad": "sad"}


def put(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_the_head_says_when_and_what(tmp_path: Path) -> None:
    put(
        tmp_path,
        "a.md",
        "---\ndate: 3 May 2026 21:14\ntitle: Two stops\nmood: so-so\nfeelings: [a bit proud 4, nobody knows, sad]\n"
        "tags: bus, rain\npeople: [Jo]\n---\nThe 14 was half empty.\n",
    )
    (entry,) = read_folder(tmp_path, FEELINGS).entries
    assert (entry.about, entry.title, entry.mood) == (datetime(2026, 5, 3, 21, 14), "Two stops", Mood.SO_SO)
    assert entry.body == "The 14 was half empty."
    assert entry.extras is not None
    assert entry.extras.feelings == (Feeling("proud", 4), Feeling("sad"))
    assert [label.name for label in entry.extras.labels] == ["bus", "rain", "Jo"]


def test_without_a_head_the_name_or_the_clock_of_the_file_says_when(tmp_path: Path) -> None:
    put(tmp_path, "2024/2024-05-03 21.14 walk.txt", "words")
    put(tmp_path, "2024/2024-05-04.md", "# A title\n\nwords")
    old = put(tmp_path, "notes.md", "words")
    os.utime(old, (1_600_000_000, 1_600_000_000))
    found = {entry.about: (entry.title, entry.body) for entry in read_folder(tmp_path, {}).entries}
    assert found[datetime(2024, 5, 3, 21, 14)] == ("", "words")
    assert found[datetime(2024, 5, 4, 12)] == ("A title", "words")
    assert datetime.fromtimestamp(1_600_000_000) in found


def test_what_is_odd_stays_out_with_its_name(tmp_path: Path) -> None:
    put(tmp_path, "good.md", "words")
    put(tmp_path, "empty.md", " \n")
    put(tmp_path, "when.md", "---\ndate: soon\n---\nwords")
    (tmp_path / "broken.md").write_bytes(b"\xff\xfe\xff")
    (tmp_path / "nul.txt").write_bytes(b"a\0b")
    (tmp_path / "large.txt").write_bytes(b"x" * 4_000_001)
    (tmp_path / "link.md").symlink_to(tmp_path / "good.md")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.md")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.md"))
        preview = read_folder(tmp_path, {})
    assert [entry.body for entry in preview.entries] == ["words"]
    assert {problem.name: problem.oddity for problem in preview.problems} == {
        "empty.md": Oddity.NOTHING_WRITTEN,
        "when.md": Oddity.UNKNOWN_DATE,
        "broken.md": Oddity.NOT_TEXT,
        "nul.txt": Oddity.NOT_TEXT,
        "large.txt": Oddity.TOO_LARGE,
        "link.md": Oddity.A_LINK,
        "pipe.md": Oddity.UNREADABLE,
        "s.md": Oddity.UNREADABLE,
    }


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(UnfitFile) as caught:
        read_folder(tmp_path / "nowhere", {})
    assert caught.value.reason is Reason.UNREADABLE


def test_other_files_and_hidden_ones_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, ".obsidian/x.md", "settings")
    put(tmp_path, "picture.png", "no text")
    assert read_folder(tmp_path, {}).entries == () == read_folder(tmp_path, {}).problems


def test_the_same_file_has_the_same_source(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "words")
    first, second = (read_folder(tmp_path, {}).entries[0].source for _ in range(2))
    assert first == second


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    extras = Extras(
        feelings=(Feeling("proud", 4), Feeling("sad")),
        labels=(Label(LabelKind.TAG, "a, b"), Label(LabelKind.PERSON, "Jo")),
        kept=("a line",),
    )
    entry = NewEntry(
        datetime(2026, 5, 3, 21, 14, 7), 'He said: "no"', "---\n# not a title\n\n", Mood.VERY_LOW, None, extras
    )
    text = as_markdown(entry, {key: word for word, key in FEELINGS.items()})
    put(tmp_path, file_name(entry, set()), text)
    (read,) = read_folder(tmp_path, FEELINGS).entries
    assert (read.about, read.title, read.body, read.mood) == (entry.about, entry.title, entry.body, entry.mood)
    assert read.extras is not None
    assert (read.extras.feelings, read.extras.labels, read.extras.kept) == (extras.feelings, extras.labels, extras.kept)


def test_names_of_files_say_nothing_but_when() -> None:
    taken: set[str] = set()
    entry = NewEntry(datetime(2026, 5, 3, 21, 14), "A secret title", "words")
    assert [file_name(entry, taken) for _ in range(2)] == [
        "2026/2026-05-03 21.14.md",
        "2026/2026-05-03 21.14 (2).md",
    ]
