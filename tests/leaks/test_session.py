"""A whole session leaves no word where it does not belong: not in a call to the system, a file, a list, a socket."""

import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.paths import Profile
from app.storage import key_file
from tests.flows import written_evening as evening
from tests.leaks import session
from tests.storage.decrypted import decrypted
from tests.support.plain_words import plain_words
from tests.support.system_calls import calls_with

pytestmark = pytest.mark.slow

_TRACED = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,socket,connect"
PRINT_SERVICE = re.compile(r'htons\(631\), .*?"(127\.0\.0\.1|::1)"')
_ROOT = Path(__file__).resolve().parents[2]
_HOMES = ("HOME", "TMPDIR", "SQLITE_TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@dataclass(frozen=True)
class Session:
    """What was left behind: the calls to the system, and the places."""

    calls: list[str]
    home: Path
    profile: Profile
    chosen: Path


def spend(folder: Path, *mode: str, umask: int = -1) -> Session:
    """A session in a process of its own, with a home of its own, watched from outside."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed here")
    home, trace, chosen = folder / "home", folder / "trace", folder / "chosen"
    home.mkdir(parents=True)
    command = ["strace", "-f", "-qq", "-y", "-s", "4000000", "-o", str(trace), "-e", f"trace={_TRACED}"]
    command += [sys.executable, "-m", "tests.leaks.session", str(folder / "profile"), str(chosen), *mode]
    places = dict.fromkeys(_HOMES, str(home))
    done = subprocess.run(
        command,
        cwd=_ROOT,
        env=os.environ | places,
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        umask=umask,
    )
    if "ptrace" in done.stderr:
        pytest.skip("this system does not let one process watch another")
    assert "the session is over" in done.stdout, done.stderr[-2000:]
    return Session(trace.read_text("utf-8", "replace").splitlines(), home, Profile(folder / "profile"), chosen)


@pytest.fixture(scope="module")
def spent(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """One session for all tests here, in surroundings that give every new file to everybody."""
    return spend(tmp_path_factory.mktemp("session"), umask=0)


def test_no_word_leaves_the_process_but_for_what_was_taken_out(spent: Session) -> None:
    elsewhere = [line for line in spent.calls if f"<{spent.chosen}" not in line[:400]]
    assert any("pwrite64(" in line for line in elsewhere), "the trace saw no write at all"
    assert calls_with(elsewhere, *session.WORDS) == []


def test_the_trace_sees_the_words_that_were_taken_out(spent: Session) -> None:
    """What is passed over above is there, so the pattern finds what it is for."""
    exported = [line for line in spent.calls if f"<{spent.chosen}" in line[:400]]
    assert calls_with(exported, evening.BODY) != []


def test_no_socket_leads_out_of_the_computer(spent: Session) -> None:
    """Printing asks the computer's own print service, which lives at this one door; nothing else asks anybody."""
    connected = [line for line in spent.calls if "sa_family=AF_INET" in line]
    assert [line for line in connected if not PRINT_SERVICE.search(line)] == []
    asked_for = [line for line in spent.calls if "socket(AF_INET" in line]
    assert len(asked_for) == len(connected)


def test_the_pattern_of_the_print_service_knows_no_other_door() -> None:
    for door in ('htons(631), sin_addr=inet_addr("10.0.0.9")', 'htons(443), sin_addr=inet_addr("127.0.0.1")'):
        assert not PRINT_SERVICE.search(f"connect(9, {{sa_family=AF_INET, sin_port={door}}}, 16) = 0")


def test_no_word_lies_in_a_file_afterwards(spent: Session) -> None:
    assert plain_words(session.WORDS, spent.home, spent.profile.folder) == []
    assert evening.BODY in {found.word for found in plain_words(session.WORDS, spent.chosen)}


def test_no_list_knows_what_was_chosen(spent: Session) -> None:
    assert plain_words(session.NAMES, spent.home, spent.profile.folder) == []
    assert {found.word for found in plain_words(session.NAMES, spent.chosen)} == set(session.NAMES)


def test_an_entry_removed_for_good_is_in_no_page_and_one_in_the_bin_is(spent: Session) -> None:
    key = key_file.load(spent.profile.keys).unlock_with_passphrase(evening.PASSWORD)
    pages = decrypted(spent.profile.vault, key)
    assert session.MISSPELT.encode() in pages, "the words cannot be found even while they are there"
    lost, kept = sorted((session.GONE, session.BINNED), key=lambda word: word.encode() in pages)
    assert kept.encode() in pages
    assert lost.encode() not in pages


def test_a_goal_homework_and_an_answer_are_inside_the_lock(spent: Session) -> None:
    """They are what the tests above look for, so they have to be somewhere."""
    pages = decrypted(spent.profile.vault, key_file.load(spent.profile.keys).unlock_with_passphrase(evening.PASSWORD))
    assert all(word.encode() in pages for word in (session.GOAL, session.HOMEWORK, session.ANSWER))


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps others out by the folder's own rules")
def test_everything_is_for_this_account_alone_whatever_the_surroundings_allow(spent: Session) -> None:
    everything = [spent.profile.folder, *spent.profile.folder.rglob("*")]
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in everything}
    assert {"profile", "backups", "alcove.vault", "alcove.keys", "alcove.keys.bak", "preferences.json"} <= {
        path.name for path in modes
    }
    assert modes == {path: 0o700 if path.is_dir() else 0o600 for path in everything}


def test_the_trace_and_the_scan_catch_a_word_that_leaves(tmp_path: Path) -> None:
    leaking = spend(tmp_path, "leaking")
    elsewhere = [line for line in leaking.calls if f"<{leaking.chosen}" not in line[:400]]
    assert calls_with(elsewhere, evening.BODY) != []


def test_names_are_caught_where_the_dialogs_note_them(tmp_path: Path) -> None:
    noting = spend(tmp_path, "noting")
    assert plain_words(session.NAMES[:1], noting.home) != []
