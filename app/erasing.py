"""Erasing everything: the keys first, so that whatever is left at any moment can be read by nobody.

A small file says that it has begun and which keyring items there were; it is the last to go. A process that is ended
in the middle leaves that file, and the next start goes on from there. What is not Alcove's own is not touched.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from app import paths
from app.keyring_items import Item, KeyringItems, item_for
from app.open_plan import wipe
from app.storage import key_file
from app.storage.durable import backup_of, disk_faults, flush_folder, overwrite, remove_all, write_file
from app.storage.errors import ErasingUnfinished, StorageError
from app.storage.rekeyed import side_file


def erase(profile: paths.Profile, items: KeyringItems) -> bool:
    """Removes everything of Alcove's from the folder and the keyring, or goes on with that. Slow: for a job.

    Gives whether the keyring let go of its items; one that stays opens nothing, and is removed when that is possible.
    Raises another StorageError when nothing was removed, and ErasingUnfinished when the keys are gone already.
    """
    noted = _begin(profile, items)
    try:
        _remove_keys(profile)
    except OSError as error:
        if _opens_still(profile):
            _take_back(profile)
            with disk_faults():
                raise
        raise ErasingUnfinished from error
    try:
        _remove_the_rest(profile)
        _forget(items, noted)
        remove_all([*_with_unfinished(profile.preferences, ".json"), *reversed(_with_unfinished(profile.erasing))])
        flush_folder(profile.folder)
    except (OSError, StorageError) as error:
        raise ErasingUnfinished from error
    return not items.any_pending()


def _begin(profile: paths.Profile, items: KeyringItems) -> list[Item]:
    """Notes that it has begun, and which items the keyring holds: the key file will not be there to say so."""
    noted = [*_noted(profile.erasing), *items.pending()]
    for keys in (profile.keys, *profile.folder.glob(f"before-restore-*/{profile.keys.name}")):
        with suppress(StorageError):
            item = item_for(key_file.load(keys))
            noted += [item] if item else []
    unique = list(dict.fromkeys(noted))
    write_file(profile.erasing, json.dumps([[item.service, item.user] for item in unique]).encode())
    return unique


def _noted(path: Path) -> list[Item]:
    try:
        return [Item(str(service), str(user)) for service, user in json.loads(path.read_text("utf-8"))]
    except (OSError, ValueError, TypeError):
        return []


def _remove_keys(profile: paths.Profile) -> None:
    """Every file a key could be taken from. The backups have slots of their own, so they go with the keys."""
    files = [path for path in _key_files(profile) if path.is_file()]
    for path in files:
        overwrite(path)
    remove_all([*files, *profile.kept_copies()])
    flush_folder(profile.folder)


def _key_files(profile: paths.Profile) -> Iterator[Path]:
    for keys in (profile.keys, profile.next_keys):
        for path in (keys, backup_of(keys)):
            yield from _with_unfinished(path)


def _with_unfinished(path: Path, suffix: str = "") -> tuple[Path, Path]:
    """A file, and what a write of it that was cut short leaves."""
    return (path, path.with_name(path.name.removesuffix(suffix) + ".new"))


def _opens_still(profile: paths.Profile) -> bool:
    try:
        key_file.load(profile.keys)
    except StorageError:
        return False
    return True


def _take_back(profile: paths.Profile) -> None:
    """Nothing was removed, so the next start must not begin to."""
    with suppress(OSError):
        profile.erasing.unlink(missing_ok=True)


def _remove_the_rest(profile: paths.Profile) -> None:
    wipe(profile.open_plan)  # the one thing that needs no key to be read
    vaults = [*_with_unfinished(profile.vault), profile.next_vault]
    remove_all([*vaults, *map(side_file, vaults), *_with_unfinished(profile.next_forgets), profile.knock])
    beside = (profile.unsaved, profile.damage, profile.looked_over, profile.last_seen, profile.last_elsewhere)
    remove_all((profile.restoring, *beside))
    with suppress(OSError):
        profile.backups.rmdir()  # stays when somebody put something of their own there


def _forget(items: KeyringItems, noted: list[Item]) -> None:
    for item in noted:
        items.forget(item)
