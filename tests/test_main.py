"""Starting, locking, coming back: the real app over real profiles, and the command as a process of its own."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import __version__
from app.access import Blocked, FirstRun, Locked, Reason, Unlocked
from app.main import App, build
from app.paths import Profile
from app.renewal import Renewal
from app.start import Wishes
from app.storage.letters import LetterStore
from app.ui.idle import Away
from app.ui.private_copy import private_copy
from tests.support.keychain import MemoryKeychain
from tests.support.profiles import Made, make_profile
from tests.support.quick_keys import use_quick_keys
from tests.support.robot import Robot
from tests.support.running import running, shell_of

ROOT = Path(__file__).parents[1]
LATER = [
    *("cryptography", "keyring", "sqlcipher3", "zxcvbn", "segno", "msgspec", "tomllib"),
    *("_miniaudio", "app.sounds", "app.sound_device"),
    *("PySide6.QtSvg", "PySide6.QtDBus", "PySide6.QtPrintSupport", "app.access", "app.ui.theme"),
]
PASSWORD = "seven green teapots"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make_profile(tmp_path / "profile")


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Made:
    use_quick_keys(monkeypatch)
    return make_profile(tmp_path / "profile", PASSWORD)


@pytest.fixture
def opened(qtbot: QtBot, made: Made) -> Iterator[tuple[App, Robot]]:
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot)
        yield app, robot


# --- the first picture


class Asked(MemoryKeychain):
    """Notes whether the window was painted when the keyring was asked."""

    app: App
    painted: tuple[bool, ...] = ()

    def recall(self, service: str, user: str) -> str:
        self.painted += (self.app.window._painted,)
        return super().recall(service, user)


def test_the_window_is_painted_before_the_keyring_is_asked(qtbot: QtBot, made: Made) -> None:
    keychain = Asked()
    keychain.items = made.keychain.items
    keychain.app = build(made.profile, keychain=keychain)
    with running(made.profile, keychain, app=keychain.app) as (app, robot):
        shell_of(app, robot)
    assert keychain.painted == (True,)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_picture_has_the_colours_of_what_follows(qtbot: QtBot, made: Made, scheme: str) -> None:
    app = build(made.profile, keychain=made.keychain)
    app.preferences.change(scheme=scheme)
    pictures: list[QImage] = []
    with running(made.profile, made.keychain, app=app, began=lambda: pictures.append(app.window.grab().toImage())):
        assert pictures[0].pixelColor(300, 300) == app.theme.colour("wall")
        assert pictures[0].pixelColor(46, 56) == app.theme.colour("accent")


def test_the_window_says_only_alcove(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    robot.keys("Ctrl+N")
    robot.type("A very private title")
    robot.keys("Ctrl+/")
    titles = {window.windowTitle() for window in QApplication.topLevelWidgets() if window.isVisible()}
    assert titles == {"Alcove"}
    robot.keys("Escape")
    assert not app.window.windowIcon().isNull()
    assert QApplication.instance() is not None


def test_the_window_remembers_its_size(qtbot: QtBot, made: Made) -> None:
    with running(made.profile, made.keychain) as (app, _robot):
        app.window.resize(960, 640)
        app.window.close()
    assert (app.preferences.value.window_width, app.preferences.value.window_height) == (960, 640)
    with running(made.profile, made.keychain) as (again, _):
        assert (again.window.width(), again.window.height()) == (960, 640)


# --- states


def test_the_backup_of_the_day_is_made_some_time_after_opening(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    assert app.safekeeping.backups() == ()
    assert app.safekeeping._late.isActive()
    app.safekeeping._late.timeout.emit()
    robot.wait(lambda: not app.jobs.busy(), "the backup never ended")
    assert [backup.why for backup in app.safekeeping.backups()] == ["daily"]


def test_an_empty_profile_begins_the_first_run(qtbot: QtBot, profile: Profile) -> None:
    with running(profile, MemoryKeychain()) as (app, robot):
        assert isinstance(app.access.state, FirstRun)
        assert robot.reads("I need a moment")


def test_a_password_is_asked_for(qtbot: QtBot, locked: Made) -> None:
    with running(locked.profile, locked.keychain) as (app, robot):
        assert isinstance(app.access.state, Locked)
        robot.type(PASSWORD)
        robot.keys("Return")
        shell_of(app, robot)


def test_a_folder_that_cannot_be_made_is_a_screen_with_a_way_on(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file", "utf-8")
    with running(Profile(tmp_path / "in the way" / "profile"), MemoryKeychain()) as (app, robot):
        assert isinstance(app.access.state, Blocked)
        assert robot.reads("Alcove")
        (tmp_path / "in the way").unlink()
        robot.press("Try again")
        robot.wait(lambda: isinstance(app.access.state, FirstRun), "it did not look again")


def test_another_alcove_that_does_not_answer_is_a_screen_and_not_a_second_writer(
    qtbot: QtBot, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(made.profile, made.keychain) as (first, robot):
        shell_of(first, robot)
        second = build(made.profile, keychain=made.keychain)
        monkeypatch.setattr(second.instance, "knock", lambda: False)
        assert not second.is_open_elsewhere()
        second.begin()
        there = Robot(second.window)
        there.wait(lambda: second.entrance is not None, "it was never whole")
        assert second.access.state == Blocked(Reason.IN_USE)
        assert there.reads("Alcove is already open")
        first.end()
        there.press("Try again")
        there.wait(lambda: isinstance(second.access.state, Unlocked), "it did not open")
        second.end()
        second.window.deleteLater()
        second.deleteLater()


# --- locking


def test_the_first_press_locks_and_the_second_puts_the_window_away(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    robot.keys("Ctrl+L")
    robot.wait_for("Your words are locked")
    robot.keys("Ctrl+L")
    assert app.window.isMinimized()


def test_lock_on_the_page_locks(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    robot.press("Lock")
    robot.wait_for("Your words are locked")
    assert isinstance(app.access.state, Locked)


@pytest.mark.parametrize("away", list(Away))
def test_absence_locks_and_keeps_the_words(opened: tuple[App, Robot], made: Made, away: Away) -> None:
    app, robot = opened
    robot.press("A line for your journal")
    robot.type("half a thought")
    assert app.absence is not None
    app.absence.report(away)
    robot.wait_for("Your words are locked")
    robot.press("Open")
    robot.wait_for("half a thought")


def test_an_idle_window_locks_by_its_own_clock(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    assert app.absence is not None
    app.absence._seen_at -= 300
    app.absence.check()
    robot.wait_for("Your words are locked")
    assert not app.absence._watching


def test_a_key_in_the_window_counts_as_presence(opened: tuple[App, Robot]) -> None:
    app, _ = opened
    assert app.absence is not None
    app.absence._seen_at -= 200
    handle = app.window.windowHandle()
    handle.requestActivate()
    app.absence._hear(handle)
    before = app.absence._seen_at
    QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.NoModifier))
    assert app.absence._seen_at > before


def test_locking_takes_a_copy_back(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    QGuiApplication.clipboard().setMimeData(private_copy("copied words"))
    app.window.leave()
    robot.wait_for("Your words are locked")
    assert QGuiApplication.clipboard().text() == ""


def test_locking_closes_what_stood_over_the_words(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    robot.keys("Ctrl+/")
    robot.wait_for("Search the journal")
    app.window.leave()
    robot.wait_for("Your words are locked")
    assert QApplication.activeModalWidget() is None


def test_locking_leaves_an_open_safe_space_alone(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    assert app.entrance is not None and app.absence is not None
    robot.keys("F1")
    robot.wait(lambda: app.entrance is not None and app.entrance.is_open, "the safe space did not open")
    app.absence.report(Away.IDLE)
    robot.wait(lambda: isinstance(app.access.state, Locked), "it did not lock")
    assert app.entrance.is_open
    robot.keys("Escape")
    robot.wait_for("Your words are locked")


def go_inside(app: App, robot: Robot) -> None:
    """Into the safe space, until it has the keyboard; a key that comes again too soon would count as held."""
    robot.wait(lambda: app.entrance is None or not app.entrance.help_key_is_undecided, "the help key stayed down")
    robot.keys("F1")
    robot.wait(lambda: app.entrance is not None and app.entrance.is_open, "the safe space did not open")
    assert app.entrance is not None and app.entrance.window is not None
    robot.wait(app.entrance.window.isActiveWindow, "the safe space never had the keyboard")


def in_a_letter(app: App, robot: Robot) -> None:
    """Somebody writes in the safe space."""
    go_inside(app, robot)
    for name in ("More", "Get it ready", "Kind words", "Write a letter"):
        robot.press(name)
    robot.type("Dear you")


def test_from_inside_the_safe_space_one_key_locks(opened: tuple[App, Robot], made: Made) -> None:
    app, robot = opened
    in_a_letter(app, robot)
    robot.keys("Ctrl+L")
    assert app.entrance is not None and not app.entrance.is_open, "out at once, before it is locked"
    robot.wait_for("Your words are locked")
    vault = made.open_vault()
    assert [letter.words for letter in LetterStore(vault).all()] == ["Dear you"]
    vault.close()


def test_from_inside_the_safe_space_one_key_hides_and_never_shows(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    robot.keys("Ctrl+N")
    robot.type("Very private words")
    in_a_letter(app, robot)
    robot.keys("Ctrl+Shift+H")
    assert app.entrance is not None and not app.entrance.is_open
    assert not robot.reads("Very private words")
    go_inside(app, robot)
    robot.keys("Ctrl+Shift+H")
    assert not app.entrance.is_open
    assert not robot.reads("Very private words"), "hidden stays hidden"


def test_text_becomes_larger_inside_the_safe_space(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    go_inside(app, robot)
    robot.keys("Ctrl++")
    assert app.preferences.value.text_size > 1
    assert app.entrance is not None and app.entrance.is_open


def test_after_locking_no_page_lives_on(opened: tuple[App, Robot]) -> None:
    app, robot = opened
    for keys in ("Ctrl+2", "Ctrl+,", "Ctrl+1", "Ctrl+L"):
        robot.keys(keys)
    robot.wait_for("Your words are locked")
    gc.collect()
    names = {type(one).__name__ for one in app.window.findChildren(QObject)}
    assert not names & {"Shell", "TodayScreen", "JournalScreen", "SettingsScreen"}


# --- the process after a lock


def test_a_lock_calls_for_a_new_process_and_a_start_does_not(opened: tuple[App, Robot], qtbot: QtBot) -> None:
    app, _robot = opened
    assert app.entrance is not None
    renewal = Renewal(app.access, app.entrance, app)
    app.access.changed.emit(app.access.state)
    with qtbot.assertNotEmitted(renewal.due, wait=1000):
        pass
    with qtbot.waitSignal(renewal.due, timeout=5000):
        app.window.lock()


def test_a_new_process_waits_for_the_safe_space_and_for_somebody_typing(qtbot: QtBot, locked: Made) -> None:
    with running(locked.profile, locked.keychain) as (app, robot):
        robot.type(PASSWORD)
        robot.keys("Return")
        shell_of(app, robot)
        assert app.entrance is not None
        renewal = Renewal(app.access, app.entrance, app)
        app.access.changed.emit(app.access.state)
        robot.keys("F1")
        app.window.lock()
        with qtbot.assertNotEmitted(renewal.due, wait=1200):
            pass
        robot.keys("Escape")
        robot.wait_for("Your words are locked")
        robot.type("seven")
        with qtbot.assertNotEmitted(renewal.due, wait=1200):
            pass
        with qtbot.waitSignal(renewal.due, timeout=5000):
            for _ in range(5):
                robot.keys("Backspace")


def test_a_successor_begins_locked_and_where_it_was(qtbot: QtBot, made: Made) -> None:
    with running(made.profile, made.keychain, Wishes(locked=True, place=(40, 30))) as (app, robot):
        assert isinstance(app.access.state, Locked)
        assert made.keychain.calls.count("recall") == 0
        assert (app.window.x(), app.window.y()) == (40, 30)
        robot.press("Open")
        shell_of(app, robot)


def test_a_successor_can_begin_put_away(qtbot: QtBot, made: Made) -> None:
    with running(made.profile, made.keychain, Wishes(locked=True, minimised=True)) as (app, _):
        assert app.window.isMinimized()
        assert isinstance(app.access.state, Locked)


# --- the command


def command(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env=os.environ | more,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_command_tells_its_version() -> None:
    told = command("--version")
    assert told.returncode == 0
    assert told.stdout == f"Alcove {__version__}\n"


def test_a_second_start_raises_the_first_window_and_says_so(opened: tuple[App, Robot], qtbot: QtBot) -> None:
    app, _ = opened
    app.window.showMinimized()
    second = subprocess.Popen(
        [sys.executable, "-m", "app", "--profile", str(app.profile.folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert second.stdout is not None
    assert second.stdout.read() == "Alcove is already open. Its window comes forward.\n"
    second.stdout.close()
    assert second.returncode == 0
    assert not app.window.isMinimized()


def test_the_process_that_takes_over_is_the_same_program_locked(tmp_path: Path) -> None:
    script = tmp_path / "again.py"
    script.write_text(
        "import os, sys\n"
        "from app.renewal import replace_process\n"
        "print(os.getpid(), *sys.argv[1:], flush=True)\n"
        "if '--locked' not in sys.argv:\n"
        "    replace_process(['--locked', '--place=3,4'])\n",
        "utf-8",
    )
    told = subprocess.run(
        [sys.executable, str(script), "--profile", "here", "--minimised", "--place=1,2"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    first, second = (line.split() for line in told.stdout.splitlines())
    assert first[1:] == ["--profile", "here", "--minimised", "--place=1,2"]
    assert second[1:] == ["--profile", "here", "--locked", "--place=3,4"]
    if os.name == "posix":
        assert first[0] == second[0]


@pytest.mark.skipif(os.name != "posix", reason="core dumps are of POSIX")
def test_no_core_dump_can_be_made() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            "import resource; from app.start import keep_out_of_core_dumps as keep; keep();"
            "print(resource.getrlimit(resource.RLIMIT_CORE))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout.strip() in ("(1, 1)", "(0, 0)")


def test_the_first_picture_needs_none_of_what_follows() -> None:
    told = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; import app.main; print([name for name in {LATER} if name in sys.modules])",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout.strip() == "[]"
