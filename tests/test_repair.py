"""Putting a salvaged vault in the place of the damaged one: the old one or the new one at every moment."""

import os
from pathlib import Path

import pytest

from app.paths import Profile
from app.repair import Marks, save_what_can_be_read
from app.storage import damage
from app.storage.journal import JournalStore
from tests.support.damage import some_pages, with_damaged_pages
from tests.support.profiles import Made, fill, make_profile
from tests.support.quick_keys import use_quick_keys

MARKS = Marks("(the rest)", "(all)")


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    use_quick_keys(monkeypatch)
    made = make_profile(tmp_path / "profile")
    fill(made, some_pages(60))
    made.profile.vault.write_bytes(with_damaged_pages(made.profile.vault.read_bytes(), [12]))
    damage.note(made.profile.vault, made.profile.damage)
    return made


def kept(profile: Profile) -> list[Path]:
    return sorted(profile.folder.glob("damaged-*.vault"))


def save(made: Made) -> int:
    found = save_what_can_be_read(made.profile, made.key, made.vault_id, MARKS)
    assert found is not None
    return found.entries


def entries_in(made: Made) -> int:
    vault = made.open_vault()
    assert vault.health().ok
    count = len(JournalStore(vault).rows(0, 99))
    vault.close()
    return count


def test_the_new_vault_takes_the_place_and_the_damaged_one_is_kept(made: Made) -> None:
    damaged = made.profile.vault.read_bytes()
    assert save(made) == entries_in(made) >= 55
    assert [path.read_bytes() for path in kept(made.profile)] == [damaged]
    assert not damage.is_noted(made.profile.vault, made.profile.damage)
    assert not list(made.profile.folder.glob("*.salvaged*"))


def test_a_disk_that_gives_a_file_one_name_only_gets_a_copy(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    damaged = made.profile.vault.read_bytes()
    save(made)
    assert [path.read_bytes() for path in kept(made.profile)] == [damaged]


def test_what_sqlite_left_beside_the_damaged_file_does_not_reach_the_new_one(made: Made) -> None:
    journal = made.profile.vault.with_name(made.profile.vault.name + "-journal")
    journal.write_bytes(b"half a transaction")
    save(made)
    assert not journal.exists() or not journal.stat().st_size
    (beside,) = made.profile.folder.glob("damaged-*.vault-journal")
    assert beside.read_bytes() == b"half a transaction"


@pytest.mark.parametrize("place", ["before the names", "between the names", "after the names"])
def test_a_process_that_ends_half_way_leaves_the_old_one_or_the_new_one(
    made: Made, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    damaged = made.profile.vault.read_bytes()

    def die(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        match place:
            case "before the names":
                patch.setattr("app.repair.put_in_place", die)
            case "between the names":
                patch.setattr("app.storage.durable.rename_over", die)
            case _:
                patch.setattr("app.storage.damage.forget", die)
        with pytest.raises(Killed):
            save(made)
    if place == "after the names":
        assert entries_in(made) >= 55
        assert not damage.is_noted(made.profile.vault, made.profile.damage)
    else:
        assert made.profile.vault.read_bytes() == damaged
        assert damage.is_noted(made.profile.vault, made.profile.damage)
        assert save(made) == entries_in(made) >= 55
