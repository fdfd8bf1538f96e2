"""Ends processes in the middle of a backup and of a restore, and looks at what is left: always the old or the new.

    python -m tests.storage.kills_of_backups STORY FOLDER [TIMES]

Every second process is ended at a moment drawn by lot, the others at one of their changes of files.
"""

import json
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from app import backups, restoring, standing
from app.access_states import Blocked, Locked
from app.keyring_items import KeyringItems, item_for
from app.paths import Profile
from app.storage import key_file
from app.storage.errors import KeychainEmpty
from app.storage.journal import JournalStore
from app.storage.keys import SlotKind
from app.storage.vault import Vault
from tests.storage.kills import changes_of, cut_short, cut_short_at
from tests.support.profiles import Made, make_profile

TIMES = 60


class FileKeychain:
    """A keyring that outlives the process that was killed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def self_test(self) -> None:
        return None

    def remember(self, service: str, user: str, secret: str) -> None:
        self._write({**self._read(), f"{service} {user}": secret})

    def recall(self, service: str, user: str) -> str:
        try:
            return self._read()[f"{service} {user}"]
        except KeyError:
            raise KeychainEmpty from None

    def forget(self, service: str, user: str) -> None:
        self._write({name: kept for name, kept in self._read().items() if name != f"{service} {user}"})

    def _read(self) -> dict[str, str]:
        kept: dict[str, str] = json.loads(self._path.read_text()) if self._path.exists() else {}
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        self._path.with_suffix(".new").write_text(json.dumps(kept))
        self._path.with_suffix(".new").replace(self._path)


def backing_up(folder: Path, chance: random.Random, times: int) -> str:
    """The journal is untouched, and whatever is listed as a backup comes back whole."""
    made = _written(folder / "written", "a page that must not be lost", 60)
    seen: Counter[str] = Counter()

    def make_one() -> None:
        vault = made.open_vault()
        keys = key_file.load(made.profile.keys)
        backups.make(made.profile, vault.opener(), keys, backups.Why.DAILY)
        backups.thin(made.profile)

    killer = _Killer(make_one, chance)
    for number in range(times):
        killed = killer.kill(number)
        listed = backups.all_backups(made.profile)
        for backup in listed:
            found = restoring.look(backup.path)
            scratch = Profile(folder / "scratch")
            restoring.verify(scratch, found, found.keys.unlock_with_recovery_code(made.code))
            assert backup.entries == 60
        assert _texts(made.profile, made) == {"a page that must not be lost"}
        seen[f"{'killed' if killed else 'finished'}, {'a backup' if listed else 'none'}"] += 1
        if not killed:
            assert listed, "it finished and there is no backup"
            assert not [*made.profile.backups.glob("*.part")], "what was killed before left something"
        for backup in listed:
            backup.path.unlink()
    make_one()
    assert [path.name for path in made.profile.backups.iterdir()] == [
        backup.path.name for backup in backups.all_backups(made.profile)
    ]
    _assert_both(seen, "none", "a backup")
    return str(dict(seen))


def restoring_one(folder: Path, chance: random.Random, times: int) -> str:
    """The next start finds the old journal or the new one, opens it, and nothing of the old one is lost."""
    old = _written(folder / "old", "the old evening", 40)
    new = _written(folder / "new", "the new evening", 60)
    vault = new.open_vault()
    backup = backups.make(new.profile, vault.opener(), key_file.load(new.profile.keys), backups.Why.DAILY)
    vault.close()
    found = replace(restoring.look(backup.path), opened_with=SlotKind.RECOVERY)
    key = found.keys.unlock_with_recovery_code(new.code)
    profile = Profile(folder / "here")
    seen: Counter[str] = Counter()

    def restore() -> None:
        items = KeyringItems(FileKeychain(folder / "keychain"), profile.pending_keychain)
        restoring.restore(profile, found, key, items)

    _begin_again(profile, old)
    killer = _Killer(restore, chance)
    for number in range(times):
        empty = number % 5 == 4
        _begin_again(profile, None if empty else old)
        killed = killer.kill(number)
        if number % 3 == 2:  # the next start is cut short as well
            cut_short_at(lambda: restoring.settle(profile), number // 3 % 12 + 1)
        state, keys = standing.seen(profile, lambda: None)
        assert not isinstance(state, Blocked), state
        if isinstance(state, Locked) and keys is not None and keys.vault_id == new.vault_id:
            _assert_new(profile, new, folder, None if empty else old)
            seen["new"] += 1
        else:
            assert not killed or empty or isinstance(state, Locked)
            assert killed, "it finished, and the old one is there"
            assert empty or _texts(profile, old) == {"the old evening"}
            seen["old"] += 1
            restore()
            _assert_new(profile, new, folder, None if empty else old)
    _assert_both(seen, "old", "new")
    return str(dict(seen))


class _Killer:
    """Ends work by lot: after a while, or at one of its changes of files; of those the last ones come more often."""

    def __init__(self, work: Callable[[], None], chance: random.Random) -> None:
        began = time.monotonic()
        self._changes = changes_of(work)
        self._takes_s = time.monotonic() - began
        self._work = work
        self._chance = chance

    def kill(self, number: int) -> bool:
        if number % 2:
            return cut_short(self._work, self._chance.uniform(0.001, 1.3 * self._takes_s))
        back = self._chance.random() ** 2 * (self._changes + 1)
        return cut_short_at(self._work, max(0, round(self._changes - back)) + 1)


def _written(folder: Path, words: str, entries: int) -> Made:
    made = make_profile(folder)
    vault = made.open_vault()
    journal = JournalStore(vault)
    for number in range(entries):
        journal.add(datetime(2026, 1, 1) + timedelta(minutes=number), body=words)
    vault.close()
    return made


def _begin_again(profile: Profile, old: Made | None) -> None:
    shutil.rmtree(profile.folder, ignore_errors=True)
    if old is None:
        profile.prepare()
    else:
        shutil.copytree(old.profile.folder, profile.folder)


def _texts(profile: Profile, made: Made) -> set[str]:
    vault = Vault.open(profile.vault, made.key, made.vault_id)
    assert vault.health().ok
    bodies = {body for (body,) in vault.read("SELECT body FROM entry")}
    vault.close()
    assert key_file.load(profile.keys).unlock_with_recovery_code(made.code) == made.key
    return bodies


def _assert_new(profile: Profile, new: Made, folder: Path, old: Made | None) -> None:
    assert _texts(profile, new) == {"the new evening"}
    keys = key_file.load(profile.keys)
    item = item_for(keys)
    assert item is not None
    assert keys.unlock_with_keyring(FileKeychain(folder / "keychain").recall(item.service, item.user)) == new.key
    kept = [*profile.folder.glob("before-restore-*")]
    if old is None:
        assert kept == []
    else:
        assert [_texts(Profile(one), old) for one in kept] == [{"the old evening"}], "what was there before is lost"


def _assert_both(seen: Counter[str], *outcomes: str) -> None:
    said = " ".join(str(key) for key in seen)
    assert all(outcome in said for outcome in outcomes), f"every process was ended at the same side: {said}"


STORIES = {story.__name__: story for story in (backing_up, restoring_one)}

if __name__ == "__main__":
    many = int(sys.argv[3]) if len(sys.argv) > 3 else TIMES
    print(STORIES[sys.argv[1]](Path(sys.argv[2]), random.Random(7), many))
