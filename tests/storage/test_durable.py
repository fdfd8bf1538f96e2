"""Small files: the old content or the new, for this account only, with patience for those who hold a file."""

import errno
import os
import stat
import time
from pathlib import Path

import pytest

from app.storage.durable import backup_of, private_folder, write_file
from app.storage.errors import DiskFull, DiskTrouble, ReadOnlyDisk, StorageError
from tests.storage.unprivileged import run_unprivileged

posix = pytest.mark.skipif(os.name != "posix", reason="Windows keeps others out by the folder's own rules")


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_backup_has_the_same_content(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old", keep_backup=True)
    write_file(path, b"new", keep_backup=True)
    assert path.read_bytes() == backup_of(path).read_bytes() == b"new"


def test_the_backup_is_written_only_when_the_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_file(path, b"old", keep_backup=True)
    path.unlink()
    path.mkdir()
    (path / "in the way").touch()
    with pytest.raises(StorageError):
        write_file(path, b"new", keep_backup=True)
    assert backup_of(path).read_bytes() == b"old"


def test_line_ends_stay_as_they_are(tmp_path: Path) -> None:
    write_file(tmp_path / "file", b"one\ntwo\r\n\x1a\0")
    assert (tmp_path / "file").read_bytes() == b"one\ntwo\r\n\x1a\0"


@posix
def test_files_and_folders_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        private_folder(tmp_path / "a" / "b")
        (tmp_path / "open").mkdir(mode=0o777)
        private_folder(tmp_path / "open")
        (tmp_path / "a" / "b" / "file.new").touch(mode=0o666)
        write_file(tmp_path / "a" / "b" / "file", b"x", keep_backup=True)
    finally:
        os.umask(before)
    for folder in (tmp_path / "a" / "b", tmp_path / "open"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in (tmp_path / "a" / "b").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


@posix
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    write_file(tmp_path / "file", b"old")
    tmp_path.chmod(0o500)
    try:
        assert run_unprivileged("write_a_file", tmp_path) == "ReadOnlyDisk"
    finally:
        tmp_path.chmod(0o700)
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize(
    ("number", "error"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EROFS, ReadOnlyDisk),
        (errno.EACCES, ReadOnlyDisk),
        (errno.EIO, DiskTrouble),
    ],
)
def test_the_systems_errors_become_ours_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, error: type[StorageError]
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number), "/a/private/name")

    path = tmp_path / "file"
    write_file(path, b"old", keep_backup=True)
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(error) as refusal:
        write_file(path, b"new", keep_backup=True)
    assert str(refusal.value) == ""
    assert path.read_bytes() == backup_of(path).read_bytes() == b"old"


def _held(times: int, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A virus scanner that holds the file for so many attempts; gives the pauses that were made."""
    replace, pauses = Path.replace, list[float]()
    left = iter(range(times))

    def held(source: Path, target: Path) -> Path:
        if next(left, None) is not None:
            refusal = PermissionError(errno.EACCES, "held")
            refusal.winerror = 32  # type: ignore[attr-defined]
            raise refusal
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(time, "sleep", pauses.append)
    return pauses


def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = _held(5, monkeypatch)
    write_file(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"new"
    assert sum(pauses) == pytest.approx(2.5)


def test_a_file_that_stays_held_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = _held(99, monkeypatch)
    with pytest.raises(ReadOnlyDisk):
        write_file(tmp_path / "file", b"new")
    assert len(pauses) == 5


def test_a_file_that_may_not_be_replaced_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_source: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "never")

    monkeypatch.setattr(Path, "replace", refuse)
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    with pytest.raises(ReadOnlyDisk):
        write_file(tmp_path / "file", b"new")
    assert pauses == []
