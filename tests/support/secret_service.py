"""A real Secret Service on a D-Bus of its own, with a home of its own, that is gone afterwards."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.storage.errors import KeychainUnavailable
from app.storage.keychain import Keychain

_NEEDED = ("dbus-daemon", "gnome-keyring-daemon")
_PATIENCE_S = 10.0
PASSWORD = "a login password"
_HAS_OWNER = "org.freedesktop.DBus.NameHasOwner"
_SECRETS = "string:org.freedesktop.secrets"
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

    @property
    def keyrings(self) -> Path:
        """The folder in which the service keeps its files."""
        return Path(self.environment["HOME"]) / "keyrings"

    def pids(self) -> list[int]:
        """The keyring of this session and of no other: the one whose runtime folder is ours."""
        mine = f"XDG_RUNTIME_DIR={self.environment['XDG_RUNTIME_DIR']}".encode()
        return [pid for pid in _daemons() if mine in _environment_of(pid).split(b"\0")]

    def tell(self, sign: int) -> None:
        """Sends a signal to the keyring; after the last one it is waited for."""
        for pid in self.pids():
            os.kill(pid, sign)
        if sign in (signal.SIGKILL, signal.SIGTERM):
            _wait_until(lambda: not self.pids())

    @contextmanager
    def started_again(self, password: str) -> Iterator[None]:
        """Another keyring over the same files, in place of one that ended. It says so before anything is asked."""
        with _daemon(self.environment, password):
            _wait_until(lambda: bool(self.pids()) and _has_owner(self.environment))
            yield


def lock_keyring() -> None:
    """Locks the keyring that this process speaks to."""
    import secretstorage

    bus = secretstorage.dbus_init()
    secretstorage.get_default_collection(bus).lock()
    bus.close()


def _daemons() -> list[int]:
    listed = subprocess.run(["pgrep", "-x", "gnome-keyring-d"], capture_output=True, text=True, check=False).stdout
    return [int(pid) for pid in listed.split()]


def _environment_of(pid: int) -> bytes:
    """Nothing, if it has just ended."""
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""


def _has_owner(own: dict[str, str]) -> bool:
    command = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/", _HAS_OWNER, _SECRETS]
    told = subprocess.run(command, env=os.environ | own, capture_output=True, text=True, check=False)
    return "boolean true" in told.stdout


def _wait_until(so: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + _PATIENCE_S
    while not so():
        assert time.monotonic() < give_up_at, "the keyring did not follow"
        time.sleep(0.02)


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
        stack.enter_context(_daemon(own, PASSWORD))
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", own["DBUS_SESSION_BUS_ADDRESS"])
        _wait_until_it_keeps_secrets()
        yield SecretService(own)


@contextmanager
def _daemon(own: dict[str, str], password: str) -> Iterator[None]:
    """A keyring that is given this password to unlock itself with."""
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    with _running(command, own) as daemon:
        assert daemon.stdin is not None
        daemon.stdin.write(password)
        daemon.stdin.close()
        yield


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
