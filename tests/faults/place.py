"""A profile beside a keyring that outlives the process, and a close look at what is left of it."""

import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app import first_run, settings
from app.domain.journal import Entry
from app.keyring_items import KeyringItems
from app.paths import Profile
from app.settings import Preferences
from app.storage import keys
from app.storage.durable import write_file
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.wrapping import Effort
from tests.support.keychain import MemoryKeychain

PROJECT = Path(__file__).parents[2]
_PR_SET_PDEATHSIG, _PR_SET_PTRACER, _ANY = 1, 0x59616D61, 2**64 - 1


class FileKeychain(MemoryKeychain):
    """A keyring in a file, so that it is still there when its process was ended."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        if path.exists():
            self.items = {(service, user): secret for service, user, secret in json.loads(path.read_text("utf-8"))}

    def remember(self, service: str, user: str, secret: str) -> None:
        super().remember(service, user, secret)
        self._store()

    def forget(self, service: str, user: str) -> None:
        super().forget(service, user)
        self._store()

    def lose(self) -> None:
        """Everything in it is gone."""
        self.items.clear()
        self._store()

    def _store(self) -> None:
        write_file(self._path, json.dumps([[*where, secret] for where, secret in self.items.items()]).encode())


@dataclass(frozen=True, slots=True)
class Place:
    """One folder with a profile and its keyring."""

    folder: Path

    @property
    def profile(self) -> Profile:
        return Profile(self.folder / "profile")

    @property
    def keychain(self) -> FileKeychain:
        return FileKeychain(self.folder / "keyring.json")

    @property
    def items(self) -> KeyringItems:
        return KeyringItems(self.keychain, self.profile.pending_keychain)


@dataclass(frozen=True, slots=True)
class Opened:
    """What opens a vault, and the code that does so without a keyring."""

    key: DatabaseKey
    vault_id: str
    code: str


def furnish(place: Place, passphrase: str | None = None) -> Opened:
    """Makes the profile the way the first run does. It never locks by itself, and nothing in it moves."""
    place.folder.mkdir(parents=True, exist_ok=True)
    place.profile.prepare()
    settings.write(place.profile.preferences, Preferences(motion="reduced", idle_minutes=0, country="GB"))
    made = first_run.set_up(place.profile, place.items, passphrase)
    return Opened(made.key, made.keys.vault_id, made.code)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that goes again. It is on the disk of the project: a temporary one may be in memory only."""
    parent = PROJECT / "build"
    parent.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="faults-", dir=parent))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def what_is_wrong(vault: Vault) -> list[str]:
    """Looks at every page of the file and at the index beside its words; nothing when all is well."""
    health = vault.health()
    problems = [] if health.ok else [f"integrity: {', '.join(health.problems)}"]
    try:
        with vault.write(Topic.JOURNAL) as connection:
            for index in ("entry_words", "words_in_hand"):
                connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    except Exception as error:
        problems.append(f"index: {type(error).__name__}")
    return problems


def entries_of(vault: Vault) -> list[Entry]:
    """Every page of the journal with its words."""
    journal = JournalStore(vault)
    found = (journal.get(row.uid) for row in journal.recent(1_000_000))
    return [entry for entry in found if entry is not None]


def page(uid: str, body: str) -> Entry:
    """A page of which only these two matter."""
    now = datetime(2026, 1, 1)
    return Entry(0, uid, now, "", body, None, now, now, False)


def tie_to_parent() -> None:
    """No child outlives what started it, and strace may look at it."""
    if sys.platform == "linux":
        import ctypes

        libc = ctypes.CDLL(None)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        libc.prctl(_PR_SET_PTRACER, ctypes.c_ulong(_ANY), 0, 0, 0)


def use_quick_keys() -> None:
    """Passphrase slots at the smallest effort that is allowed, in this process."""
    keys.make_passphrase_slot.__defaults__ = (Effort(19 * 1024, 2, 1),)


def quiet_environment(home: Path) -> dict[str, str]:
    """Surroundings in which a child touches neither the real home nor the real keyring nor a real screen."""
    home.mkdir(parents=True, exist_ok=True)
    named = {name: str(home) for name in ("HOME", "TMPDIR", "SQLITE_TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    named |= {name: str(home) for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")}
    named |= {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={home / 'no-bus'}", "QT_QPA_PLATFORM": "offscreen"}
    left_out = {"DISPLAY", "WAYLAND_DISPLAY", "ALCOVE_PROFILE", "QT_QPA_PLATFORMTHEME", "QT_SCALE_FACTOR"}
    return {name: value for name, value in os.environ.items() if name not in left_out} | named
