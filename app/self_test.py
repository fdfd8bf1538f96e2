"""Whether everything under the vault is sound on this computer: `alcove --self-test`, headless, frozen or not.

It works in a temporary profile, asks nothing of the system's keyring and prints one line per check.
"""

import json
import os
import platform
import re
import secrets
import struct
import sys
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from app import __version__
from app.paths import Profile, resources
from app.storage import keychain, keys, wrapping
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.storage.vault import Vault

_UNIX_SOCKETS = 1
_PICTURES = {"bmp", "gif", "ico", "jpeg", "png", "webp"}
# "password" and "somesalt" under 64 MiB, two passes, one lane: a vector of the reference implementation.
_KNOWN_ANSWER = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


class NotSound(Exception):
    """A check does not hold; the text says what was found instead."""


def run() -> int:
    """Prints one line per check. 0 when all of them hold, else 1."""
    sockets = _watch_for_sockets()
    with tempfile.TemporaryDirectory(prefix="alcove-self-test-") as folder:
        trial = Trial(Profile(Path(folder) / "profile"))
        held = [_told(name, check) for name, check in trial.checks()]
        trial.close()
    held.append(_told("No internet socket was opened", lambda: _none_of(sockets)))
    return 0 if all(held) else 1


def _told(name: str, check: Callable[[], str]) -> bool:
    """Prints how a check went; whatever goes wrong in one does not keep the others from being told."""
    try:
        found = check()
    except Exception as trouble:
        print(f"NOT OK  {name}: {trouble if isinstance(trouble, NotSound) else type(trouble).__name__}", flush=True)
        return False
    print(f"ok      {name}{': ' if found else ''}{found}", flush=True)
    return True


