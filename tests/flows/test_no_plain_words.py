"""No word that was typed into the real window stands in plain form anywhere; the same scan finds one that does."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlcipher3 import dbapi2 as sqlcipher

from app.paths import Profile
from tests.flows import written_evening as evening
from tests.support.keychain import MemoryKeychain
from tests.support.plain_words import plain_words
from tests.support.running import running
from tests.support.system_calls import calls_with

_TRACED = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,socket,connect"
_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A temporary folder of its own, for this process and for SQLite."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("SQLITE_TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield folder


def test_no_typed_word_reaches_a_file(qtbot: QtBot, qapp: QApplication, profile: Profile, scratch: Path) -> None:
    everywhere = (profile.folder, scratch, Path.home())
    keychain = MemoryKeychain()
    with running(profile, keychain) as (_app, robot):
        evening.set_up(robot)
        evening.write(robot)
        assert plain_words(evening.WORDS, *everywhere) == []
        evening.lock(robot)
        assert plain_words(evening.WORDS, *everywhere) == []
        evening.come_back(robot)
    assert plain_words(evening.WORDS, *everywhere) == []

    with running(profile, keychain) as (_app, robot):
        evening.come_back(robot)
    assert plain_words(evening.WORDS, *everywhere) == []
    assert keychain.items == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_the_scan_finds_a_word_in_a_file(tmp_path: Path, encoding: str) -> None:
    deep = tmp_path / "some" / "folder"
    deep.mkdir(parents=True)
    (deep / "cache").write_bytes(b"\0" * (2**22 - 5) + f"the {evening.ABROAD} there".encode(encoding))
    found = plain_words(evening.WORDS, tmp_path)
    assert {(one.path.name, one.word) for one in found} == {("cache", evening.ABROAD)}
    assert encoding in {one.encoding for one in found}


def test_the_scan_finds_a_word_in_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / f"{evening.TITLE}.pdf").touch()
    assert [one.word for one in plain_words(evening.WORDS, tmp_path)] == [evening.TITLE]


def test_the_scan_finds_a_word_in_a_vault_without_a_key(tmp_path: Path) -> None:
    connection = sqlcipher.connect(tmp_path / "plain.vault", isolation_level=None)
    connection.execute("CREATE VIRTUAL TABLE entry_words USING fts5 (body)")
    connection.execute("INSERT INTO entry_words VALUES (?)", (f"{evening.BODY} and more",))
    connection.close()
    assert {one.word for one in plain_words(evening.WORDS, tmp_path)} == {evening.BODY}


def traced(tmp_path: Path, *mode: str) -> list[str]:
    """Every write and every socket of a whole evening in a process of its own, one system call a line."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed here")
    trace = tmp_path / "trace"
    home = tmp_path / "home"
    home.mkdir()
    command = ["strace", "-f", "-qq", "-s", "4000000", "-o", str(trace), "-e", f"trace={_TRACED}"]
    command += [sys.executable, "-m", "tests.flows.written_evening", str(tmp_path / "profile"), *mode]
    places = {name: str(home) for name in ("HOME", "TMPDIR", "SQLITE_TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    done = subprocess.run(
        command, cwd=_ROOT, env=os.environ | places, capture_output=True, text=True, timeout=110, check=False
    )
    if "ptrace" in done.stderr:
        pytest.skip("this system does not let one process watch another")
    assert "the evening is over" in done.stdout, done.stderr[-2000:]
    return trace.read_text("utf-8", "replace").splitlines()


@pytest.mark.slow
def test_no_typed_word_leaves_the_process(tmp_path: Path) -> None:
    lines = traced(tmp_path)
    assert any("pwrite64(" in line for line in lines), "the trace saw no write at all"
    assert calls_with(lines, *evening.WORDS) == []
    assert [line for line in lines if "AF_INET" in line] == []


@pytest.mark.slow
def test_the_trace_catches_a_word_that_leaves(tmp_path: Path) -> None:
    assert calls_with(traced(tmp_path, "leaking"), evening.BODY) != []
