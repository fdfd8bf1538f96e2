"""The form of a backup is read with suspicion: what was changed, cut or made up is refused, each with its own error."""

import hashlib
import json
import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.storage import backup_file, keys, migrations
from app.storage.backup_file import MAGIC, BackupHeader, Why, read_header, slots_to_carry, unpack, write_backup
from app.storage.errors import BackupDamaged, DiskTrouble, NewerVault, NotABackup, ReadOnlyDisk, StorageError
from app.storage.key_file import checksum
from app.storage.keys import DatabaseKey
from app.storage.watching import Halted, Unwatched
from app.storage.wrapping import Effort

WATCH = Unwatched()
CONTENT = random.Random(3).randbytes(40_000)


@pytest.fixture
def header() -> BackupHeader:
    key, vault_id = DatabaseKey.new(), keys.new_vault_id()
    slots = (
        keys.make_recovery_slot(vault_id, key)[0],
        keys.make_passphrase_slot(vault_id, key, "seven green teapots", Effort(19 * 1024, 2, 1)),
    )
    return BackupHeader(
        vault_id,
        datetime(2026, 5, 3, 19, 14, 0, 5000, UTC),
        "0.1.0",
        migrations.NEWEST,
        7,
        412,
        datetime(1969, 7, 20, 22, 56),
        slots,
        Why.DAILY,
        len(CONTENT),
    )


@pytest.fixture
def backup(tmp_path: Path, header: BackupHeader) -> Path:
    content = tmp_path / "content"
    content.write_bytes(CONTENT)
    path = tmp_path / "a.vaultbackup"
    write_backup(path, header, content, WATCH)
    return path


def test_it_gives_back_what_was_put_in(backup: Path, header: BackupHeader, tmp_path: Path) -> None:
    assert read_header(backup) == header
    assert unpack(backup, tmp_path / "out", WATCH) == header
    assert (tmp_path / "out").read_bytes() == CONTENT
    for last_entry in (None, datetime(1660, 1, 1, 20), datetime(9999, 12, 31, 23, 59, 59)):
        other = replace(header, last_entry=last_entry, slots=())
        write_backup(backup, other, tmp_path / "content", WATCH)
        assert read_header(backup) == other


def test_only_this_account_may_read_it(backup: Path) -> None:
    assert backup.stat().st_mode & 0o077 == 0


def test_what_a_key_store_keeps_is_not_carried(header: BackupHeader) -> None:
    keyring, _secret = keys.make_keyring_slot(header.vault_id, DatabaseKey.new())
    assert slots_to_carry((*header.slots, keyring)) == header.slots


