"""Erasing everything: nothing of Alcove's stays, nothing of anybody else's goes, and no moment leaves a locked room."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import erasing, standing
from app.access_states import AtWork, FirstRun, Task
from app.keyring_items import Item, KeyringItems
from app.storage import durable, key_file
from app.storage.errors import ErasingUnfinished, KeyFileMissing, ReadOnlyDisk, StorageError
from tests.support.cutting import cut_off
from tests.support.profiles import Made, make_profile

OWN = ("my notes.txt", "alcove.vault (copy)", "backups/letters.txt")


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """A profile with everything that Alcove can leave in it, and some things of somebody else."""
    made = make_profile(tmp_path / "profile")
    folder, backups = made.profile.folder, made.profile.backups
    backups.mkdir()
    (folder / "before-restore-2026-05-01").mkdir()
    (folder / "restoring").mkdir()
    for name in (
        "preferences.json",
        "preferences.new",
        "come-forward",
        "alcove.vault-journal",
        "alcove.vault.new",
        "alcove.vault.next",
        "alcove.vault.next-journal",
        "alcove.keys.new",
        "alcove.keys.next",
        "backups/alcove-2026-05-01.vaultbackup",
        "backups/alcove-1.vaultbackup.part",
        "backups/copy.part",
        "backups/last-elsewhere",
        "before-restore-2026-05-01/alcove.vault",
        "restoring/alcove.vault",
        "damaged-20260501-120000.vault",
        "alcove.damaged",
        "alcove.unsaved",
        "looked-over",
        "last-seen.json",
        "open-plan.json",
        "open-plan.json.new",
        *OWN,
    ):
        (folder / name).write_bytes(b"something")
    return made


def items_of(made: Made) -> KeyringItems:
    return KeyringItems(made.keychain, made.profile.pending_keychain, 0.1)


def left(made: Made) -> set[str]:
    folder = made.profile.folder
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_everything_of_alcove_goes_and_nothing_else(made: Made) -> None:
    assert erasing.erase(made.profile, items_of(made))
    assert left(made) == set(OWN)
    assert made.keychain.items == {}
    assert standing.seen(made.profile, lambda: None) == (FirstRun(), None)


def test_an_empty_folder_of_backups_goes_too(made: Made) -> None:
    (made.profile.backups / "letters.txt").unlink()
    erasing.erase(made.profile, items_of(made))
    assert not made.profile.backups.exists()


def test_items_of_earlier_starts_go_too(made: Made) -> None:
    items = items_of(made)
    (service, user), secret = next(iter(made.keychain.items.items()))
    made.keychain.items[service, user + "-late"] = secret
    items.note(Item(service, user + "-late"))
    assert erasing.erase(made.profile, items)
    assert made.keychain.items == {}


def test_a_keyring_that_does_not_answer_is_said_and_tidied_when_it_does(made: Made) -> None:
    made.keychain.locked = True
    assert not erasing.erase(made.profile, items_of(made))
    assert left(made) == {*OWN, made.profile.pending_keychain.name}
    made.keychain.locked = False
    items_of(made).tidy(None)
    assert made.keychain.items == {}


def test_a_damaged_key_file_is_no_reason_to_keep_it(made: Made) -> None:
    for path in (made.profile.keys, durable.backup_of(made.profile.keys)):
        path.write_bytes(b"{")
    erasing.erase(made.profile, items_of(made))
    assert left(made) == set(OWN)


STEPS: list[tuple[Any, str]] = [
    (erasing, "write_file"),
    (erasing, "overwrite"),
    (erasing, "remove_all"),
    (erasing, "flush_folder"),
    (KeyringItems, "forget"),
]
POINTS = [(place, name, when, turn) for place, name in STEPS for when in ("before", "after") for turn in (1, 2, 3)]


@pytest.mark.parametrize(
    ("place", "name", "when", "turn"), POINTS, ids=[f"{when}-{name}-{turn}" for _, name, when, turn in POINTS]
)
def test_cut_off_anywhere_the_next_start_goes_on(made: Made, place: Any, name: str, when: str, turn: int) -> None:
    with cut_off(place, name, when, turn):
        erasing.erase(made.profile, items_of(made))
    if not made.profile.erasing.exists():
        nothing_yet = (when, name, turn) == ("before", "write_file", 1)
        assert nothing_yet == (made.profile.vault.name in left(made))
        return
    assert standing.seen(made.profile, lambda: None) == (AtWork(Task.ERASING), None)
    assert erasing.erase(made.profile, items_of(made))
    assert left(made) == set(OWN)
    assert made.keychain.items == {}


def refuse(name: str) -> Callable[[Any], None]:
    real = durable.remove_all

    def remove(paths: Any) -> None:
        for path in list(paths):
            if path.name == name:
                raise PermissionError(13, "no")
            real([path])

    return remove


@pytest.mark.parametrize("name", ["alcove.vault", "before-restore-2026-05-01", "preferences.json", "erasing.json"])
def test_a_file_that_does_not_go_is_said_and_the_rest_is_unreadable(
    made: Made, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(erasing, "remove_all", refuse(name))
        with pytest.raises(ErasingUnfinished):
            erasing.erase(made.profile, items_of(made))
    with pytest.raises(KeyFileMissing):
        key_file.load(made.profile.keys)
    assert erasing.erase(made.profile, items_of(made))
    assert left(made) == set(OWN)


def test_keys_that_do_not_go_leave_everything_as_it_was(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    before = left(made)

    def locked(_path: Path) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(erasing, "overwrite", locked)
    with pytest.raises(ReadOnlyDisk):
        erasing.erase(made.profile, items_of(made))
    assert left(made) == before
    made.open_vault().close()


def test_a_disk_that_takes_no_note_leaves_everything_as_it_was(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    before = left(made)

    def full(*_: object, **_named: object) -> None:
        raise StorageError

    monkeypatch.setattr(erasing, "write_file", full)
    with pytest.raises(StorageError):
        erasing.erase(made.profile, items_of(made))
    assert left(made) == before
    assert len(made.keychain.items) == 1
