"""R2: the power goes while somebody types; what comes up afterwards is opened with the real code."""

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from app.storage.errors import StorageError
from app.storage.vault import Vault
from tests.faults.catalogue import Reached
from tests.faults.kills_while_typing import compare
from tests.faults.place import Opened, Place, entries_of, furnish, scratch, what_is_wrong
from tests.faults.power import cuts, lay_out
from tests.faults.recorded import Deed, record

SAVES = 60


@dataclass(slots=True)
class Tally:
    """What came of many cuts."""

    cuts: int = 0
    lost: int = 0
    corrupt: int = 0
    rolled_back: int = 0

    def __str__(self) -> str:
        return f"{self.cuts} cuts: {self.lost} lost something, {self.corrupt} corrupt; {self.rolled_back} rolled back"


def check(count: int, seed: int) -> Reached:
    """Records one sitting, and cuts the power in it as often as asked."""
    found = cut(count, seed)
    return Reached(str(found), found.cuts == count and not (found.lost or found.corrupt))


def cut(count: int, seed: int, *unsafe: str) -> Tally:
    """The same, also without one of the safeguards."""
    chance, tally = random.Random(seed), Tally()
    with scratch() as folder:
        opened, before, deeds = sitting(folder, *unsafe)
        image = Place(folder / "image")
        for files, said in cuts(deeds, before, count, chance):
            lay_out(files, image.folder)
            look(image, opened, {answer["uid"]: answer["body"] for answer in said}, tally)
    return tally


def sitting(folder: Path, *unsafe: str, saves: int = SAVES) -> tuple[Opened, Path, list[Deed]]:
    """What opens a profile that somebody typed in, its files of before, and all that was done to them."""
    place, before = Place(folder / "typed-in"), folder / "before"
    opened = furnish(place)
    shutil.copytree(place.folder, before)
    deeds = record(
        "tests.faults.typist",
        str(place.folder),
        f"steady:{saves}",
        *unsafe,
        watched=place.folder,
        folder=folder / "recording",
    )
    return opened, before, deeds


def look(image: Place, opened: Opened, said: dict[str, str], tally: Tally) -> None:
    """Opens what is there, as the app does."""
    tally.cuts += 1
    side = image.profile.vault.with_name(image.profile.vault.name + "-journal")
    tally.rolled_back += side.exists() and side.stat().st_size > 0
    try:
        vault = Vault.open(image.profile.vault, opened.key, opened.vault_id)
    except StorageError:
        tally.corrupt += 1
        return
    try:
        found = compare(entries_of(vault), said)
        tally.lost += bool(found.lost)
        tally.corrupt += bool(what_is_wrong(vault) or found.twice)
    except StorageError:
        tally.corrupt += 1
    finally:
        vault.close()