def flipped(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_a_changed_bit_is_always_noticed(backup: Path, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    start = len(whole) - len(CONTENT) - 32
    chance = random.Random(11)
    bits = [chance.randrange(8 * start) for _ in range(300)] + [chance.randrange(8 * len(whole)) for _ in range(200)]
    for bit in bits:
        backup.write_bytes(flipped(whole, bit))
        with pytest.raises((BackupDamaged, NotABackup, NewerVault)):
            unpack(backup, tmp_path / "out", WATCH)
        if bit < 8 * start:
            with pytest.raises((BackupDamaged, NotABackup, NewerVault)):
                read_header(backup)


@pytest.mark.parametrize("left", (0, 1, 15, 16, 19, 20, 100, -1, -32, -33, -20_000))
def test_what_was_cut_is_noticed_at_once(backup: Path, left: int) -> None:
    backup.write_bytes(backup.read_bytes()[:left])
    with pytest.raises(NotABackup if 0 <= left < len(MAGIC) else BackupDamaged):
        read_header(backup)


def test_what_was_added_is_noticed_at_once(backup: Path) -> None:
    backup.write_bytes(backup.read_bytes() + b"\0")
    with pytest.raises(BackupDamaged):
        read_header(backup)


def rewritten(backup: Path, **changes: Any) -> None:
    """The backup of somebody who knows the form: another header, with sums that are right."""
    whole = backup.read_bytes()
    start = len(MAGIC) + 4 + int.from_bytes(whole[len(MAGIC) :][:4], "big")
    content = json.loads(whole[len(MAGIC) + 4 : start])
    content.pop("sum")
    for name, value in changes.items():
        content[name] = value
    text = json.dumps({**content, "sum": checksum(content)}).encode()
    made = MAGIC + len(text).to_bytes(4, "big") + text + whole[start:-32]
    backup.write_bytes(made + hashlib.sha256(made).digest())


def test_one_of_a_newer_alcove_is_refused(backup: Path) -> None:
    rewritten(backup, schema=migrations.NEWEST + 1)
    with pytest.raises(NewerVault):
        read_header(backup)
    rewritten(backup, schema=migrations.NEWEST, v=backup_file.VERSION + 1)
    with pytest.raises(NewerVault):
        read_header(backup)


@pytest.mark.parametrize(
    "changes",
    (
        {"v": 0},
        {"v": True},
        {"vault_id": "ab"},
        {"vault_id": "AB" * 16},
        {"made": -1},
        {"made": 2**53},
        {"made": 1.0},
        {"app": 1},
        {"app": "x" * 41},
        {"app": "\x1b[2J"},
        {"schema": "2"},
        {"entries": -1},
        {"entries": 2**60},
        {"last_entry": 2**52},
        {"last_entry": "yesterday"},
        {"why": "because"},
        {"size": len(CONTENT) - 1},
        {"size": 2**52},
        {"slots": {}},
        {"slots": [None]},
        {"more": 1},
    ),
    ids=str,
)
def test_a_header_that_alcove_would_not_write_is_refused(backup: Path, changes: dict[str, Any]) -> None:
    rewritten(backup, **changes)
    with pytest.raises(BackupDamaged):
        read_header(backup)


def test_slots_twice_or_of_a_key_store_are_refused(backup: Path, header: BackupHeader) -> None:
    clear = [{**slot.in_the_clear(), "ct": slot.sealed.hex()} for slot in header.slots]
    keyring, _secret = keys.make_keyring_slot(header.vault_id, DatabaseKey.new())
    for slots in ([clear[0], clear[0]], [{**keyring.in_the_clear(), "ct": keyring.sealed.hex()}]):
        rewritten(backup, slots=slots)
        with pytest.raises(BackupDamaged):
            read_header(backup)


def after_the_length(text: bytes) -> bytes:
    return MAGIC + len(text).to_bytes(4, "big") + text + bytes(64)


HOSTILE = (
    MAGIC + b"\xff\xff\xff\xff" + b"{" * 100,
    MAGIC + b"\0\0\0\0" + b"x" * 100,
    after_the_length(b"[" * 60_000),
    after_the_length(b'{"v":1,"v":1}'),
    after_the_length(b"{}"),
    after_the_length(b"null"),
    after_the_length(b'{"v": 1e400}'),
    after_the_length(b"\xff\xfe"),
    after_the_length(b'{"sum":' + b"9" * 5000 + b"}"),
)


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_headers_are_refused_in_no_time(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.vaultbackup"
    path.write_bytes(data)
    with pytest.raises(BackupDamaged):
        read_header(path)


def test_other_files_and_folders_are_no_backups(tmp_path: Path) -> None:
    other = tmp_path / "letter.vaultbackup"
    other.write_text("Dear diary")
    for path in (other, tmp_path):
        with pytest.raises(NotABackup):
            read_header(path)
    with pytest.raises(StorageError):
        read_header(tmp_path / "nothing")


def test_somebody_can_stop_it(backup: Path, header: BackupHeader, tmp_path: Path) -> None:
    class Impatient(Unwatched):
        def wanted_to_stop(self) -> bool:
            return True

    with pytest.raises(Halted):
        write_backup(tmp_path / "b", header, tmp_path / "content", Impatient())
    with pytest.raises(Halted):
        unpack(backup, tmp_path / "out", Impatient())


def test_a_place_that_cannot_be_written_is_said_so(header: BackupHeader, backup: Path, tmp_path: Path) -> None:
    with pytest.raises((ReadOnlyDisk, DiskTrouble)):
        write_backup(tmp_path / "missing" / "b", header, tmp_path / "content", WATCH)
