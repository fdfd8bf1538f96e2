"""One life of Alcove without its window: the passage and the stores in a process of its own, which does as it is told.

It begins when it is forked and ends by being told so, or killed. What is asked for and answered is one line each.
"""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QCoreApplication, SignalInstance

from app.access import Access, Blocked, Opening, Unlocked
from app.domain.journal import Entry
from app.instance import Instance
from app.jobs import Jobs
from app.safekeeping import Safekeeping
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.workspace import Workspace
from tests.faults.place import Place, tie_to_parent
from tests.faults.typist import be_unsafe
from tests.support.robot import pause

_PATIENCE_MS = 30_000


class Life:
    """A process of Alcove, seen from outside."""

    def __init__(self, place: Place, *unsafe: str) -> None:
        (asks, asked), (hears, says) = os.pipe(), os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(asked)
            os.close(hears)
            _live(place, asks, says, unsafe)
        os.close(asks)
        os.close(says)
        self._asked = os.fdopen(asked, "w")
        self._heard = os.fdopen(hears)

    def ask(self, do: str, **what: Any) -> dict[str, Any]:
        """What came of it. Raises RuntimeError when the process is gone."""
        self.begin(do, **what)
        line = self._heard.readline()
        if not line:
            raise RuntimeError(f"Alcove ended while it was asked to {do}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def begin(self, do: str, **what: Any) -> None:
        """The same without waiting."""
        self._asked.write(json.dumps({"do": do, **what}) + "\n")
        self._asked.flush()

    def kill(self) -> list[dict[str, Any]]:
        """Ends it without a last word, and gives what it had still said."""
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        heard = self._heard.read()
        self._asked.close()
        self._heard.close()
        return [json.loads(line) for line in heard.splitlines(keepends=True) if line.endswith("\n")]


class _Inside:
    """The same from inside: each method is something that can be asked for."""

    def __init__(self, place: Place) -> None:
        self._application = QCoreApplication([])
        self._place = place
        self._instance = Instance(place.profile)
        if not self._instance.take():
            raise RuntimeError("the profile is still held by a process that is gone")
        self._jobs = Jobs(self._application)
        self._keychain = place.keychain
        self._access = Access(place.profile, self._jobs, self._keychain, self._application)
        self._keeping = Safekeeping(place.profile, self._access, self._jobs, self._application)

    def open(self, keyring: str = "there") -> str:
        """As a start does; the keyring is there, away or lost."""
        self._keychain.absent = keyring == "away"
        if keyring == "lost":
            self._keychain.lose()
        self._access.look()
        self._access.open_remembered()
        return self._settled()

    def open_with_code(self, code: str) -> str:
        self._keychain.absent = False
        self._access.open_with_recovery_code(code)
        self._wait(lambda: isinstance(self._access.state, Unlocked))
        return self._settled()

    def lock(self) -> str:
        self._access.lock()
        return type(self._access.state).__name__

    def add(self, uid: str, about: str, title: str, body: str) -> str:
        return self._journal.add(datetime.fromisoformat(about), title, body, uid=uid).uid

    def edit(self, uid: str, body: str) -> bool:
        return self._journal.rewrite(uid, body=body) is not None

    def remove(self, uid: str) -> bool:
        return self._journal.remove(uid)

    def take_out(self, uid: str) -> bool:
        return self._journal.restore(uid)

    def forget(self, uid: str) -> bool:
        return self._journal.remove_for_good(uid)

    def search(self, words: str) -> list[str]:
        return [hit.row.uid for hit in self._journal.search(words, 1000)]

    def everything(self) -> dict[str, Any]:
        """Every page in the order of the list, the bin, and whether the file is sound."""
        binned = self._journal.bin()
        pages = [_plain(self._journal.get(row.uid)) for row in self._journal.recent(10_000)]
        health = self._workspace.vault.health()
        return {"pages": pages, "bin": sorted(row.uid for row in binned), "sound": health.ok}

    def fill(self, pages: int) -> int:
        """The file can grow by so many pages only, and then the disk is full."""
        vault = self._workspace.vault
        size = vault.read("PRAGMA page_count")[0][0]
        return int(vault.read(f"PRAGMA max_page_count = {size + pages}")[0][0])

    def break_disk(self) -> None:
        """From now on the system refuses to write beyond the middle of the file."""
        size = self._place.profile.vault.stat().st_size // 2
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def make_room(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        self._workspace.vault.read("PRAGMA max_page_count = 4294967294")

    def back_up(self) -> str:
        made = self._answer(self._keeping.made, self._keeping.not_made, self._keeping.back_up)
        return str(made.path)

    def bring_back(self, path: str, code: str) -> str:
        keeping = self._keeping
        self._answer(keeping.looked, keeping.not_looked, lambda: keeping.look(Path(path)))
        self._answer(keeping.opened, keeping.not_opened, lambda: keeping.open_with_recovery_code(code))
        self._answer(keeping.restored, keeping.not_restored, keeping.restore)
        return self._settled()

    def leave(self) -> None:
        self._access.lock()
        self._instance.release()

    @property
    def _workspace(self) -> Workspace:
        assert isinstance(self._access.state, Unlocked)
        return self._access.state.workspace

    @property
    def _journal(self) -> JournalStore:
        return self._workspace.journal

    def _settled(self) -> str:
        self._wait(lambda: not isinstance(self._access.state, Opening) and not self._jobs.busy())
        state = self._access.state
        return state.reason.name if isinstance(state, Blocked) else type(state).__name__

    def _answer(self, good: SignalInstance, bad: SignalInstance, begin: Callable[[], None]) -> Any:
        """What one of two signals brings. Raises what the bad one brings."""
        with _hearing(good, bad) as heard:
            begin()
            self._wait(lambda: bool(heard))
        which, what = heard[0]
        if which == "bad":
            raise what[0]
        return what[0] if what else None

    def _wait(self, condition: Callable[[], bool]) -> None:
        waited = 0
        while not condition():
            assert waited < _PATIENCE_MS, "it took too long"
            pause(2)
            waited += 2


@contextmanager
def _hearing(good: SignalInstance, bad: SignalInstance) -> Any:
    heard: list[tuple[str, tuple[Any, ...]]] = []

    def note_good(*what: Any) -> None:
        heard.append(("good", what))

    def note_bad(*what: Any) -> None:
        heard.append(("bad", what))

    connections = [good.connect(note_good), bad.connect(note_bad)]
    try:
        yield heard
    finally:
        good.disconnect(connections[0])
        bad.disconnect(connections[1])


def _plain(entry: Entry | None) -> list[str]:
    return [] if entry is None else [entry.uid, entry.about.isoformat(), entry.title, entry.body]


def _live(place: Place, asks: int, says: int, unsafe: tuple[str, ...]) -> NoReturn:
    try:
        tie_to_parent()
        for how in unsafe:
            be_unsafe(how)
        inside = _Inside(place)
        with os.fdopen(asks) as asking:
            for line in asking:
                what = json.loads(line)
                try:
                    answer = {"came": getattr(inside, what.pop("do"))(**what)}
                except StorageError as error:
                    answer = {"error": type(error).__name__}
                os.write(says, (json.dumps(answer) + "\n").encode())
    except BaseException as error:
        print(f"inside: {error!r}", file=sys.stderr, flush=True)
    finally:
        os._exit(1)
