"""The open journal: pages on first visit, words stored on every way out, hidden everywhere at once, panes and keys."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.main import App
from app.storage import key_file
from app.storage.errors import DiskFull
from app.storage.keys import SlotKind, make_recovery_slot
from app.ui.rail import Rail
from app.ui.shell import Place, Shell
from app.ui.widgets.lamp_block import LampBlock
from tests.support.profiles import Made, make_profile
from tests.support.robot import Robot
from tests.support.running import running, shell_of


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make_profile(tmp_path / "profile")


@pytest.fixture
def app_and_robot(qtbot: QtBot, made: Made) -> Iterator[tuple[App, Robot]]:
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot)
        yield app, robot


@pytest.fixture
def app(app_and_robot: tuple[App, Robot]) -> App:
    return app_and_robot[0]


@pytest.fixture
def robot(app_and_robot: tuple[App, Robot]) -> Robot:
    return app_and_robot[1]


@pytest.fixture
def shell(app: App) -> Shell:
    assert app.window.shell is not None
    return app.window.shell


def bodies(made: Made) -> list[str]:
    vault = made.open_vault()
    found = [str(row[0]) for row in vault.read("SELECT body FROM entry ORDER BY id")]
    vault.close()
    return found


# --- places


def test_pages_are_made_on_the_first_visit(shell: Shell, robot: Robot) -> None:
    assert set(shell._pages) == {Place.TODAY}
    robot.keys("Ctrl+2")
    assert set(shell._pages) == {Place.TODAY, Place.JOURNAL}
    journal = shell.page(Place.JOURNAL)
    robot.keys("Ctrl+1")
    robot.press("Journal")
    assert shell.page(Place.JOURNAL) is journal


@pytest.mark.parametrize(
    ("keys", "place"), [("Ctrl+1", Place.TODAY), ("Ctrl+2", Place.JOURNAL), ("Ctrl+,", Place.SETTINGS)]
)
def test_each_place_has_its_key(shell: Shell, robot: Robot, keys: str, place: Place) -> None:
    robot.keys("Ctrl+,")
    robot.keys("Ctrl+1")
    robot.keys(keys)
    assert shell.place is place
    name = {Place.TODAY: "Today", Place.JOURNAL: "Journal", Place.SETTINGS: "Settings"}[place]
    assert robot.reads(f"{name}, current page")


def test_a_new_page_has_the_focus_in_it(shell: Shell, robot: Robot) -> None:
    for keys in ("Ctrl+2", "Ctrl+,", "Ctrl+1"):
        robot.keys(keys)
        focus = QApplication.focusWidget()
        assert focus is not None
        assert shell.page(shell.place).isAncestorOf(focus), keys


def test_the_arrow_keys_stay_in_the_rail(shell: Shell, robot: Robot) -> None:
    rail = shell.findChild(Rail)
    assert rail is not None
    rail.take_focus()
    robot.keys("Down")
    assert shell.place is Place.JOURNAL
    focus = QApplication.focusWidget()
    assert focus is not None and rail.isAncestorOf(focus)


def test_back_leads_to_where_one_came_from(shell: Shell, robot: Robot) -> None:
    robot.keys("Ctrl+,")
    robot.keys("Alt+Left")
    assert shell.place is Place.TODAY


def test_f6_goes_through_the_parts_of_the_window_and_around(shell: Shell, robot: Robot) -> None:
    robot.keys("Ctrl+2")
    rail = shell.findChild(Rail)
    panes: list[QWidget] = [rail, *shell.page(Place.JOURNAL).panes()]  # type: ignore[list-item]

    def pane() -> int:
        focus = QApplication.focusWidget()
        assert focus is not None
        return next(number for number, one in enumerate(panes) if one.isAncestorOf(focus))

    start = pane()
    visited = []
    for _ in panes:
        robot.keys("F6")
        visited.append(pane())
    assert sorted(visited) == list(range(len(panes)))
    assert visited[-1] == start
    robot.keys("Shift+F6")
    assert pane() == (start - 1) % len(panes)


def test_a_new_entry_can_be_begun_from_anywhere(shell: Shell, robot: Robot, made: Made) -> None:
    robot.keys("Ctrl+,")
    robot.keys("Ctrl+N")
    robot.type("From settings")
    assert shell.flush()
    assert bodies(made) == ["From settings"]


def test_search_can_be_begun_from_anywhere(robot: Robot) -> None:
    robot.keys("Ctrl+F")
    focus = QApplication.focusWidget()
    assert focus is not None
    assert "earch" in focus.accessibleName()


def test_writing_about_a_mood_begins_a_page_with_it(app: App, shell: Shell, robot: Robot, made: Made) -> None:
    robot.press("Low")
    robot.press("Write about it")
    robot.type("Grey since noon")
    assert shell.flush()
    vault = made.open_vault()
    assert vault.read("SELECT body, mood FROM entry") == [("Grey since noon", 2)]
    vault.close()


def test_a_page_of_today_opens_in_the_journal(robot: Robot, shell: Shell) -> None:
    robot.press("A line for your journal")
    robot.type("The sky stayed up")
    robot.keys("Return")
    robot.press("Open it in the journal")
    assert shell.place is Place.JOURNAL
    assert robot.reads("The sky stayed up")


# --- nothing is lost


@pytest.mark.parametrize("way_out", ["Ctrl+2", "Ctrl+L"])
def test_a_line_left_standing_is_kept_on_every_way_out(robot: Robot, made: Made, way_out: str) -> None:
    robot.press("A line for your journal")
    robot.type("half a thought")
    robot.keys(way_out)
    robot.wait(lambda: bodies(made) == ["half a thought"], "the line is gone")


def test_closing_keeps_what_was_being_written(qtbot: QtBot, made: Made) -> None:
    with running(made.profile, made.keychain) as (app, robot):
        shell_of(app, robot)
        robot.keys("Ctrl+N")
        robot.type("unfinished sent")
    assert bodies(made) == ["unfinished sent"]


def test_words_that_cannot_be_stored_keep_the_journal_open(app: App, shell: Shell, robot: Robot, made: Made) -> None:
    robot.press("A line for your journal")
    robot.type("nearly lost")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shell.workspace.journal, "add", refuse)
        robot.keys("Ctrl+L")
        assert app.window.shell is shell
        assert robot.reads("There is no room left to save.")
        app.window.close()
        assert app.window.isVisible()
        app.window.leave()
        assert app.window.shell is shell
        assert not robot.reads("nearly lost")
    shell.set_hidden(False)
    robot.keys("Ctrl+L")
    robot.wait_for("Your words are locked")
    assert bodies(made) == ["nearly lost"]


def refuse(*_: object, **__: object) -> None:
    raise DiskFull


# --- hidden


def test_hide_reaches_every_page_and_those_that_come(shell: Shell, robot: Robot) -> None:
    robot.press("Low")
    robot.keys("Ctrl+N")
    robot.type("Very private words")
    robot.keys("Ctrl+1")
    robot.press("Hide")
    assert not robot.reads("Noted: low")
    robot.keys("Ctrl+2")
    assert not robot.reads("Very private words")
    robot.keys("Ctrl+Shift+H")
    robot.wait_for("Very private words")
    robot.keys("Ctrl+1")
    assert robot.reads("Noted: low")


def test_a_page_made_while_hidden_is_hidden(robot: Robot, shell: Shell) -> None:
    robot.press("A line for your journal")
    robot.type("Very private words")
    robot.keys("Return")
    robot.keys("Ctrl+Shift+H")
    robot.keys("Ctrl+2")
    assert not robot.reads("Very private words")


@pytest.mark.parametrize("wished", [True, False])
def test_leaving_the_program_hides_only_when_wished(app: App, robot: Robot, wished: bool) -> None:
    app.preferences.change(hide_when_away=wished)
    robot.press("Low")
    instance = QGuiApplication.instance()
    assert isinstance(instance, QGuiApplication)
    instance.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert robot.reads("Noted: low") is not wished
    instance.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert robot.reads("Noted: low") is not wished


# --- the spare key


@pytest.mark.parametrize(("days", "reminded"), [(-1, True), (0, True), (1, False)])
def test_the_reminder_comes_on_its_day(qtbot: QtBot, made: Made, days: int, reminded: bool) -> None:
    unconfirm(made)
    with running(made.profile, made.keychain) as (app, robot):
        app.preferences.change(remind_recovery_on=(date.today() + timedelta(days=days)).isoformat())
        shell_of(app, robot).go(Place.TODAY)
        assert robot.reads("If this computer forgets its key") is reminded


def unconfirm(made: Made) -> None:
    stored = key_file.load(made.profile.keys)
    slot, _ = make_recovery_slot(made.vault_id, made.key)
    assert not slot.confirmed
    key_file.store(made.profile.keys, stored.without(SlotKind.RECOVERY).with_slot(slot))


def test_with_a_spare_key_there_is_no_reminder(robot: Robot) -> None:
    assert not robot.reads("If this computer forgets its key")


# --- the lamp


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [(960, 600, 1.0), (960, 600, 2.0), (1024, 700, 1.25), (1280, 800, 1.0), (1920, 1080, 1.5)],
)
def test_the_lamp_never_leaves_its_corner(app: App, shell: Shell, width: int, height: int, size: float) -> None:
    app.preferences.change(text_size=size)
    app.window.resize(width, height)
    for place in Place:
        shell.go(place)
        QTest.qWait(5)
        lamp = next(one for one in shell.findChildren(LampBlock) if one.isVisible())
        corner = lamp.mapTo(app.window, QPoint(0, lamp.height()))
        assert 8 <= corner.x() <= 20
        assert 8 <= app.window.height() - corner.y() <= 20
        assert lamp.size().width() >= lamp.sizeHint().width()
        assert lamp.height() == lamp.sizeHint().height()