class Trial:
    """A vault with one entry in a profile of its own, from its first byte to its last."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        self._marker = f"marker{secrets.token_hex(8)}"
        self._vault_id = keys.new_vault_id()
        self._key = keys.DatabaseKey.new()
        self._open: Vault | None = None

    def checks(self) -> list[tuple[str, Callable[[], str]]]:
        """In the order in which they have to happen."""
        return [
            ("Alcove", _versions),
            ("Qt", _qt),
            ("Icons, theme and help lines are here", _resources),
            ("Icons can be drawn and pictures read", _pictures),
            ("A page can be made as PDF", _page),
            ("A sound can be read", _sound),
            ("The class that speaks to the keyring can be loaded", keychain.spoken_to),
            ("Argon2id gives the known answer", _argon2id),
            ("A recovery code opens its slot, and no other code does", self.recovery),
            ("A vault can be made", self.make),
            ("SQLite is 3.51.3 or newer", self.sqlite),
            ("SQLCipher is 4.19 or newer", self.sqlcipher),
            ("Temporary data stays in memory", self.temporary_data),
            ("Full-text search is built in", self.full_text),
            ("An entry can be written", self.write),
            ("It is found by its words", self.search),
            ("The closed file cannot be read without the key", self.read_without_key),
            ("A wrong key is refused", self.try_wrong_key),
            ("The vault opens again with everything in it", self.reopen),
        ]

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def recovery(self) -> str:
        slot, code = keys.make_recovery_slot(self._vault_id, self._key)
        file = keys.new_key_file(self._vault_id).with_slot(slot)
        _require(file.unlock_with_recovery_code(code) == self._key, "another key")
        _other_slot, other_code = keys.make_recovery_slot(self._vault_id, self._key)
        _require_refusal(lambda: file.unlock_with_recovery_code(other_code))
        return ""

    def make(self) -> str:
        self._profile.prepare()
        self._open = Vault.create(self._profile.vault, self._key, self._vault_id)
        return ""

    def sqlite(self) -> str:
        return _at_least((3, 51, 3), self._answer("SELECT sqlite_version()"))

    def sqlcipher(self) -> str:
        return _at_least((4, 19), self._answer("PRAGMA cipher_version"))

    def temporary_data(self) -> str:
        _require(self._answer("PRAGMA temp_store") == "2", "temp_store is not MEMORY")
        return ""

    def full_text(self) -> str:
        built_with = {row[0] for row in self._vault.read("PRAGMA compile_options")}
        _require("ENABLE_FTS5" in built_with, "no FTS5")
        return "FTS5"

    def write(self) -> str:
        JournalStore(self._vault).add(
            datetime(2025, 1, 1, 12), title="A first line", body=f"The word is {self._marker}."
        )
        return ""

    def search(self) -> str:
        hits = JournalStore(self._vault).search(self._marker[:-2])
        _require([hit.row.title for hit in hits] == ["A first line"], f"{len(hits)} entries")
        return ""

    def read_without_key(self) -> str:
        self.close()
        size = 0
        for file in self._profile.folder.iterdir():
            content = file.read_bytes()
            _require(not content.startswith(b"SQLite format 3"), "a plain SQLite file")
            for coding in ("utf-8", "utf-16-le"):
                _require(self._marker.encode(coding) not in content, "the words stand in it")
            size += len(content)
        return f"{size:,} bytes"

    def try_wrong_key(self) -> str:
        _require_refusal(lambda: Vault.open(self._profile.vault, keys.DatabaseKey.new(), self._vault_id))
        return ""

    def reopen(self) -> str:
        self._open = Vault.open(self._profile.vault, self._key, self._vault_id)
        _require(JournalStore(self._vault).count() == 1, "not the one entry")
        _require(self._vault.health().ok, "the file is not whole")
        return ""

    @property
    def _vault(self) -> Vault:
        _require(self._open is not None, "there is no open vault")
        assert self._open is not None
        return self._open

    def _answer(self, question: str) -> str:
        row = self._vault.one(question)
        return str(row[0]) if row else ""


def _versions() -> str:
    return f"{__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _qt() -> str:
    from PySide6.QtCore import qVersion
    from PySide6.QtWidgets import QStyleFactory

    _require("Fusion" in QStyleFactory.keys(), "no style")  # noqa: SIM118 (a function of Qt, not of a dict)
    return qVersion()


def _resources() -> str:
    from app.content import countries

    themes = json.loads((resources() / "theme" / "tokens.json").read_text("utf-8"))
    icons = list((resources() / "icons").glob("*.svg"))
    _require({"light", "dark"} <= themes.keys(), "no theme")
    _require(bool(icons), "no icons")
    return f"{len(icons)} icons, {len(countries()) - 1} countries"


def _pictures() -> str:
    from PySide6.QtGui import QImageReader
    from PySide6.QtSvg import QSvgRenderer

    broken = [icon.name for icon in (resources() / "icons").glob("*.svg") if not QSvgRenderer(str(icon)).isValid()]
    _require(not broken, ", ".join(broken))
    known = {bytes(kind.data()).decode() for kind in QImageReader.supportedImageFormats()}
    _require(known >= _PICTURES, ", ".join(sorted(_PICTURES - known)))
    return ", ".join(sorted(_PICTURES))


def _sound() -> str:
    from app.sounds import look_into

    rate, samples = 8000, bytes(8000)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    body = b"WAVE" + form + struct.pack("<4sI", b"data", len(samples)) + samples
    found = look_into(struct.pack("<4sI", b"RIFF", len(body)) + body)
    _require(found.length_ms == 500, f"{found.length_ms} ms of {found.kind}")
    return found.kind


def _page() -> str:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QGuiApplication, QPainter, QPdfWriter

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication.instance() or QGuiApplication(["alcove"])
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    painter.drawText(500, 500, __version__)
    painter.end()
    page = bytes(buffer.data().data())
    del writer, application
    _require(page.startswith(b"%PDF") and b"%%EOF" in page, "no PDF")
    return f"{len(page):,} bytes"


def _argon2id() -> str:
    effort = wrapping.Effort(memory_kib=64 * 1024, passes=2, lanes=1)
    answer = wrapping.from_passphrase("password", b"somesalt", effort).hex()
    _require(answer == _KNOWN_ANSWER, "another answer")
    return ""


def _at_least(wanted: tuple[int, ...], found: str) -> str:
    numbers = tuple(int(number) for number in re.findall(r"\d+", found)[: len(wanted)])
    _require(numbers >= wanted, found or "absent")
    return found


def _watch_for_sockets() -> list[str]:
    """What is asked of Python's sockets from now on, beyond those that stay on this computer."""
    seen: list[str] = []

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        leaves = event in ("socket.getaddrinfo", "socket.gethostbyname")
        if leaves or (event == "socket.__new__" and arguments[1] != _UNIX_SOCKETS):
            seen.append(event)

    sys.addaudithook(note)
    return seen


def _none_of(seen: list[str]) -> str:
    _require(not seen, ", ".join(seen))
    return ""


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise NotSound(otherwise)


def _require_refusal(attempt: Callable[[], object]) -> None:
    try:
        attempt()
    except StorageError:
        return
    raise NotSound("it was let in")
