"""Cuts a change of a whole profile short, by kills and by the power, and counts what is wrong afterwards.

python -m tests.faults.cut_short make CHANGE FOLDER makes one, for who records it; `kill CHANGE COUNT SEED` only kills,
and prints how many were in neither state.
"""

import random
import shutil
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from app.storage.errors import StorageError
from tests.faults.catalogue import Reached
from tests.faults.changes import CARELESS, CHANGES, Change
from tests.faults.changes_of_all import CHANGES_OF_ALL
from tests.faults.forked import Say, kill_in_the_middle, speak
from tests.faults.place import Opened, Place, scratch, tie_to_parent
from tests.faults.power import cuts, lay_out
from tests.faults.recorded import record

_ALL = CHANGES | CARELESS | CHANGES_OF_ALL


def check(name: str, count: int, seed: int) -> Reached:
    """As many kills and as many cuts of the power."""
    killed, cut = kill(name, count, seed), cut_power(name, count, seed)
    found = killed["wrong"] + cut["wrong"]
    text = f"{killed['tried']} kills and {cut['tried']} cuts: {found} in neither state"
    text += f"; {killed['done'] + cut['done']} changes were done before" + _examples(killed + cut)
    return Reached(text, killed["tried"] == cut["tried"] == count and not found)


def check_power(name: str, count: int, seed: int) -> Reached:
    """Only cuts of the power, where the kills are told elsewhere."""
    cut = cut_power(name, count, seed)
    text = f"{cut['tried']} cuts: {cut['wrong']} in neither state; {cut['done']} changes were done before"
    return Reached(text + _examples(cut), cut["tried"] == count and not cut["wrong"])


def kill(name: str, count: int, seed: int) -> Counter[str]:
    """Each kill meets the profile as it was before the first one."""
    change, chance, tally = _ALL[name], random.Random(seed), Counter[str]()
    with scratch() as folder:
        before, place = Place(folder / "before"), Place(folder / "place")
        opened = change.prepare(before)
        for _ in range(count):
            shutil.rmtree(place.folder, ignore_errors=True)
            shutil.copytree(before.folder, place.folder)

            def work(say: Say) -> None:
                change.perform(place, say, 1_000)

            said = kill_in_the_middle(work, 1, chance.uniform(0, change.lasts_s))
            _count(change, place, opened, said, tally)
    return tally


def cut_power(name: str, count: int, seed: int) -> Counter[str]:
    """Records the change, or many in a row, and cuts the power in it."""
    change, chance, tally = _ALL[name], random.Random(seed), Counter[str]()
    with scratch() as folder:
        place, before, image = (Place(folder / part) for part in ("place", "before", "image"))
        opened = change.prepare(place)
        shutil.copytree(place.folder, before.folder)
        making = ("make", name, str(place.folder))
        deeds = record("tests.faults.cut_short", *making, watched=place.folder, folder=folder / "recording")
        for files, said in cuts(deeds, before.folder, count, chance):
            lay_out(files, image.folder)
            image.profile.folder.mkdir(exist_ok=True)
            _count(change, image, opened, said, tally)
    return tally


def _count(change: Change, place: Place, opened: Opened, said: list[dict[str, Any]], tally: Counter[str]) -> None:
    tally["tried"] += 1
    tally["done"] += sum(one["done"] for one in said)
    try:
        wrong = change.judge(place, opened, said)
    except (StorageError, LookupError, AssertionError) as error:
        wrong = type(error).__name__
    if wrong:
        tally["wrong"] += 1
        tally[f"e.g. {wrong}"] += 1


def _examples(tally: Counter[str]) -> str:
    return "".join(f", {times} {name}" for name, times in tally.items() if name.startswith("e.g. "))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        tie_to_parent()
        wanted = _ALL[sys.argv[2]]
        wanted.perform(Place(Path(sys.argv[3])), speak, wanted.again)
    else:
        print(kill(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))["wrong"])
