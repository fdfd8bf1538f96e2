"""Does something without the right to pass over permissions, which tests that run as root otherwise have.

Run as a program of its own: `python -m tests.storage.unprivileged DEED FOLDER` prints the name of the error it met.
"""

import ctypes
import os
import struct
import subprocess
import sys
from datetime import datetime
from pathlib import Path

from app import backups
from app.storage import key_file
from app.storage.durable import write_file
from app.storage.errors import StorageError
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from tests.support.profiles import make_profile

KEY = DatabaseKey(bytes(range(32)))
VAULT_ID = "ab" * 16


def run_unprivileged(deed: str, folder: Path) -> str:
    """What the deed met, or what it says when it met nothing."""
    command = [sys.executable, "-m", "tests.storage.unprivileged", deed, str(folder)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _give_up_privileges() -> None:
    if os.geteuid() != 0 or not sys.platform.startswith("linux"):
        return
    version_3 = ctypes.create_string_buffer(struct.pack("Ii", 0x20080522, 0))
    none = ctypes.create_string_buffer(24)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.capset(version_3, none) != 0:
        raise OSError(ctypes.get_errno(), "privileges could not be given up")


def write_a_file(folder: Path) -> str:
    write_file(folder / "file", b"new")
    return "written"


def read_and_add(folder: Path) -> str:
    """Opens a vault that may only be read, finds what is in it, and tries to add to it."""
    vault = Vault.open(folder / "alcove.vault", KEY, VAULT_ID)
    journal = JournalStore(vault)
    assert [hit.row.title for hit in journal.search("evening")] == ["Kept"]
    assert vault.health().ok
    journal.add(datetime(2026, 1, 1), body="more")
    return "added"


def back_up_to_a_stick(folder: Path) -> str:
    made = make_profile(folder / "here")
    vault = made.open_vault()
    keys = key_file.load(made.profile.keys)
    return str(backups.make(made.profile, vault.opener(), keys, backups.Why.ASKED_FOR, folder / "stick"))


DEEDS = {deed.__name__: deed for deed in (write_a_file, read_and_add, back_up_to_a_stick)}

if __name__ == "__main__":
    deed = DEEDS[sys.argv[1]]
    _give_up_privileges()
    try:
        print(deed(Path(sys.argv[2])))
    except StorageError as met:
        print(type(met).__name__)
