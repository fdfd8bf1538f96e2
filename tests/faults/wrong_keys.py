"""R11: what a crash left is opened with a wrong key first, and with the right one after."""

import random
from pathlib import Path

from app.storage.errors import StorageError
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from tests.faults.catalogue import Reached
from tests.faults.place import Opened, Place, scratch
from tests.faults.power import cuts, lay_out
from tests.faults.power_cuts import Tally, look, sitting

_CUTS_FOR_ONE = 4


def check(count: int, seed: int) -> Reached:
    """As many files with a journal that has to be rolled back as asked for."""
    chance, tally = random.Random(seed), Tally()
    with scratch() as folder:
        opened, before, deeds = sitting(folder)
        image = Place(folder / "image")
        for files, said in cuts(deeds, before, count * _CUTS_FOR_ONE, chance):
            if not any(files.get(name) for name in files if name.endswith("-journal")) or tally.cuts == count:
                continue
            lay_out(files, image.folder)
            if not _refused(image.profile.vault, opened):
                return Reached("a wrong key opened it", False)
            look(image, opened, {answer["uid"]: answer["body"] for answer in said}, tally)
    return Reached(
        f"wrong key first, right key after: {tally}", tally.cuts == count and not (tally.lost or tally.corrupt)
    )


def _refused(vault: Path, opened: Opened) -> bool:
    try:
        Vault.open(vault, DatabaseKey.new(), opened.vault_id).close()
    except StorageError:
        return True
    return False
