"""An evening at the app that people get: set up, written, locked, opened by the real keyring, nothing in the open.

No door was built for it: keys and clicks come from the X server, what is read is what a screen reader is told, and the
words are found afterwards in the vault, with the key that the keyring gives.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.keyring_items import item_for
from app.paths import Profile
from app.storage import key_file
from app.storage.journal import JournalStore
from app.storage.keychain import Keychain
from app.storage.vault import Vault
from tests.packaging.frozen_hands import FrozenHands, frozen_hands
from tests.support.plain_words import plain_words
from tests.support.secret_service import require_secret_service, secret_service
from tests.support.system_calls import calls_with, sent_elsewhere_than

pytestmark = [pytest.mark.frozen, pytest.mark.slow, pytest.mark.secret_service, pytest.mark.timeout(240)]

BODY = "murmurharbourstone"
TITLE = "quillfeatherbridge"
LATER = "thistledownferry"
WORDS = (BODY, TITLE, LATER)
# Written into the home by the shell that starts Alcove: what looks for words must find this one.
PLANTED = "oakenbucketlane"
_SAID_BY_QT = "qt.accessibility.atspi: "
_TRACED = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg,socket,connect,execve,openat"


@dataclass(frozen=True, slots=True)
class Evening:
    """What was left behind when it was over."""

    home: Path
    profile: Profile
    calls: list[str]
    told_to_reader: list[str]
    bodies: list[str]


@pytest.fixture(scope="module")
def evening(command: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """Two starts of the app: the first is watched by strace, the second finds no Enchant."""
    require_secret_service()
    if not all(shutil.which(name) for name in ("strace", "Xvfb")):
        pytest.skip("no strace or no Xvfb is installed here")
    folder = tmp_path_factory.mktemp("evening")
    home, trace = folder / "home", folder / "trace"
    home.mkdir()
    with pytest.MonkeyPatch.context() as patch, secret_service(folder / "session", patch) as service:
        with frozen_hands(service, home) as hands:
            with _started(hands, _watched(command, trace)):
                _set_up(hands)
                _write(hands, BODY, TITLE)
                _lock_and_open(hands, TITLE)
            with _started(hands, [str(command)], PYENCHANT_LIBRARY_PATH=str(folder / "nowhere")):
                _write(hands, LATER)
        profile = Profile(home / ".local" / "Alcove")
        everything = trace.read_text("utf-8", "replace").splitlines()
        calls = sent_elsewhere_than(everything, str(hands.accessibility))
        told_to_reader = sorted(set(everything) - set(calls))
        yield Evening(home, profile, calls, told_to_reader, _bodies(profile))


def _watched(command: Path, trace: Path) -> list[str]:
    plant_and_start = f'printf %s {PLANTED} > "$HOME/planted"; exec "$0"'
    watching = ["strace", "-f", "-qq", "-yy", "-s", "4000000", "-o", str(trace), "-e", f"trace={_TRACED}"]
    return [*watching, "sh", "-c", plant_and_start, str(command)]


@contextmanager
def _started(hands: FrozenHands, command: list[str], **surroundings: str) -> Iterator[None]:
    """The app until its window is closed, without a word on its error output but Qt's own about the bus."""
    process = subprocess.Popen(command, env=hands.environment | surroundings, stderr=subprocess.PIPE, text=True)
    try:
        yield
        hands.leave()
        _out, complaints = process.communicate(timeout=20)
    except BaseException:
        process.kill()
        process.communicate()
        raise
    assert process.returncode == 0
    assert [line for line in complaints.splitlines() if not line.startswith(_SAID_BY_QT)] == [], complaints


def _set_up(hands: FrozenHands) -> None:
    hands.press("Go on")
    hands.press("Open with this computer account")
    hands.press("Go on")
    hands.press("Remind me tomorrow")
    hands.wait_for("How are you, right now?")


def _write(hands: FrozenHands, body: str, title: str | None = None) -> None:
    hands.wait_for("How are you, right now?")
    hands.press("Journal")
    hands.keys("Control_L+n")
    hands.press("Your words")
    hands.type(f"{body} ")
    if title:
        hands.press("Title")
        hands.type(title)
    hands.wait_for("Saved on this computer")


def _lock_and_open(hands: FrozenHands, title: str) -> None:
    """A new process takes over after locking, and the keyring opens it."""
    before = hands.process()
    hands.keys("Control_L+l")
    hands.wait_for("Your words are locked")
    hands.wait_for_another_process(before)
    hands.press("Open")
    hands.wait_for("How are you, right now?")
    hands.press("Journal")
    hands.wait_for(title)


def _bodies(profile: Profile) -> list[str]:
    """What stands in the vault, opened with the key that the keyring gives."""
    keys = key_file.load(profile.keys)
    item = item_for(keys)
    assert item is not None
    key = keys.unlock_with_keyring(Keychain().recall(item.service, item.user))
    vault = Vault.open(profile.vault, key, keys.vault_id)
    try:
        journal = JournalStore(vault)
        found = [journal.get(hit.row.uid) for word in (BODY, LATER) for hit in journal.search(word)]
        return [entry.body for entry in found if entry is not None]
    finally:
        vault.close()


def test_what_was_written_is_in_the_vault_that_the_keyring_opens(evening: Evening) -> None:
    assert [body.strip() for body in evening.bodies] == [BODY, LATER]


def test_no_word_stands_in_the_open(evening: Evening) -> None:
    assert plain_words(WORDS, evening.home) == []
    assert [found.path.name for found in plain_words([PLANTED], evening.home)] == ["planted"]


def test_no_word_left_the_process(evening: Evening) -> None:
    assert calls_with(evening.calls, *WORDS) == []
    assert any("pwrite64(" in call and "alcove.vault" in call for call in evening.calls)


def test_the_trace_sees_a_word_that_leaves(evening: Evening) -> None:
    """What the shell plants, and what a screen reader has to be told."""
    assert calls_with(evening.calls, PLANTED) != []
    assert calls_with(evening.told_to_reader, TITLE) != []


def test_no_internet_socket_was_opened(evening: Evening) -> None:
    assert [call for call in evening.calls if "AF_INET" in call] == []
    assert any("socket(AF_UNIX" in call for call in evening.calls)


def test_locking_put_a_new_process_in_its_place(evening: Evening) -> None:
    assert [call for call in evening.calls if "execve(" in call and '"--locked"' in call]


def test_words_were_looked_up_in_the_dictionaries_of_the_system(evening: Evening) -> None:
    assert [call for call in evening.calls if "openat(" in call and "libenchant-2.so" in call and "ENOENT" not in call]
    assert not list(evening.home.rglob("*enchant*"))
