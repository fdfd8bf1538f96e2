"""Provokes errors that carry words and the key, in the real window, and says how many; dialogs are read aloud.

Run as a program: python -m tests.leaks.provoking FOLDER COUNT SEED [unguarded]. What it writes is looked through.
"""

import random
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog

from app import settings
from app.exchange.jrnl import read_jrnl
from app.exchange.whole_file import read_whole
from app.main import App, make_application
from app.storage import errors, key_file
from app.storage import keychain as storage_keychain
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from app.ui.trouble_sheet import tell
from tests.flows import written_evening as evening
from tests.support.profiles import Made, make_profile
from tests.support.robot import Robot, pause
from tests.support.running import running, shell_of

# Stands in the program that is run, so that nobody need hand it over.
KEY = bytes(range(77, 109))
SECRET = f"{evening.BODY} {KEY.hex()}"


class Fails(QObject):
    """Everything of ours that can go wrong by a mistake of ours, each with words in its hands."""

    @Slot()
    def in_a_slot(self) -> None:
        raise ValueError(SECRET)

    def in_a_job(self, _job: object) -> None:
        raise RuntimeError(SECRET, KEY)

    def with_what_came_of_it(self, error: Exception) -> None:
        raise error

    def deep_down(self) -> None:
        try:
            dict[str, int]()[SECRET]
        except KeyError as error:
            raise LookupError(KEY.hex()) from error


class Provoker:
    """One error after the other, of a kind that chance chooses."""

    def __init__(self, app: App, robot: Robot, made: Made, folder: Path, chance: random.Random) -> None:
        self._app = app
        self._robot = robot
        self._made = made
        self._chance = chance
        self._fails = Fails(app)
        self._file = folder / "from outside"
        self._kinds: list[Callable[[], object]] = [
            self._slot,
            self._thread,
            self._job,
            self._fails.deep_down,
            self._statement,
            self._closed_vault,
            self._foreign_vault,
            self._key_file,
            self._code,
            self._passphrase,
            self._keyring,
            self._outside(read_whole),
            self._outside(read_jrnl),
            self._preferences,
            self._path,
            self._world,
        ]

    def provoke(self) -> None:
        try:
            self._chance.choice(self._kinds)()
        except Exception as error:
            tell(error, self._app.window)
            sys.excepthook(type(error), error, error.__traceback__)
        self._read_dialogs()

    def _read_dialogs(self) -> None:
        """What stands there, and on with it."""
        while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
            print("said:", *self._robot.words())
            dialog.reject()
            pause(0)

    def _slot(self) -> None:
        QTimer.singleShot(0, self._fails.in_a_slot)
        pause(1)

    def _thread(self) -> None:
        thread = threading.Thread(target=self._fails.deep_down)
        thread.start()
        thread.join()
        pause(1)

    def _job(self) -> None:
        self._app.jobs.run(self._fails.in_a_job, None, self._fails.with_what_came_of_it)
        self._robot.wait(lambda: not self._app.jobs.busy(), "the job never ended")

    def _statement(self) -> None:
        shell_of(self._app, self._robot).workspace.vault.read(f"SELECT '{SECRET}' FROM nowhere")

    def _closed_vault(self) -> None:
        vault = self._made.open_vault()
        vault.close()
        JournalStore(vault).add(datetime(2025, 1, 1), SECRET, SECRET)

    def _foreign_vault(self) -> None:
        self._file.write_text(SECRET * 200, "utf-8")
        chosen = self._chance.choice([self._file, self._made.profile.vault])
        Vault.open(chosen, DatabaseKey(KEY), self._made.vault_id)

    def _key_file(self) -> None:
        self._file.write_text(f'{{"v": 1, "vault_id": "{SECRET}"}}', "utf-8")
        key_file.load(self._file)

    def _code(self) -> None:
        key_file.load(self._made.profile.keys).unlock_with_recovery_code(SECRET)

    def _passphrase(self) -> None:
        key_file.load(self._made.profile.keys).unlock_with_keyring(KEY.hex())

    def _keyring(self) -> None:
        def refuse() -> object:
            raise RuntimeError(SECRET)

        storage_keychain._tried(refuse)

    def _outside(self, read: Callable[[Path], object]) -> Callable[[], object]:
        def bring() -> None:
            content = (f'{{"entries": [{{"body": "{SECRET}"'.encode() * 3) + bytes([self._chance.randrange(256)])
            self._file.write_bytes(content)
            read(self._file)

        return bring

    def _preferences(self) -> None:
        self._file.write_text(f'{{"scheme": "{SECRET}"}}', "utf-8")
        assert settings.read(self._file) == settings.Preferences()
        raise OSError(5, SECRET, SECRET)

    def _path(self) -> None:
        (self._file.parent / evening.TITLE / evening.BODY).read_bytes()

    def _world(self) -> None:
        kinds = [errors.DiskFull, errors.DamagedVault, errors.VaultBusy, errors.ReadOnlyDisk, errors.DiskTrouble]
        raise self._chance.choice(kinds)(SECRET)


def main() -> None:
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    made = make_profile(folder / "profile")
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot)
        if sys.argv[4:] != ["unguarded"]:
            app.unexpected.watch()
        provoker = Provoker(app, robot, made, folder, random.Random(seed))
        for _ in range(count):
            provoker.provoke()
        sys.excepthook = sys.__excepthook__
    print(f"provoked {count}")


if __name__ == "__main__":
    main()
