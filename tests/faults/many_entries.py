"""R14: twenty thousand entries, 145 MB: opening, saving, the look over everything, a backup."""

import random
import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from app import backups
from app.domain.journal import NewEntry
from app.storage import key_file
from app.storage.journal import JournalStore
from app.storage.vault import Vault
from tests.faults.catalogue import Reached
from tests.faults.place import Opened, Place, furnish, scratch

_BEGINNINGS = ("ba", "ke", "li", "no", "ru", "sta", "ve", "du", "hei", "mo", "tri", "gla")
_ENDS = ("den", "fal", "gor", "hin", "jus", "kap", "lem", "mor", "nit", "pol", "ras", "sen", "tur", "wim", "zeg")
_WORDS = tuple(f"{one}{two}{three}" for one in _BEGINNINGS for two in _BEGINNINGS for three in _ENDS)
_WORDS_A_PAGE, _A_BATCH, _SAVES = 245, 1000, 300
_OPEN_S, _SAVE_S, _BACKUP_S = 1.0, 0.05, 3.0


def check(count: int, seed: int) -> Reached:
    """So many entries. Saving is measured through the store, whose commit is what a person waits for."""
    with scratch() as folder:
        place = Place(folder)
        opened = furnish(place)
        _fill(place, opened, count, random.Random(seed))
        size = place.profile.vault.stat().st_size / 1e6
        opening = statistics.median(_seconds(lambda: _open(place, opened).close()) for _ in range(5))
        vault = _open(place, opened)
        saves = _saves(JournalStore(vault))
        looking = _seconds(vault.health)
        backup = _backup(place, vault)
        vault.close()
    middle, slowest = statistics.median(saves), saves[int(len(saves) * 0.99)]
    text = (
        f"{count} entries, {size:.0f} MB: open {opening * 1000:.1f} ms, save median {middle * 1000:.1f} ms "
        f"and p99 {slowest * 1000:.1f} ms, look over everything {looking:.1f} s (in a job), "
        f"proven backup {backup:.1f} s"
    )
    return Reached(text, opening < _OPEN_S and slowest < _SAVE_S and backup < _BACKUP_S)


def _fill(place: Place, opened: Opened, count: int, chance: random.Random) -> None:
    vault = _open(place, opened)
    journal, begins = JournalStore(vault), datetime(2000, 1, 1)
    for first in range(0, count, _A_BATCH):
        numbers = range(first, min(first + _A_BATCH, count))
        journal.import_batch(
            [
                NewEntry(begins + timedelta(minutes=17 * number), "", " ".join(chance.choices(_WORDS, k=_WORDS_A_PAGE)))
                for number in numbers
            ]
        )
    vault.close()


def _saves(journal: JournalStore) -> list[float]:
    """A page that grows, saved after every few words, from the quickest to the slowest."""
    entry, body, found = journal.add(datetime(2026, 5, 3), body="begin"), "begin", []
    for number in range(_SAVES):
        body += f" {_WORDS[number % len(_WORDS)]}"
        began = time.perf_counter()
        journal.rewrite(entry.uid, body=body)
        found.append(time.perf_counter() - began)
    return sorted(found)


def _backup(place: Place, vault: Vault) -> float:
    keys = key_file.load(place.profile.keys)
    return _seconds(lambda: backups.make(place.profile, vault.opener(), keys, backups.Why.ASKED_FOR))


def _open(place: Place, opened: Opened) -> Vault:
    vault = Vault.open(place.profile.vault, opened.key, opened.vault_id)
    JournalStore(vault).recent(50)
    return vault


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
