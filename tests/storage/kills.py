"""Ends processes in the middle of their work, as a power switch would, and looks at what is left.

Run as a program of its own, with one thread, so that it may fork: `python -m tests.storage.kills STORY FOLDER`.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from app.storage import key_file, keys, migrations
from app.storage.connection import connect
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, SlotKind
from app.storage.topics import Topic
from app.storage.vault import Vault

KEY = DatabaseKey(bytes(range(32)))
VAULT_ID = "ab" * 16
PROJECT = Path(__file__).parents[2]


def run(story: str, folder: Path) -> None:
    """Runs a story in a process of its own; fails with what it says when something is lost."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.kills", story, str(folder)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _cut_short(work: Callable[[], None], after_s: float) -> None:
    """Lets another process work for a moment; the alarm then ends it without a last word."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, after_s)
        try:
            work()
        finally:
            os._exit(0)
    os.waitpid(child, 0)


def writing_the_key_file(folder: Path, chance: random.Random) -> None:
    path = folder / "alcove.keys"
    slot, secret = keys.make_keyring_slot(VAULT_ID, KEY)
    key_file.store(path, keys.new_key_file(VAULT_ID).with_slot(slot))

    def write_again_and_again() -> None:
        while True:
            recovery, _code = keys.make_recovery_slot(VAULT_ID, KEY)
            key_file.store(path, key_file.load(path).with_slot(recovery))

    for _ in range(80):
        _cut_short(write_again_and_again, chance.uniform(0.001, 0.03))
        assert key_file.load(path).unlock_with_keyring(secret) == KEY
    assert key_file.load(path).has(SlotKind.RECOVERY)


def making_a_vault(folder: Path, chance: random.Random) -> None:
    path = folder / "alcove.vault"
    made = 0
    for _ in range(40):
        _cut_short(lambda: Vault.create(path, KEY, VAULT_ID).close(), chance.uniform(0.0005, 0.05))
        if path.exists():
            made += 1
            _assert_sound(path)
            path.unlink()
    Vault.create(path, KEY, VAULT_ID).close()
    assert made < 40, "no process was ended early enough"


def saving(folder: Path, chance: random.Random) -> None:
    path, said = folder / "alcove.vault", folder / "said"
    Vault.create(path, KEY, VAULT_ID).close()
    said.touch()

    def save_again_and_again() -> None:
        journal = JournalStore(Vault.open(path, KEY, VAULT_ID))
        with said.open("a") as file:
            for number in range(10_000):
                entry = journal.add(datetime(2026, 1, 1) + timedelta(minutes=number), body=f"word{number} saved")
                journal.rewrite(entry.uid, body=f"word{number} saved twice")
                file.write(entry.uid + "\n")
                file.flush()

    cuts = 0
    while cuts < 40 or (cuts < 400 and len(said.read_text().split()) <= 40):  # a busy computer saves less between two
        _cut_short(save_again_and_again, chance.uniform(0.01, 0.12))
        cuts += 1
    _assert_sound(path)
    journal = JournalStore(Vault.open(path, KEY, VAULT_ID))
    acknowledged = said.read_text().split()
    assert len(acknowledged) > 40, "hardly anything was saved"
    for uid in acknowledged:
        entry = journal.get(uid)
        assert entry is not None, "a saved entry is gone"
        assert entry.body.endswith("twice"), "a saved change is gone"


def migrating(folder: Path, chance: random.Random) -> None:
    old, path = folder / "old.vault", folder / "alcove.vault"
    vault = Vault.create(old, KEY, VAULT_ID)
    journal = JournalStore(vault)
    for number in range(200):
        journal.add(datetime(2026, 1, 1) + timedelta(minutes=number), body="a page that must not be lost " * 20)
    vault.close()
    step = (
        "CREATE TABLE shelf (id INTEGER PRIMARY KEY, body TEXT);\n"
        "INSERT INTO shelf SELECT id, body FROM entry;\n"
        "ALTER TABLE entry ADD COLUMN colour TEXT;\nUPDATE entry SET colour = 'blue';\n"
    )
    schemas = (*migrations.SCHEMAS, step)
    shapes: set[int] = set()
    for number in range(60):
        shutil.copy(old, path)
        kill_at = number if number < 12 else None

        def migrate(kill_at: int | None = kill_at) -> None:
            connection = connect(path, KEY)
            if kill_at is not None:
                countdown = iter([None] * kill_at)
                connection.set_trace_callback(
                    lambda _sql: None if next(countdown, 0) is None else os.kill(os.getpid(), signal.SIGKILL)
                )
            migrations.migrate(connection, schemas)
            connection.close()

        _cut_short(migrate, chance.uniform(0.001, 0.05))
        connection = connect(path, KEY)
        shape = migrations.version(connection)
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}
        columns = {row[1] for row in connection.execute("PRAGMA table_info(entry)")}
        assert connection.execute("SELECT count(*) FROM entry").fetchone() == (200,)
        assert ("shelf" in tables) == ("colour" in columns) == (shape == migrations.NEWEST + 1), "half migrated"
        if shape > migrations.NEWEST:
            assert connection.execute("SELECT count(*) FROM shelf").fetchone() == (200,)
            assert connection.execute("SELECT count(*) FROM entry WHERE colour = 'blue'").fetchone() == (200,)
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
        shapes.add(shape)
    assert shapes == {migrations.NEWEST, migrations.NEWEST + 1}, "every process was ended at the same side"


def _assert_sound(path: Path) -> None:
    vault = Vault.open(path, KEY, VAULT_ID)
    health = vault.health()
    assert health.ok, health.problems
    with vault.write(Topic.JOURNAL) as connection:
        for index in ("entry_words", "words_in_hand"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    vault.close()


STORIES = {story.__name__: story for story in (writing_the_key_file, making_a_vault, saving, migrating)}

if __name__ == "__main__":
    STORIES[sys.argv[1]](Path(sys.argv[2]), random.Random(7))
