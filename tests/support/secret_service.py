"""A real Secret Service on a D-Bus of its own, with a home of its own, that is gone afterwards."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.storage.errors import KeychainUnavailable
from app.storage.keychain import Keychain

_NEEDED = ("dbus-daemon", "gnome-keyring-daemon")
_PATIENCE_S = 10.0
# A bus that starts nothing by itself: else it could start a second, locked keyring before ours is there.
_BUS = """<busconfig>
<type>session</type><listen>unix:dir={folder}</listen>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>"""


@dataclass(frozen=True, slots=True)
class SecretService:
    """A running service; it answers whoever has these variables in the environment."""

    environment: dict[str, str]


def require_secret_service() -> None:
    """Skips the test that asks where no Secret Service is installed."""
    if not all(shutil.which(name) for name in _NEEDED):
        pytest.skip("no Secret Service is installed here (dbus, gnome-keyring)")


@contextmanager
def secret_service(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """Starts bus and keyring, unlocked, and points this process at them."""
    (folder / "home").mkdir(mode=0o700, parents=True)
    with ExitStack() as stack:
        # Sockets stand here, and their paths may have 107 bytes: fewer than a test's own folder often has.
        sockets = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="alcove-", dir="/tmp", ignore_cleanup_errors=True))
        )
        own = _own_variables(folder / "home", sockets)
        own["DBUS_SESSION_BUS_ADDRESS"] = stack.enter_context(private_bus(sockets, own))
        keyring = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        daemon = stack.enter_context(_running(keyring, own))
        assert daemon.stdin is not None
        daemon.stdin.write("a login password")
        daemon.stdin.close()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", own["DBUS_SESSION_BUS_ADDRESS"])
        _wait_until_it_keeps_secrets()
        yield SecretService(own)


@contextmanager
def private_bus(folder: Path, own: dict[str, str]) -> Iterator[str]:
    """A bus whose socket lies in this folder; gives its address."""
    configuration = folder / "bus.conf"
    configuration.write_text(_BUS.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address"]
    with _running(command, own) as bus:
        assert bus.stdout is not None
        yield bus.stdout.readline().strip()


def _own_variables(home: Path, sockets: Path) -> dict[str, str]:
    homes = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(home))
    return {**homes, "XDG_RUNTIME_DIR": str(sockets)}


@contextmanager
def _running(command: list[str], own: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        command,
        env=os.environ | own,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE_S)
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


def _wait_until_it_keeps_secrets() -> None:
    give_up_at = time.monotonic() + _PATIENCE_S
    while True:
        try:
            Keychain().self_test()
            return
        except KeychainUnavailable:
            if time.monotonic() > give_up_at:
                raise
            time.sleep(0.05)
