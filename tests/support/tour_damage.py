"""The part of the tour with a damaged journal: the two ways on, what came of saving, and a look at a sound one."""

from pathlib import Path

from app import backups
from app.storage import damage, key_file
from app.storage.journal import JournalStore
from tests.support.damage import some_pages, with_damaged_pages
from tests.support.pictures import Pictures
from tests.support.profiles import Made, fill, make_profile
from tests.support.started import opened, started


def damaged(folder: Path, pictures: Pictures) -> None:
    """A journal with a backup, of which two pages went bad while somebody wrote."""
    made = make_profile(folder / "damaged")
    fill(made, some_pages(160))
    with opened(made) as (app, robot):
        robot.keys("Ctrl+,")
        robot.press("Whether everything can be read: Look my journal over")
        robot.wait_for("and everything can be read.")
        pictures.take(app, "look-over")
        robot.press("Close")
    backups.make(made.profile, made.open_vault, key_file.load(made.profile.keys), backups.Why.DAILY)
    _spoil(made)
    with started(made.profile, made.keychain) as (app, robot):
        robot.wait_for("The last good backup")
        pictures.take(app, "damaged", tight=True)
        robot.press("Save what can be read")
        robot.wait_for("What can be read is saved")
        pictures.take(app, "damaged-saved", tight=True)


def _spoil(made: Made) -> None:
    vault = made.open_vault()
    row = vault.one("SELECT rootpage FROM sqlite_schema WHERE name = 'entry'")
    vault.keep_unsaved(made.profile.unsaved, some_pages(1))
    assert row and JournalStore(vault).rows(0, 1)
    vault.close()
    sound = made.profile.vault.read_bytes()
    made.profile.vault.write_bytes(with_damaged_pages(sound, [int(row[0]) + step for step in (30, 47, 60)]))
    damage.note(made.profile.vault, made.profile.damage)
