"""Backups taken while somebody writes on and on, each brought back on an empty profile with the code alone.

python -m tests.support.live_backups 100 FOLDER
"""

import hashlib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app import backups, restoring
from app.domain.moods import Mood
from app.keyring_items import KeyringItems
from app.paths import Profile
from app.storage import key_file
from app.storage.check_ins import CheckInStore
from app.storage.journal import JournalStore
from app.storage.keys import SlotKind
from app.storage.vault import Vault
from app.storage.vault_copy import counts_of
from tests.support.keychain import MemoryKeychain
from tests.support.profiles import Made, make_profile

# Without any pause at all nobody else would come to read, be it for a backup or for the screen.
_BREATH_S = 0.002
TEXTS = "SELECT uid, title, body FROM entry ORDER BY uid"


def digest_of_texts(vault: Vault) -> str:
    """One sum over every word in the journal."""
    return hashlib.sha256(repr(vault.read(TEXTS)).encode()).hexdigest()


def all_come_back(folder: Path, times: int) -> int:
    """Takes so many backups of a vault that is being written; gives how often somebody wrote meanwhile.

    Every commit of the writer is an entry whose words say its number. A backup that held half of one, or one without
    those before it, would have another sum than the numbers say.
    """
    made = make_profile(folder / "written")
    written = 0
    with _somebody_writing(made) as commits:
        for number in range(times):
            before = len(commits)
            vault = made.open_vault()
            backup = backups.make(made.profile, vault.opener(), key_file.load(made.profile.keys), backups.Why.ASKED_FOR)
            vault.close()
            after = len(commits)
            written += after - before
            _comes_back(folder / f"back-{number}", made.code, backup, commits, before, after)
            backup.path.unlink()
    return written


def _comes_back(folder: Path, code: str, backup: backups.Backup, commits: list[str], before: int, after: int) -> None:
    profile = Profile(folder)
    profile.prepare()
    found = restoring.look(backup.path)
    key = found.keys.unlock_with_recovery_code(code)
    items = KeyringItems(MemoryKeychain(), profile.pending_keychain)
    keys = restoring.restore(profile, replace(found, opened_with=SlotKind.RECOVERY), key, items)
    vault = Vault.open(profile.vault, key, keys.vault_id)
    counts = counts_of(vault)
    entries = counts["entry"]
    # The last commit before the look may be noted just after it.
    assert before <= entries <= after + 1, f"{entries} entries, and {before} to {after} were written"
    assert backup.entries == entries
    assert digest_of_texts(vault) == _digest_of(commits[:entries], vault, entries)
    assert vault.health().ok
    assert JournalStore(vault).search(f"number{entries - 1}") if entries else True
    vault.close()
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()


def _digest_of(uids: list[str], vault: Vault, entries: int) -> str:
    """The sum over the words that were written, from what the writer knows; one that is not noted yet is asked for."""
    rows = [(uid, "", _words(number)) for number, uid in enumerate(uids)]
    if len(rows) < entries:
        (uid,) = vault.read("SELECT uid FROM entry WHERE body = ?", (_words(entries - 1),))[0]
        rows.append((uid, "", _words(entries - 1)))
    return hashlib.sha256(repr(sorted(rows)).encode()).hexdigest()


def _words(number: int) -> str:
    return f"number{number} " + "and the sea was calm that evening " * (number % 40)


@contextmanager
def _somebody_writing(made: Made) -> Iterator[list[str]]:
    """A thread with a connection of its own, which writes one entry after the other and notes what it was told."""
    commits: list[str] = []
    enough = threading.Event()
    troubles: list[Exception] = []

    def write() -> None:
        vault = made.open_vault()
        journal, check_ins = JournalStore(vault), CheckInStore(vault)
        try:
            number = 0
            while not enough.wait(_BREATH_S):
                about = datetime(2026, 1, 1) + timedelta(seconds=number)
                commits.append(journal.add(about, body=_words(number)).uid)
                number += 1
                if number % 10 == 0:
                    check_ins.add(Mood.GOOD, about)
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            vault.close()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield commits
    finally:
        enough.set()
        thread.join()
    assert not troubles, troubles


if __name__ == "__main__":
    print(all_come_back(Path(sys.argv[2]), int(sys.argv[1])), "commits meanwhile, every backup came back")
