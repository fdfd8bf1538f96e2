"""Ends processes in the middle of a change of keys, and looks whether the old state or the new one is there.

`python -m tests.key_kills STORY FOLDER [COUNT]`, with 40 kills unless another count is given; the nightly takes 500.
"""

import random
import shutil
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from app import erasing, first_run, key_changes, new_key, spare_key, standing
from app.access_states import AtWork, FirstRun, Locked, SetupUnfinished
from app.keyring_items import KeyringItems, item_for
from app.paths import Profile
from app.storage import keys
from app.storage.errors import WrongKey
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, KeyFile, SlotKind
from app.storage.vault import Health, Vault
from app.storage.wrapping import Effort
from tests.storage.kills import cut_short, run
from tests.support.keychain import FileKeychain

COUNT = 40
_ENTRIES = 200
_WORDS = "a page that must not be lost "
_PASSWORDS = ("seven green teapots", "four blue windows")


class Life:
    """A profile with a journal in it, the keyring behind it, and the code of its first run."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.profile = Profile(folder / "profile")
        self.profile.prepare()
        self.keychain = FileKeychain(folder / "keyring")
        self.code = ""

    @property
    def items(self) -> KeyringItems:
        return KeyringItems(self.keychain, self.profile.pending_keychain)

    def begin(self) -> DatabaseKey:
        made = first_run.set_up(self.profile, self.items, None)
        self.code = made.code
        vault = Vault.open(self.profile.vault, made.key, made.keys.vault_id)
        journal = JournalStore(vault)
        for number in range(_ENTRIES):
            journal.add(datetime(2026, 1, 1) + timedelta(minutes=number), body=_WORDS * 20)
        vault.close()
        return made.key

    def look(self) -> KeyFile:
        """As the next start does."""
        state, stored = standing.seen(self.profile, _nothing)
        assert isinstance(state, Locked), state
        assert stored is not None
        self.items.tidy(item_for(stored))
        return stored

    def key_of(self, stored: KeyFile) -> DatabaseKey:
        """The key, by whatever slot locks this journal; every slot there has to give the same."""
        found: list[DatabaseKey] = []
        if item := item_for(stored):
            found.append(stored.unlock_with_keyring(self.keychain.recall(item.service, item.user)))
        if stored.has(SlotKind.PASSPHRASE):
            found += [key for key in (_unlocked(stored, words) for words in _PASSWORDS) if key]
        assert len(found) == 1, "not exactly one way in beside the code"
        return found[0]

    def assert_whole(self, stored: KeyFile) -> DatabaseKey:
        key = self.key_of(stored)
        vault = Vault.open(self.profile.vault, key, stored.vault_id)
        assert vault.health() == Health(True, _ENTRIES), "not sound"
        assert vault.one("SELECT count(*) FROM entry WHERE body LIKE ?", (_WORDS + "%",)) == (_ENTRIES,)
        vault.close()
        # K7: a password leaves nothing with the keyring, neither a slot nor an item.
        assert stored.has(SlotKind.PASSPHRASE) != stored.has(SlotKind.KEYRING)
        assert self.keychain.count == int(stored.has(SlotKind.KEYRING)), "an item was left behind"
        return key


def changing_the_passphrase(folder: Path, chance: random.Random, count: int) -> None:
    life = Life(folder)
    key = life.begin()

    def change_again_and_again() -> None:
        while True:
            for words in _PASSWORDS:
                key_changes.change_passphrase(life.profile, life.items, key, words, None)
            key_changes.drop_passphrase(life.profile, life.items, key, None)

    took = _time_of(lambda: key_changes.change_passphrase(life.profile, life.items, key, _PASSWORDS[0], None))
    for _ in range(count):
        cut_short(change_again_and_again, chance.uniform(0.001, 4 * took))
        stored = life.look()
        assert life.assert_whole(stored) == key
        assert stored.unlock_with_recovery_code(life.code) == key


def writing_the_key_file(folder: Path, chance: random.Random, count: int) -> None:
    life = Life(folder)
    key = life.begin()
    codes = [spare_key.new_code() for _ in range(3)]

    def write_again_and_again() -> None:
        while True:
            for code in codes:
                key_changes.confirm_code(life.profile, key, code)

    for _ in range(count):
        cut_short(write_again_and_again, chance.uniform(0.001, 0.03))
        stored = life.look()
        assert life.assert_whole(stored) == key
        opens = [code for code in (life.code, *codes) if _opens(stored, code, key)]
        assert len(opens) == 1, "not exactly one code"


def renewing_the_keyring(folder: Path, chance: random.Random, count: int) -> None:
    life = Life(folder)
    key = life.begin()

    def renew_again_and_again() -> None:
        while True:
            key_changes.renew_keyring(life.profile, life.items, key)

    for _ in range(count):
        cut_short(renew_again_and_again, chance.uniform(0.001, 0.06))
        assert life.assert_whole(life.look()) == key


def running_for_the_first_time(folder: Path, chance: random.Random, count: int) -> None:
    outcomes: set[type] = set()
    for number in range(count):
        life = Life(folder / str(number))
        passphrase = chance.choice((None, _PASSWORDS[0]))
        cut_short(
            partial(first_run.set_up, life.profile, life.items, passphrase),
            chance.uniform(0.001, 0.15),
        )
        state, stored = standing.seen(life.profile, _nothing)
        outcomes.add(type(state))
        if isinstance(state, Locked):
            assert stored is not None
            Vault.open(life.profile.vault, life.key_of(stored), stored.vault_id).close()
        else:
            assert isinstance(state, FirstRun | SetupUnfinished), state
            made = first_run.set_up(life.profile, life.items, passphrase)
            life.items.tidy(item_for(made.keys))
            assert life.keychain.count == int(passphrase is None), "an item was left behind"
        shutil.rmtree(folder / str(number))
    assert len(outcomes) > 1, "every process was ended at the same side"


def making_a_new_key(folder: Path, chance: random.Random, count: int) -> None:
    life = Life(folder)
    key = life.begin()
    code, sides = life.code, {"old": 0, "new": 0}
    reach = _time_of(lambda: shutil.rmtree(_rehearsed(life, folder / "rehearsal", key)))
    for number in range(count):
        passphrase = _PASSWORDS[0] if number % 4 == 3 else None
        wish = new_key.Wish(spare_key.new_code(), passphrase, number % 2 == 1)
        cut_short(
            partial(new_key.make, life.profile, life.items, key, wish, _watch),
            chance.uniform(0.4 * reach, 1.3 * reach),
        )
        stored = life.look()
        found = life.assert_whole(stored)
        sides["old" if found == key else "new"] += 1
        reach *= 1.2 if found == key else 0.9  # so that most are ended near the moment that decides
        key, code = found, code if found == key else wish.code
        assert stored.unlock_with_recovery_code(code) == key
        assert not life.profile.key_is_changing
    assert min(sides.values()) > 0, f"every process was ended at the same side: {sides}"


def erasing_everything(folder: Path, chance: random.Random, count: int) -> None:
    template = Life(folder / "template")
    template.begin()
    for number in range(count):
        shutil.copytree(folder / "template", folder / str(number))
        life = Life(folder / str(number))
        (life.profile.folder / "mine.txt").write_text("mine")
        cut_short(partial(erasing.erase, life.profile, life.items), chance.uniform(0.0005, 0.02))
        state, _stored = standing.seen(life.profile, _nothing)
        if isinstance(state, Locked):
            life.assert_whole(life.look())
        elif isinstance(state, AtWork):
            erasing.erase(life.profile, life.items)
        if not isinstance(state, Locked):
            assert [path.name for path in life.profile.folder.iterdir()] == ["mine.txt"]
            assert life.keychain.count == 0
        shutil.rmtree(folder / str(number))


def _rehearsed(life: Life, folder: Path, key: DatabaseKey) -> Path:
    """A whole change of keys on a copy, to know how long one takes here."""
    copied = Life(folder)
    shutil.copytree(life.profile.folder, copied.profile.folder, dirs_exist_ok=True)
    wish = new_key.Wish(spare_key.new_code(), None, False)
    new_key.make(copied.profile, copied.items, key, wish, _watch)
    return folder


def _time_of(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _unlocked(stored: KeyFile, words: str) -> DatabaseKey | None:
    try:
        return stored.unlock_with_passphrase(words)
    except WrongKey:
        return None


def _opens(stored: KeyFile, code: str, key: DatabaseKey) -> bool:
    try:
        return stored.unlock_with_recovery_code(code) == key
    except WrongKey:
        return False


def _watch(_done: int, _total: int) -> None:
    return None


def _nothing() -> None:
    return None


STORIES = {
    story.__name__: story
    for story in (
        changing_the_passphrase,
        writing_the_key_file,
        renewing_the_keyring,
        running_for_the_first_time,
        making_a_new_key,
        erasing_everything,
    )
}


def run_story(story: str, folder: Path, count: int = COUNT) -> None:
    """Runs a story in a process of its own; fails with what it says when something is lost."""
    run("tests.key_kills", story, folder, str(count))


if __name__ == "__main__":
    # A passphrase at the smallest effort that is allowed: these stories are about what is on the disk.
    keys.make_passphrase_slot.__defaults__ = (Effort(19 * 1024, 2, 1),)
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else COUNT
    STORIES[sys.argv[1]](Path(sys.argv[2]), random.Random(7), wanted)
