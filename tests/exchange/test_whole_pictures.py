"""Pictures in the one file: however much room they take, it is read again, and one that is odd costs nothing else."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.pictures import line_for
from app.exchange import in_lines, whole_file
from app.exchange.errors import ReadingStopped, Reason, UnfitFile
from app.exchange.in_lines import Lines, read_in_lines
from app.exchange.preview import Oddity, Problem
from app.exchange.tally import Tally
from app.exchange.whole_file import Leaving, pieces, read_whole
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.pictures import PictureStore
from app.storage.sounds import SoundStore
from app.storage.vault import Vault
from app.storage.whole import WholeReading
from tests.exchange.test_hostile_json import Impatient

SEEN = b"\xff\xd8\xff" + b"sea" * 1_000


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = Vault.create(tmp_path / "alcove.vault", DatabaseKey.new(), "ab" * 16)
    uids = [PictureStore(vault).add("jpeg", 4, 3, SEEN + bytes([number])) for number in range(5)]
    JournalStore(vault).add(datetime(2026, 5, 3), "", "\n".join(map(line_for, uids)))
    yield vault
    vault.close()


def file_of(vault: Vault, tally: Tally | None = None) -> bytes:
    entries = (entry for _place, entry in WholeReading(vault).slice(None, 1000, closed=True))
    return b"".join(
        pieces(Leaving(entries=entries, picture_of=PictureStore(vault).get, sound_of=SoundStore(vault).get), tally)
    )


@pytest.fixture
def path(vault: Vault, tmp_path: Path) -> Path:
    path = tmp_path / "out.json"
    path.write_bytes(file_of(vault))
    return path


def reason_of(path: Path) -> Reason:
    with pytest.raises(UnfitFile) as caught:
        read_whole(path)
    return caught.value.reason


def test_pictures_may_be_larger_than_all_else_together(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_file, "_LARGEST", 2_000)
    preview = read_whole(path)
    assert path.stat().st_size > 20_000 and len(preview.entries) == 1
    assert [one.content[-1] for one in preview.pictures] == list(range(5))
    assert [one.content[-1] for one in preview.pictures] == list(range(5))
    monkeypatch.setattr(whole_file, "_LARGEST", 500)
    assert reason_of(path) is Reason.TOO_LARGE


def test_words_beyond_what_can_be_read_again_are_noticed_while_writing(
    vault: Vault, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_pictures = path.read_bytes().index(b'"pictures":[')
    for name, bound in (("_LARGEST", before_pictures), ("_MOST_PIECES", 100)):
        with monkeypatch.context() as patched:
            patched.setattr(whole_file, name, bound * 2)
            tally = Tally()
            file_of(vault, tally)
            assert not tally.too_much and len(read_whole(path).entries) == 1
            patched.setattr(whole_file, name, bound // 2)
            file_of(vault, tally)
            assert tally.too_much and reason_of(path) in (Reason.TOO_LARGE, Reason.TOO_MANY_PIECES)


def test_pictures_that_are_lost_or_damaged_are_counted_while_writing(vault: Vault) -> None:
    journal, pictures = JournalStore(vault), PictureStore(vault)
    damaged = pictures.add("jpeg", 4, 3, b"no picture")
    for _ in range(2):
        journal.add(datetime(2026, 5, 4), "", f"{line_for(damaged)}\n{line_for('0' * 32)}")
    tally = Tally()
    assert b'"bm8gcGljdHVyZQ=="' in file_of(vault, tally)
    assert (tally.entries, tally.lost_pictures, tally.unsound_pictures) == (3, 1, 1)


@pytest.mark.parametrize(
    "odd",
    [b"{", b"words", b"", b"[" * 100, b'{"uid":"x","uid":"y"}', b"\xff\xfe", b'{"a":"' + b"x" * 20_000_000 + b'"}'],
)
def test_an_odd_line_costs_only_itself(path: Path, odd: bytes) -> None:
    path.write_bytes(path.read_bytes().replace(b'"pictures":[\n', b'"pictures":[\n' + odd + b",\n"))
    preview = read_whole(path)
    assert len(tuple(preview.pictures)) == 5 and len(preview.entries) == 1
    assert preview.problems == (Problem(1, Oddity.UNSOUND_PICTURE),)


@pytest.mark.parametrize("end", [b"", b"]", b"]}{", b"]}\n\n[]", b"},\n{"])
def test_a_file_that_was_cut_off_or_goes_on_is_turned_away(path: Path, end: bytes) -> None:
    path.write_bytes(path.read_bytes().removesuffix(b"]}\n") + end)
    assert reason_of(path) is Reason.NOT_JSON


def test_only_a_whole_line_begins_the_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_lines, "_STEP", 16)
    path = tmp_path / "x.json"
    begin = b'"pictures":['
    path.write_bytes(b" " * 16 + begin + b"\n{}\n]}\n")
    assert read_in_lines(path, {begin: 100}, None, 100) == (path.read_bytes(), {begin: Lines(path)})
    path.write_bytes(b"{\n" + begin + b"\n{},\n]}\n")
    data, lines = read_in_lines(path, {begin: 100}, None, 100)
    assert (data, list(lines[begin])) == (b"{\n" + begin + b"]}", [b"{}"])


def test_several_lists_follow_one_another(tmp_path: Path) -> None:
    path, first, second = tmp_path / "x.json", b'"sounds":[', b'"pictures":['
    lists = {first: 100, second: 100}
    path.write_bytes(b"{\n" + first + b"\n{},\n{ }\n],\n" + second + b"\n[]\n]}\n")
    data, lines = read_in_lines(path, lists, None, 100)
    assert data == b"{\n" + first + b"]," + second + b"]}"
    assert (list(lines[first]), list(lines[second])) == ([b"{}", b"{ }"], [b"[]"])
    for after, reason in ((first, Reason.REPEATED_NAME), (b'"more":[', Reason.NOT_JSON), (b"", Reason.NOT_JSON)):
        path.write_bytes(b"{\n" + first + b"\n],\n" + after + b"\n]}\n")
        with pytest.raises(UnfitFile) as caught:
            read_in_lines(path, lists, None, 100)
        assert caught.value.reason is reason


def test_a_crowd_of_lines_is_turned_away(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_lines, "_MOST_LINES", 4)
    assert reason_of(path) is Reason.TOO_MANY_PIECES


def test_a_file_laid_out_in_another_way_brings_the_same(path: Path) -> None:
    ours = tuple(read_whole(path).pictures)
    path.write_text(json.dumps(json.loads(path.read_bytes()), indent=2), "utf-8")
    assert tuple(read_whole(path).pictures) == ours


def test_a_file_that_changed_after_it_was_looked_over_is_noticed(path: Path) -> None:
    preview = read_whole(path)
    path.write_bytes(b"x" * path.stat().st_size)
    with pytest.raises(UnfitFile):
        tuple(preview.pictures)
    path.unlink()
    with pytest.raises(UnfitFile):
        tuple(preview.pictures)


@pytest.mark.parametrize("patience", [0, 3, 8, 12])
def test_reading_stops_when_asked(path: Path, patience: int) -> None:
    with pytest.raises(ReadingStopped):
        read_whole(path, Impatient(patience))
