"""Eleven ways in which a real keyring can be no help: each is a screen with a way out, and nothing is changed by it."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from app import first_run
from app.keyring_items import Item, KeyringItems, item_for
from app.paths import Profile
from app.storage import key_file
from app.storage.keychain import Keychain
from app.storage.keys import confirm_recovery_slot
from tests.support.door import digest
from tests.support.secret_service import PASSWORD, SecretService, lock_keyring, require_secret_service, secret_service

pytestmark = [pytest.mark.secret_service, pytest.mark.slow]

_ROOT = Path(__file__).resolve().parents[2]
LIMIT_S = 10.0
_ASKED_BY_THEN_S = 4.0
GAP_MS = 200


@dataclass
class Place:
    """A profile that the keyring opens, the keyring, and what a start of Alcove is given in its surroundings."""

    profile: Profile
    service: SecretService
    item: Item
    code: str
    surroundings: dict[str, str]
    stack: ExitStack


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    require_secret_service()
    with secret_service(tmp_path / "session", monkeypatch) as service, ExitStack() as stack:
        profile = Profile(tmp_path / "profile")
        profile.prepare()
        made = first_run.set_up(profile, KeyringItems(Keychain(), profile.pending_keychain), None)
        keys = made.keys.with_slot(confirm_recovery_slot(made.keys.vault_id, made.key, made.code))
        key_file.store(profile.keys, keys)
        item = item_for(keys)
        assert item is not None
        yield Place(profile, service, item, made.code, dict(service.environment), stack)


def no_bus(place: Place) -> None:
    place.surroundings["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={place.profile.folder}/no-bus"


def no_daemon(place: Place) -> None:
    place.service.tell(signal.SIGTERM)


def locked(place: Place) -> None:
    lock_keyring()


def wrong_password(place: Place) -> None:
    place.service.tell(signal.SIGKILL)
    place.stack.enter_context(place.service.started_again("not the password"))


def daemon_killed(place: Place) -> None:
    """While it is asked: it stands still until then."""
    place.service.tell(signal.SIGSTOP)
    place.stack.callback(place.service.tell, signal.SIGKILL)
    timer = threading.Timer(_ASKED_BY_THEN_S, place.service.tell, (signal.SIGKILL,))
    place.stack.callback(timer.join)
    timer.start()


def daemon_stopped(place: Place) -> None:
    place.service.tell(signal.SIGSTOP)
    place.stack.callback(place.service.tell, signal.SIGCONT)


def item_deleted(place: Place) -> None:
    Keychain().forget(place.item.service, place.item.user)


def keyring_replaced(place: Place) -> None:
    place.service.tell(signal.SIGKILL)
    for file in place.service.keyrings.iterdir():
        file.unlink()
    place.stack.enter_context(place.service.started_again(PASSWORD))


def item_changed(place: Place) -> None:
    secret = Keychain().recall(place.item.service, place.item.user)
    other = ("0" if secret[7] != "0" else "1").join((secret[:7], secret[8:]))
    Keychain().remember(place.item.service, place.item.user, other)


def null_back_end(place: Place) -> None:
    place.surroundings["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"


def config_with_a_path(place: Place) -> None:
    """What stands there would be run if anybody followed it."""
    folder = place.profile.folder.parent / "config" / "python_keyring"
    folder.mkdir(parents=True)
    (folder / "planted.py").write_text(f"open({str(folder / 'was-run')!r}, 'w').close()\n", "utf-8")
    settings = f"[backend]\ndefault-keyring=planted.Keyring\nkeyring-path={folder}\n"
    (folder / "keyringrc.cfg").write_text(settings, "utf-8")
    place.surroundings["XDG_CONFIG_HOME"] = str(folder.parent)


FAILURES: dict[Callable[[Place], None], str] = {
    no_bus: "KEYCHAIN_AWAY",
    no_daemon: "KEYCHAIN_AWAY",
    locked: "KEYCHAIN_AWAY",
    wrong_password: "KEYCHAIN_AWAY",
    daemon_killed: "KEYCHAIN_AWAY",
    daemon_stopped: "KEYCHAIN_SILENT",
    item_deleted: "KEYCHAIN_EMPTY",
    keyring_replaced: "KEYCHAIN_EMPTY",
    item_changed: "KEYCHAIN_UNFIT",
    null_back_end: "OPEN",
    config_with_a_path: "OPEN",
}


def start(place: Place, limit_s: float = LIMIT_S) -> list[dict[str, Any]]:
    """What somebody met, and how the way out was."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.leaks.keyring_start", str(place.profile.folder), place.code, str(limit_s)],
        cwd=_ROOT,
        env=os.environ | place.surroundings,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


@pytest.mark.parametrize("fail", FAILURES)
def test_a_keyring_that_is_no_help_locks_nobody_out(place: Place, fail: Callable[[Place], None]) -> None:
    before = digest(place.profile.vault), digest(place.profile.keys)
    fail(place)
    met, *left = start(place)
    assert met["state"] == FAILURES[fail]
    assert met["told"]
    assert (met["vault"], met["keys"]) == before, "something was changed before anybody did anything"
    assert not met["writing"], "a new secret was on its way into the keyring"
    assert met["gap_ms"] < GAP_MS
    assert met["took_s"] < LIMIT_S + 2
    assert [one["open"] for one in left] == ([] if FAILURES[fail] == "OPEN" else [True])
    if fail is daemon_stopped:
        assert left[0]["hanging"], "the call had ended before the way out was taken"
    assert list(place.profile.folder.parent.rglob("was-run")) == []


def test_without_a_failure_the_same_start_opens(place: Place) -> None:
    (met,) = start(place)
    assert met["state"] == "OPEN"
