"""Everything goes out into one file and comes back from it without a loss; a damaged file brings nothing half."""

import json
import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.domain.journal import Extras, NewEntry
from app.domain.moods import Mood
from app.exchange.errors import Reason, UnfitFile
from app.exchange.preview import Oddity, Problem
from app.exchange.tally import Tally
from app.exchange.whole_file import Leaving, pieces, read_whole
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.pictures import PictureStore
from app.storage.sounds import SoundStore
from app.storage.vault import Vault
from app.storage.whole import WholeReading
from tests.support.any_journal import any_entry

MINIMAL: dict[str, Any] = {"uid": "a1", "about": "2026-05-03T21:14:00"}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = Vault.create(tmp_path / "alcove.vault", DatabaseKey.new(), "ab" * 16)
    yield vault
    vault.close()


def file_of(vault: Vault, tally: Tally | None = None) -> bytes:
    entries = (entry for _place, entry in WholeReading(vault).slice(None, 1000, closed=True))
    return b"".join(
        pieces(Leaving(entries=entries, picture_of=PictureStore(vault).get, sound_of=SoundStore(vault).get), tally)
    )


@pytest.mark.parametrize("seed", range(12))
def test_out_and_in_again_loses_nothing(vault: Vault, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    entries = [any_entry(chance, number) for number in range(25)]
    assert JournalStore(vault).import_batch(entries) == 25
    first = file_of(vault)
    path = tmp_path / "out.json"
    path.write_bytes(first)
    preview = read_whole(path)
    assert preview.problems == ()
    other = Vault.create(tmp_path / "other.vault", DatabaseKey.new(), "cd" * 16)
    JournalStore(other).import_batch(preview.entries)
    assert file_of(other) == first
    assert JournalStore(other).import_batch(preview.entries) == 0
    other.close()


def test_what_left_from_this_journal_is_known_here(vault: Vault, tmp_path: Path) -> None:
    journal = JournalStore(vault)
    uid = journal.add(datetime(2026, 5, 3), "mine", "words").uid
    path = tmp_path / "out.json"
    path.write_bytes(file_of(vault))
    entries = read_whole(path).entries
    assert journal.known_sources([f"alcove:{uid}"]) == {f"alcove:{uid}"}
    assert journal.import_batch(entries) == 0
    assert journal.count() == 1


def test_closed_entries_stay_behind_unless_asked_for(vault: Vault) -> None:
    journal = JournalStore(vault)
    journal.keep_closed(journal.add(datetime(2026, 5, 3), "Lantern", "quokka").uid)
    ((_place, kept),) = WholeReading(vault).slice(None, 10, closed=False)
    assert (kept.title, kept.body) == ("", "") and kept.extras is not None and kept.extras.closed
    assert b"quokka" in file_of(vault)


def test_a_closed_entry_comes_back_closed(vault: Vault) -> None:
    extras = Extras(uid="c1", closed=True)
    journal = JournalStore(vault)
    journal.import_batch([NewEntry(datetime(2026, 5, 3), "Lantern", "quokka", Mood.LOW, "alcove:c1", extras)])
    assert journal.search("quokka") == [] and journal.recent(1)[0].closed
    opened = journal.opened("c1")
    assert opened is not None and (opened.body, opened.mood) == ("quokka", Mood.LOW)


def test_pictures_come_along_and_unsound_ones_stay_out(vault: Vault, tmp_path: Path) -> None:
    pictures = PictureStore(vault)
    uid = pictures.add("jpeg", 4, 3, b"\xff\xd8\xff and dots \xff\xd9")
    JournalStore(vault).add(datetime(2026, 5, 3), "", f"![the sea](picture:{uid})")
    path = tmp_path / "out.json"
    path.write_bytes(file_of(vault))
    preview = read_whole(path)
    sound = pictures.get(uid)
    assert tuple(preview.pictures) == (sound,)
    whole = json.loads(path.read_bytes())
    for change in ({"kind": "png"}, {"width": 5000}, {"uid": "../x"}, {"kind": "svg"}, {"content": "?"}, {"width": ""}):
        odd = {**whole["pictures"][0], **change}
        path.write_text(json.dumps({**whole, "pictures": [odd, whole["pictures"][0]]}), "utf-8")
        in_one_line = read_whole(path)
        path.write_bytes(file_of(vault).replace(b"\n]}", b",\n" + json.dumps(odd).encode() + b"\n]}"))
        in_lines = read_whole(path)
        assert tuple(in_one_line.pictures) == tuple(in_lines.pictures) == (sound,)
        assert in_one_line.problems == (Problem(1, Oddity.UNSOUND_PICTURE),)
        assert in_lines.problems == (Problem(2, Oddity.UNSOUND_PICTURE),)


@pytest.mark.parametrize(
    "broken",
    [
        {"uid": "../x"},
        {"uid": ""},
        {"about": "2026-05-03T21:14:00Z"},
        {"about": "soon"},
        {"mood": 9},
        {"title": "a\u0000b"},
        {"feelings": [{"key": "sad", "strength": 11}]},
        {"feelings": [{"key": str(n)} for n in range(6)]},
        {"earlier": [{"written": "2026-05-03T21:14:00"}]},
        {"tags": "no list"},
        {"timed": [{"began": "2026-05-03T21:14:00", "seconds": 900}]},
        {"timed": [{"began": "2026-05-03T21:14:00Z", "seconds": -1}]},
        {"timed": [{"began": "2026-05-03T21:14:00Z", "seconds": 900, "after": 11}]},
    ],
)
def test_an_odd_entry_stays_out_and_is_counted(tmp_path: Path, broken: dict[str, Any]) -> None:
    path = tmp_path / "odd.json"
    entries = [MINIMAL, {**MINIMAL, "uid": "b2", **broken}]
    path.write_text(json.dumps({"format": "alcove-journal", "version": 1, "entries": entries}), "utf-8")
    preview = read_whole(path)
    assert len(preview.entries) == 1
    assert [(one.number, one.oddity) for one in preview.problems] == [(2, Oddity.NOT_AN_ENTRY)]


def test_the_same_name_twice_comes_once(tmp_path: Path) -> None:
    path = tmp_path / "twice.json"
    path.write_text(json.dumps({"format": "alcove-journal", "version": 1, "entries": [MINIMAL, MINIMAL]}), "utf-8")
    assert len(read_whole(path).entries) == 1


@pytest.mark.parametrize("head", [{}, {"format": "other", "version": 1}, {"format": "alcove-journal", "version": 2}])
def test_another_file_or_a_newer_one_is_turned_away(tmp_path: Path, head: dict[str, object]) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps({**head, "entries": []}), "utf-8")
    with pytest.raises(UnfitFile) as caught:
        read_whole(path)
    assert caught.value.reason is Reason.OTHER_SHAPE
