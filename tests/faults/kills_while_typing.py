"""R1: the real app is killed at random moments while somebody types; every word the page called saved has to be there.

python -m tests.faults.kills_while_typing COUNT SEED FOLDER [UNSAFE] prints what came of it as one line of JSON.
"""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from app.domain.journal import Entry
from app.storage.errors import StorageError
from app.storage.vault import Vault
from tests.faults.catalogue import Reached
from tests.faults.forked import Answer, Say, kill_in_the_middle
from tests.faults.place import (
    PROJECT,
    Opened,
    Place,
    entries_of,
    furnish,
    quiet_environment,
    scratch,
    what_is_wrong,
)
from tests.faults.typist import be_unsafe, type_steadily

_A_SAVE_S = 0.012
_KILLS_A_VAULT = 60
_AT_ONCE = 2


@dataclass(slots=True)
class Tally:
    """What came of many kills."""

    kills: int = 0
    said: int = 0
    lost: int = 0
    unsound: int = 0
    twice: int = 0
    hot_journals: int = 0
    slowest_opening_s: float = 0.0

    def add(self, other: "Tally") -> None:
        self.slowest_opening_s = max(self.slowest_opening_s, other.slowest_opening_s)
        for field in fields(self)[:-1]:
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


def check(count: int, seed: int) -> Reached:
    """Kills as often as asked, two processes at once."""
    total = kill(count, seed)
    text = (
        f"{total.kills} kills, {total.said} saves: {total.lost} lost, {total.unsound} unsound, {total.twice} twice; "
        f"{total.hot_journals} in the middle of a save; opened again in {total.slowest_opening_s * 1000:.0f} ms at most"
    )
    return Reached(text, total.kills == count and not (total.lost or total.unsound or total.twice))


def kill(count: int, seed: int, *unsafe: str) -> Tally:
    """The same, also with a planted fault."""
    total = Tally()
    with scratch() as folder:
        shares = [count // _AT_ONCE + (number < count % _AT_ONCE) for number in range(_AT_ONCE)]
        children = [_started(share, seed + at, folder / str(at), *unsafe) for at, share in enumerate(shares) if share]
        for child in children:
            said, complaints = child.communicate()
            if child.returncode != 0:
                raise RuntimeError(f"the killing itself failed: {complaints[-800:]}")
            total.add(Tally(**json.loads(said)))
    return total


def _started(count: int, seed: int, folder: Path, *unsafe: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.faults.kills_while_typing", str(count), str(seed), str(folder), *unsafe]
    pipe = subprocess.PIPE
    environment = quiet_environment(folder / "home")
    return subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=pipe, stderr=pipe, text=True)


def kill_again_and_again(count: int, seed: int, folder: Path) -> Tally:
    """One vault after the other, each through many kills."""
    chance = random.Random(seed)
    total = Tally()
    for first in range(0, count, _KILLS_A_VAULT):
        place = Place(folder / f"vault-{first}")
        opened = furnish(place)
        said: dict[str, str] = {}
        for _ in range(min(_KILLS_A_VAULT, count - first)):
            told = kill_once(place, chance)
            said |= {answer["uid"]: answer["body"] for answer in told}
            hot = _journal_of(place).exists() and _journal_of(place).stat().st_size > 0
            began = time.perf_counter()
            total.add(look(place, opened, said))
            total.add(Tally(kills=1, said=len(told), hot_journals=hot, slowest_opening_s=time.perf_counter() - began))
    return total


def kill_once(place: Place, chance: random.Random) -> list[Answer]:
    """The app runs in a process of its own until that is killed; gives what it said to be saved."""
    seed = chance.getrandbits(32)

    def work(say: Say) -> None:
        type_steadily(place, say, seed)

    return kill_in_the_middle(work, chance.randint(1, 8), chance.uniform(0, 2 * _A_SAVE_S))


def look(place: Place, opened: Opened, said: dict[str, str]) -> Tally:
    """Opens what was left with the real code, and compares it with what was said."""
    try:
        vault = Vault.open(place.profile.vault, opened.key, opened.vault_id)
    except StorageError:
        return Tally(lost=len(said), unsound=1)
    try:
        return compare(entries_of(vault), said, unsound=bool(what_is_wrong(vault)))
    finally:
        vault.close()


def compare(entries: Iterable[Entry], said: dict[str, str], *, unsound: bool = False) -> Tally:
    """A page may have more words than were said to be saved, never fewer; and no page is there twice."""
    found = {entry.uid: entry.body for entry in entries}
    lost = sum(not found.get(uid, "").startswith(body) for uid, body in said.items())
    beginnings = Counter(body.split(" ")[0] for body in found.values())
    return Tally(lost=lost, unsound=unsound, twice=sum(times - 1 for times in beginnings.values()))


def _journal_of(place: Place) -> Path:
    return place.profile.vault.with_name(place.profile.vault.name + "-journal")


if __name__ == "__main__":
    if sys.argv[4:]:
        be_unsafe(sys.argv[4])
    print(json.dumps(asdict(kill_again_and_again(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])))))
