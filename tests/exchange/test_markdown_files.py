"""A folder of text files comes in by name, date and head; what is odd stays out with its name."""

import os
import random
import socket
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.feelings import Feeling, FeelingWord
from app.domain.journal import Extras, NewEntry, Version
from app.domain.labels import Label, LabelKind, fold
from app.domain.moods import Mood
from app.exchange.errors import Reason, UnfitFile
from app.exchange.markdown_files import as_markdown, file_name, read_folder
from app.exchange.own_markdown import earlier_files
from app.exchange.preview import Oddity
from tests.support.any_journal import OWN_WORDS, any_entry

FEELINGS = {"a bit proud": "proud", "sad": "sad"}
WORDS = {"sad": "sad", "calm": "calm", **OWN_WORDS}


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
    put(tmp_path, file_name(entry.about, set()), text)
    (read,) = read_folder(tmp_path, FEELINGS).entries
    assert (read.about, read.title, read.body, read.mood) == (entry.about, entry.title, entry.body, entry.mood)
    assert read.extras is not None
    assert (read.extras.feelings, read.extras.labels, read.extras.kept) == (extras.feelings, extras.labels, extras.kept)


@pytest.mark.parametrize("seed", range(12))
def test_our_own_folder_brings_everything_back(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    entries = [any_entry(chance, number) for number in range(25)]
    known = {fold(word): key for key, word in WORDS.items()}
    write_folder(tmp_path, entries)
    preview = read_folder(tmp_path, known)
    assert preview.problems == ()
    assert sorted(preview.entries, key=uid_of) == entries
    assert preview.feeling_words == ()


def test_a_folder_read_elsewhere_brings_the_words_that_are_not_there(tmp_path: Path) -> None:
    felt = (Feeling("sad", 3), Feeling("own-1"), Feeling("own-2", 10), Feeling("own-gone"))
    write_folder(tmp_path, [own_entry(feelings=felt)])
    preview = read_folder(tmp_path, {"low": "sad", fold(WORDS["own-2"]): "own-9"})
    (entry,) = preview.entries
    assert entry.extras is not None
    assert entry.extras.feelings == (Feeling("sad", 3), Feeling("own-1"), Feeling("own-9", 10), Feeling("own-gone"))
    assert preview.feeling_words == (FeelingWord("own-1", WORDS["own-1"], own=True),)


def test_feelings_that_somebody_changed_in_the_file_are_taken_as_written(tmp_path: Path) -> None:
    (path,) = write_folder(tmp_path, [own_entry(feelings=(Feeling("sad", 3),))])
    as_written = path.read_text("utf-8")
    for words, felt in (
        ('["sad 4"]', (Feeling("sad", 4),)),
        ('["calm", "sad 3"]', (Feeling("calm"), Feeling("sad", 3))),
    ):
        path.write_text(as_written.replace('feelings: ["sad 3"]', f"feelings: {words}"), "utf-8")
        (entry,) = read_folder(tmp_path, {"sad": "sad", "calm": "calm"}).entries
        assert entry.extras is not None and entry.extras.feelings == felt


def test_a_link_says_the_name_of_the_other_file(tmp_path: Path) -> None:
    one, other = own_entry("a1", links=("b2", "c3")), own_entry("b2")
    text = as_markdown(one, {}, {"b2": file_name(other.about, set())})
    assert 'links: ["b2 2026/2026-05-03 21.14.md", "c3"]' in text
    put(tmp_path, "x.md", text)
    (read,) = read_folder(tmp_path, {}).entries
    assert read.extras is not None and read.extras.links == ("b2", "c3")


def test_earlier_states_are_no_entries_and_one_that_belongs_to_none_is_named(tmp_path: Path) -> None:
    written = datetime(2026, 5, 2, 22, tzinfo=UTC)
    entry = own_entry(versions=(Version(0, written, "Then", "less"), Version(0, written, "", "more")))
    path, first, second = write_folder(tmp_path, [entry])
    assert {first.name, second.name} == {"2026-05-03 21.14 - 001.md", "2026-05-03 21.14 - 002.md"}
    assert first.parent.name == "earlier"
    assert read_folder(tmp_path, {}).entries == (entry,)
    path.unlink()
    preview = read_folder(tmp_path, {})
    assert preview.entries == ()
    assert {(one.oddity, one.name) for one in preview.problems} == {
        (Oddity.NO_ENTRY_TO_IT, f"earlier/{first.name}"),
        (Oddity.NO_ENTRY_TO_IT, f"earlier/{second.name}"),
    }
    first.write_text(first.read_text("utf-8").replace("written:", "then:"), "utf-8")
    assert Oddity.NOT_AN_ENTRY in [one.oddity for one in read_folder(tmp_path, {}).problems]


def test_a_copy_of_a_file_is_an_entry_of_its_own(tmp_path: Path) -> None:
    (path,) = write_folder(tmp_path, [own_entry()])
    path.with_name("copy.md").write_bytes(path.read_bytes())
    sources = [entry.source or "" for entry in read_folder(tmp_path, {}).entries]
    assert sorted(source.partition(":")[0] for source in sources) == ["alcove", "markdown"]


def test_lines_that_another_program_ended_otherwise_are_ours_again(tmp_path: Path) -> None:
    entry = replace(own_entry(), body="\none\n\ntwo\n", title="# no heading")
    (path,) = write_folder(tmp_path, [entry])
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_folder(tmp_path, {}).entries == (entry,)


@pytest.mark.parametrize(
    "line",
    [
        'alcove-id: "../x"',
        'alcove-id: ["a1"]',
        'alcove-earlier-of: "a1"',
        'alcove-id: "a1"\nlinks: ["../x", "b2 x"]\ncreated: "soon"\nedited: "0001-01-01T00:00:00+14:00"',
        'alcove-id: "a1"\nfeelings: ["sad 3"]\nfeeling-keys: ["sad 11"]\nfor-sessions: "words"',
        'alcove-id: "a1"\ntimed: ["x", "2026-05-03T21:14:00 900 - -", "2026-05-03T21:14:00Z 900 11 -"]',
    ],
)
def test_a_head_made_to_look_like_ours_harms_nothing(tmp_path: Path, line: str) -> None:
    put(tmp_path, "x.md", f"---\ndate: 2026-05-03 21:14\n{line}\n---\nwords")
    preview = read_folder(tmp_path, {"sad": "sad"})
    for entry in preview.entries:
        assert entry.extras is not None
        assert (entry.body, entry.about) == ("words", datetime(2026, 5, 3, 21, 14))
        assert entry.extras.uid in ("", "a1") and set(entry.extras.links) <= {"b2"}
        assert entry.extras.created_at is entry.extras.edited_at is None and entry.extras.sittings == ()
    assert len(preview.entries) + len(preview.problems) == 1


def own_entry(uid: str = "a1", **more: Any) -> NewEntry:
    extras = Extras(uid=uid, created_at=datetime(2026, 5, 3, 21, 20, 0, 7000, tzinfo=UTC), **more)
    return NewEntry(datetime(2026, 5, 3, 21, 14), "", "words", None, f"alcove:{uid}", extras)


def write_folder(folder: Path, entries: list[NewEntry]) -> list[Path]:
    taken: set[str] = set()
    texts: list[tuple[str, str]] = []
    for entry in entries:
        name = file_name(entry.about, taken)
        texts += [(name, as_markdown(entry, WORDS)), *earlier_files(entry, name)]
    for name, text in texts:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return [folder / name for name, _text in texts]


def uid_of(entry: NewEntry) -> str:
    assert entry.extras is not None
    return entry.extras.uid


def test_names_of_files_say_nothing_but_when() -> None:
    taken: set[str] = set()
    entry = NewEntry(datetime(2026, 5, 3, 21, 14), "A secret title", "words")
    assert [file_name(entry.about, taken) for _ in range(2)] == [
        "2026/2026-05-03 21.14.md",
        "2026/2026-05-03 21.14 (2).md",
    ]
