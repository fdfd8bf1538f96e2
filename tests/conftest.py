"""What every test gets: an offscreen Qt, a home of its own, a fresh profile, no patience for what is left behind."""

import gc
import logging
import os
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

_HOME = tempfile.TemporaryDirectory(prefix="alcove-tests-", ignore_cleanup_errors=True)


def _move_home(home: Path) -> None:
    """Nothing here may touch the real home, the real key store or a real screen; Qt and fontconfig read this once."""
    for name in ("data", "config", "cache", "state", "run"):
        (home / name).mkdir(mode=0o700)
    os.environ.pop("ALCOVE_PROFILE", None)
    os.environ.update(
        HOME=str(home),
        USERPROFILE=str(home),
        APPDATA=str(home / "config"),
        LOCALAPPDATA=str(home / "data"),
        XDG_DATA_HOME=str(home / "data"),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_STATE_HOME=str(home / "state"),
        XDG_RUNTIME_DIR=str(home / "run"),
        DBUS_SESSION_BUS_ADDRESS=f"unix:path={home / 'run' / 'no-bus'}",
        QT_QPA_PLATFORM="offscreen",
    )
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_SCALE_FACTOR", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME"):
        os.environ.pop(name, None)


_move_home(Path(_HOME.name))

from hypothesis import settings as hypothesis_settings  # noqa: E402 (after the home has moved)

from app.paths import Profile  # noqa: E402

hypothesis_settings.register_profile("alcove", deadline=None)
hypothesis_settings.load_profile("alcove")


def pytest_unconfigure() -> None:
    _HOME.cleanup()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The arguments of the one QApplication."""
    return ["alcove"]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    """An empty profile in a folder of its own, made the way the app makes it."""
    made = Profile(tmp_path / "profile")
    made.prepare()
    return made


@pytest.fixture(autouse=True)
def no_stray_log_lines(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log is a finding, unless the test says with @pytest.mark.logs(...) that it is expected."""
    yield
    marker = request.node.get_closest_marker("logs")
    expected: tuple[str, ...] = marker.args if marker else ()
    strays = [
        f"{record.name}: {record.getMessage()}"
        for record in [*caplog.get_records("setup"), *caplog.get_records("call")]
        if record.levelno >= logging.WARNING and not any(text in record.getMessage() for text in expected)
    ]
    assert not strays, f"unexpected in the log: {strays}"


@pytest.fixture(autouse=True)
def no_window_left_behind() -> Iterator[None]:
    """A top-level window that outlives its test would be found by the next one, or keep a locked vault's text alive."""
    before = set(_windows())
    yield
    if _windows().keys() <= before:
        return
    _delete_what_waits_for_deletion()
    gc.collect()
    left = [name for address, name in _windows().items() if address not in before]
    assert not left, f"windows left behind: {left}"


def _windows() -> dict[int, str]:
    """The address and class of each top-level window; Qt's own tool tip goes by itself and does not count."""
    if "PySide6.QtWidgets" not in sys.modules:
        return {}
    from PySide6.QtWidgets import QApplication
    from shiboken6 import getCppPointer

    if QApplication.instance() is None:
        return {}
    windows = {getCppPointer(window)[0]: type(window).__name__ for window in QApplication.topLevelWidgets()}
    return {address: name for address, name in windows.items() if name != "QTipLabel"}


def _delete_what_waits_for_deletion() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


# --- skipping under CI -----------------------------------------------------------------------------------------------


def _forbidden_skip(reason: str) -> bool:
    """Under CI a test that does not run is a failure, unless .ci/run names the reason."""
    allowed = os.environ.get("ALCOVE_ALLOWED_SKIPS", "").splitlines()
    return os.environ.get("CI") == "true" and reason.removeprefix("Skipped: ") not in allowed


def _turn_into_failure(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        _file, _line, reason = report.longrepr
        if _forbidden_skip(reason):
            report.outcome = "failed"
            report.longrepr = f"not run under CI, and .ci/run does not name the reason: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _turn_into_failure(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _turn_into_failure(report)
    return report
