"""R3: what changes a whole profile, cut short by a kill and by the power: the old state or the new one, never neither.

A change is made over and over, or once from its beginning, by code of the app. It says before and after each time what
opens the profile. `judge` then looks at what was left, and gives what is wrong with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app import first_run, key_changes
from app.keyring_items import item_for
from app.storage import durable, key_file, keys, migrations
from app.storage.connection import connect
from app.storage.errors import KeyFileMissing, StorageError
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, KeyFile
from app.storage.schemas import SCHEMAS
from app.storage.vault import Vault
from tests.faults.forked import Say
from tests.faults.place import Opened, Place, furnish, use_quick_keys, what_is_wrong

KEY, VAULT_ID = DatabaseKey(bytes(range(32))), "ab" * 16
_PAGES = 200
_STEP = (
    "CREATE TABLE shelf (id INTEGER PRIMARY KEY, body TEXT);\n"
    "INSERT INTO shelf SELECT id, body FROM entry;\n"
    "ALTER TABLE entry ADD COLUMN colour TEXT;\nUPDATE entry SET colour = 'blue';\n"
)


@dataclass(frozen=True, slots=True)
class Change:
    """`again` is how often it is made while it is recorded; `lasts_s` is how long a kill waits at most."""

    prepare: Callable[[Place], Opened]
    perform: Callable[[Place, Say, int], None]
    judge: Callable[[Place, Opened, list[dict[str, Any]]], str]
    again: int
    lasts_s: float


def nothing_there(place: Place) -> Opened:
    place.profile.prepare()
    return Opened(KEY, VAULT_ID, "")


def set_up(place: Place, say: Say, _again: int) -> None:
    """The first run."""
    say({"done": False})
    say({"done": True, "code": first_run.set_up(place.profile, place.items, None).code})


def judge_set_up(place: Place, _opened: Opened, said: list[dict[str, Any]]) -> str:
    """Nothing, "finish setting up", or a whole vault, and surely that once its spare key was shown."""
    code = said[-1].get("code") if said else None
    try:
        stored = key_file.load(place.profile.keys)
    except KeyFileMissing:
        return "the vault is there without a key file" if place.profile.vault.exists() or code else ""
    if not place.profile.vault.exists():
        return "the vault is gone" if stored.complete or code else ""
    key = stored.unlock_with_recovery_code(code) if code else recalled(place, stored)
    return _wrong_in_vault(place, key, stored.vault_id)


def write_key_file(place: Place, say: Say, again: int) -> None:
    """A new spare key, again and again."""
    for _ in range(again):
        stored = key_file.load(place.profile.keys)
        slot, code = keys.make_recovery_slot(stored.vault_id, recalled(place, stored))
        say({"code": code, "done": False})
        key_file.store(place.profile.keys, stored.with_slot(slot))
        say({"code": code, "done": True})


def judge_key_file(place: Place, opened: Opened, said: list[dict[str, Any]]) -> str:
    """The keyring opens it, and so does the code that counts."""
    stored = key_file.load(place.profile.keys)
    if recalled(place, stored) != opened.key:
        return "the keyring opens something else"
    counting = _counting([{"code": opened.code, "done": True}, *said])
    return "" if any(_opens(stored.unlock_with_recovery_code, one["code"], opened) for one in counting) else "no code"


def change_password(place: Place, say: Say, again: int) -> None:
    """A password, another one, none, and so on."""
    use_quick_keys()
    opened_by: str | None = None
    key = recalled(place, key_file.load(place.profile.keys))
    for number in range(again):
        wanted = None if number % 3 == 2 else f"seven green teapots {number}"
        say({"password": wanted, "done": False})
        if wanted is None:
            key_changes.drop_passphrase(place.profile, place.items, key, opened_by)
        else:
            key_changes.change_passphrase(place.profile, place.items, key, wanted, opened_by)
        opened_by = wanted
        say({"password": wanted, "done": True})


def judge_password(place: Place, opened: Opened, said: list[dict[str, Any]]) -> str:
    """One of the ways that count opens it, and so does the spare key."""
    stored = key_file.load(place.profile.keys)
    if not _opens(stored.unlock_with_recovery_code, opened.code, opened):
        return "the spare key does not open it"
    for one in _counting([{"password": None, "done": True}, *said]):
        try:
            if one["password"] is None and recalled(place, stored) == opened.key:
                return _wrong_in_vault(place, opened.key, opened.vault_id)
        except (StorageError, LookupError):
            continue
        if one["password"] is not None and _opens(stored.unlock_with_passphrase, one["password"], opened):
            return _wrong_in_vault(place, opened.key, opened.vault_id)
    return "neither the old way nor the new one opens it"


def full_vault(place: Place) -> Opened:
    """Some hundred pages, which a new version is about to change."""
    place.profile.prepare()
    vault = Vault.create(place.profile.vault, KEY, VAULT_ID)
    journal = JournalStore(vault)
    for number in range(_PAGES):
        journal.add(datetime(2026, 1, 1) + timedelta(minutes=number), body="a page that must not be lost " * 20)
    vault.close()
    return Opened(KEY, VAULT_ID, "")


def migrate(place: Place, say: Say, _again: int) -> None:
    """A step beyond the newest schema, through the code that takes every step."""
    say({"done": False})
    connection = connect(place.profile.vault, KEY)
    migrations.migrate(connection, (*SCHEMAS, _STEP))
    connection.close()
    say({"done": True})


def judge_migrated(place: Place, _opened: Opened, said: list[dict[str, Any]]) -> str:
    """The old shape or the new one, with every page."""
    connection = connect(place.profile.vault, KEY)
    try:
        shape = migrations.version(connection)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        columns = {row[1] for row in connection.execute("PRAGMA table_info(entry)")}
        counted = [connection.execute("SELECT count(*) FROM entry").fetchone()[0]]
        if not ("shelf" in tables) == ("colour" in columns) == (shape == migrations.NEWEST + 1):
            return "half migrated"
        if shape > migrations.NEWEST:
            counted += connection.execute("SELECT count(*) FROM shelf").fetchone()
            counted += connection.execute("SELECT count(*) FROM entry WHERE colour = 'blue'").fetchone()
        elif said and said[-1]["done"]:
            return "back in the old shape"
        sound = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return "" if sound and set(counted) == {_PAGES} else f"pages {counted}, sound: {sound}"
    finally:
        connection.close()


CHANGES = {
    "first-run": Change(nothing_there, set_up, judge_set_up, again=1, lasts_s=0.13),
    "key-file": Change(furnish, write_key_file, judge_key_file, again=20, lasts_s=0.06),
    "password": Change(furnish, change_password, judge_password, again=9, lasts_s=0.4),
    "migration": Change(full_vault, migrate, judge_migrated, again=1, lasts_s=0.035),
}


def write_key_file_in_place(place: Place, say: Say, again: int) -> None:
    """What nobody should do: the file itself is written to, and its second copy is not kept."""
    durable.backup_of(place.profile.keys).unlink()
    vars(key_file)["write_file"] = _write_in_place
    write_key_file(place, say, again)


def migrate_as_script(place: Place, say: Say, _again: int) -> None:
    """What nobody should do: one statement after the other, each for itself."""
    say({"done": False})
    connection = connect(place.profile.vault, KEY)
    connection.executescript(_STEP + f"PRAGMA user_version = {migrations.NEWEST + 1};")
    connection.close()
    say({"done": True})


# Planted faults, for the proof that they are found.
CARELESS = {
    "key-file-in-place": Change(furnish, write_key_file_in_place, judge_key_file, again=20, lasts_s=0.06),
    "migration-as-script": Change(full_vault, migrate_as_script, judge_migrated, again=1, lasts_s=0.035),
}


def _write_in_place(path: Path, data: bytes, keep_backup: bool = False) -> None:
    path.write_bytes(data)


def _counting(said: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What may be in force: the last that was done, and one that was begun after it."""
    return said[-1:] if said[-1]["done"] else said[-2:]


def recalled(place: Place, stored: KeyFile) -> DatabaseKey:
    """The key, by way of the keyring. Raises LookupError when that is no way in."""
    item = item_for(stored)
    if item is None:
        raise LookupError("no keyring slot")
    return stored.unlock_with_keyring(place.keychain.recall(item.service, item.user))


def _opens(unlock: Callable[[str], DatabaseKey], typed: str, opened: Opened) -> bool:
    try:
        return unlock(typed) == opened.key
    except StorageError:
        return False


def _wrong_in_vault(place: Place, key: DatabaseKey, vault_id: str) -> str:
    vault = Vault.open(place.profile.vault, key, vault_id)
    try:
        return ", ".join(what_is_wrong(vault))
    finally:
        vault.close()
