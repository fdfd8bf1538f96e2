"""More of R3: making a backup, bringing one back, and giving the journal a new key, for kills and power cuts alike."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app import backups, new_key, restoring, spare_key
from app.access import Access, Locked
from app.backups import Backup, Why
from app.jobs import Jobs
from app.storage import key_file
from app.storage.errors import WrongKey
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, SlotKind
from app.storage.vault import Vault
from tests.faults.changes import Change, recalled
from tests.faults.forked import Say
from tests.faults.place import Opened, Place, furnish, what_is_wrong

_PAGES, _MORE = 60, 20


def written(place: Place) -> Opened:
    """A journal with some pages."""
    opened = furnish(place)
    _add(place, opened, _PAGES)
    return opened


def written_and_backed_up(place: Place) -> Opened:
    """A journal with more pages than its backup has."""
    opened = written(place)
    _back_up(place, opened.key)
    _add(place, opened, _MORE)
    return opened


def back_up(place: Place, say: Say, again: int) -> None:
    key = recalled(place, key_file.load(place.profile.keys))
    for _ in range(again):
        say({"done": False})
        say({"done": True, "name": _back_up(place, key).path.name})


def judge_backup(place: Place, opened: Opened, said: list[dict[str, Any]]) -> str:
    """The journal is as it was; what is listed comes back whole; what was said to be made is listed."""
    listed = backups.all_backups(place.profile)
    for backup in listed:
        found = restoring.look(backup.path)
        restoring.verify(place.profile, found, found.keys.unlock_with_recovery_code(opened.code))
        if backup.entries != _PAGES:
            return "a backup has other pages"
    made = {one["name"] for one in said if one["done"]} - {backup.path.name for backup in listed}
    return f"{len(made)} backups are gone" if made else _wrong(place, opened.key, opened.vault_id, {_PAGES})


def bring_back(place: Place, say: Say, _again: int) -> None:
    (backup,) = backups.all_backups(place.profile)
    found = replace(restoring.look(backup.path), opened_with=SlotKind.RECOVERY)
    key = recalled(place, key_file.load(place.profile.keys))
    say({"done": False})
    restoring.restore(place.profile, found, key, place.items)
    say({"done": True})


def judge_brought_back(place: Place, opened: Opened, said: list[dict[str, Any]]) -> str:
    """The next start finds all pages, or those of the backup, and surely those once it was said."""
    done = bool(said) and said[-1]["done"]
    return _judge_start(place, opened.code, {_PAGES} if done else {_PAGES, _PAGES + _MORE})


def give_new_key(place: Place, say: Say, _again: int) -> None:
    key = recalled(place, key_file.load(place.profile.keys))
    wish = new_key.Wish(spare_key.new_code(), None, False)
    say({"done": False, "code": wish.code})
    new_key.make(place.profile, place.items, key, wish, _nobody_watches)
    say({"done": True, "code": wish.code})


def judge_new_key(place: Place, opened: Opened, said: list[dict[str, Any]]) -> str:
    """The next start opens, and so does the old code or the new one, and surely that once it was said."""
    new = [said[-1]["code"]] if said else []
    codes = new if said and said[-1]["done"] else [opened.code, *new]
    found = [_judge_start(place, code, {_PAGES}) for code in codes]
    return "" if "" in found else "; ".join(found)


CHANGES_OF_ALL = {
    "backup": Change(written, back_up, judge_backup, again=3, lasts_s=0.12),
    "restore": Change(written_and_backed_up, bring_back, judge_brought_back, again=1, lasts_s=0.15),
    "new-key": Change(written, give_new_key, judge_new_key, again=1, lasts_s=0.4),
}


def _judge_start(place: Place, code: str, pages: set[int]) -> str:
    """Starts as the app does, and opens with the code and with the keyring."""
    access = Access(place.profile, Jobs(), place.keychain)
    access.look()
    if not isinstance(access.state, Locked):
        return f"{access.state}"
    stored = key_file.load(place.profile.keys)
    try:
        key = stored.unlock_with_recovery_code(code)
    except WrongKey:
        return "the spare key does not open it"
    if recalled(place, stored) != key:
        return "the keyring opens something else"
    return _wrong(place, key, stored.vault_id, pages)


def _wrong(place: Place, key: DatabaseKey, vault_id: str, pages: set[int]) -> str:
    vault = Vault.open(place.profile.vault, key, vault_id)
    try:
        count = JournalStore(vault).count()
        return ", ".join(what_is_wrong(vault)) if count in pages else f"{count} pages"
    finally:
        vault.close()


def _add(place: Place, opened: Opened, count: int) -> None:
    vault = Vault.open(place.profile.vault, opened.key, opened.vault_id)
    journal = JournalStore(vault)
    first = journal.count()
    for number in range(first, first + count):
        journal.add(datetime(2026, 1, 1) + timedelta(minutes=number), body="a page that must not be lost " * 10)
    vault.close()


def _back_up(place: Place, key: DatabaseKey) -> Backup:
    stored = key_file.load(place.profile.keys)
    vault = Vault.open(place.profile.vault, key, stored.vault_id)
    try:
        return backups.make(place.profile, vault.opener(), stored, Why.ASKED_FOR)
    finally:
        vault.close()


def _nobody_watches(_done: int, _total: int) -> None:
    return None
