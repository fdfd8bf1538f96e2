"""Ends processes in the middle of their work, as a power switch would, and looks at what is left.

Run as a program of its own, with one thread, so that it may fork: `python -m tests.storage.kills STORY FOLDER`.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NoReturn

from app.storage import key_file, keys, migrations
from app.storage.connection import connect
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, SlotKind
from app.storage.topics import Topic
from app.storage.vault import Vault

KEY = DatabaseKey(bytes(range(32)))
VAULT_ID = "ab" * 16
PROJECT = Path(__file__).parents[2]
_CHANGES = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "sqlite3.connect", "os.chmod"}


def run(story: str, folder: Path, module: str = "tests.storage.kills", *arguments: str) -> None:
    """Runs a story in a process of its own; fails with what it says when something is lost."""
    done = subprocess.run(
        [sys.executable, "-m", module, story, str(folder), *arguments],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def cut_short(work: Callable[[], object], after_s: float) -> bool:
    """Lets another process work for a moment; the alarm then ends it without a last word. Whether it did."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, after_s)
        _work_and_leave(work)
    return _was_killed(child)


def cut_short_at(work: Callable[[], None], step: int) -> bool:
    """Lets another process work until it asks for its so-and-so-many-th change of a file. Whether it came that far."""
    child = os.fork()
    if child == 0:
        steps = iter(range(step))

        def kill_at_the_last(event: str, _arguments: object) -> None:
            if event in _CHANGES and next(steps, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill_at_the_last)
        _work_and_leave(work)
    return _was_killed(child)


def changes_of(work: Callable[[], None]) -> int:
    """How often work that is left alone asks for the change of a file."""
    counted: list[str] = []
    counting = [True]

    def count(event: str, _arguments: object) -> None:
        if counting and event in _CHANGES:
            counted.append(event)

    sys.addaudithook(count)  # it can only be silenced, not taken away
    work()
    counting.clear()
    return len(counted)


def _work_and_leave(work: Callable[[], object]) -> NoReturn:
    try:
        work()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _was_killed(child: int) -> bool:
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the work failed by itself"
    return os.WIFSIGNALED(status)


def writing_the_key_file(folder: Path, chance: random.Random) -> None:
    path = folder / "alcove.keys"
    slot, secret = keys.make_keyring_slot(VAULT_ID, KEY)
    key_file.store(path, keys.new_key_file(VAULT_ID).with_slot(slot))

    def write_again_and_again() -> None:
        while True:
            recovery, _code = keys.make_recovery_slot(VAULT_ID, KEY)
            key_file.store(path, key_file.load(path).with_slot(recovery))

    for _ in range(80):
        cut_short(write_again_and_again, chance.uniform(0.001, 0.03))
        assert key_file.load(path).unlock_with_keyring(secret) == KEY
    assert key_file.load(path).has(SlotKind.RECOVERY)


def making_a_vault(folder: Path, chance: random.Random) -> None:
    path = folder / "alcove.vault"
    made = 0
    for _ in range(40):
        cut_short(lambda: Vault.create(path, KEY, VAULT_ID).close(), chance.uniform(0.0005, 0.05))
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
        cut_short(save_again_and_again, chance.uniform(0.01, 0.12))
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

        cut_short(migrate, chance.uniform(0.001, 0.05))
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
