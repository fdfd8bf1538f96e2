"""Stories of the journal through the real window: an entry kept closed over a lock, and all of it out and in again."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.paths import Profile
from app.ui.shell import Place
from tests.flows import written_evening as evening
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot
from tests.support.running import running
from tests.support.sea_picture import sea_picture


def choose(robot: Robot, name: str) -> None:
    robot.press("More for this entry")
    robot.choose(name)


def test_an_entry_is_kept_closed_over_a_lock_and_opens_with_the_password(qtbot: QtBot, profile: Profile) -> None:
    with running(profile, MemoryKeychain()) as (_app, robot):
        evening.set_up(robot)
        robot.keys("Ctrl+N")
        robot.type("Lantern by the water")
        robot.wait_for("Saved on this computer")
        choose(robot, "Keep it closed")
        robot.wait_for("Only its date is in the list.")
        assert not robot.reads("Lantern")
        robot.keys("Ctrl+F")
        robot.type("Lantern")
        robot.wait_for("No entry with these words")
        robot.keys("Escape")
        evening.lock(robot)
        robot.type(evening.PASSWORD)
        robot.keys("Return")
        robot.wait_for("How are you, right now?")
        assert not robot.reads("Lantern")
        robot.keys("Ctrl+2")
        robot.press("Open with your password")
        robot.wait_for("Your password, please")
        robot.type("something else")
        robot.keys("Return")
        robot.wait_for("That did not open it.")
        robot.type(evening.PASSWORD)
        robot.keys("Return")
        robot.wait_for("Lantern by the water")


def test_without_a_password_one_is_asked_for_first(qtbot: QtBot, profile: Profile) -> None:
    with running(profile, MemoryKeychain()) as (_app, robot):
        robot.press("Go on")
        robot.press("Open with this computer account")
        robot.press("Go on")
        robot.press("Remind me tomorrow")
        robot.wait_for("How are you, right now?")
        robot.keys("Ctrl+N")
        robot.type("Lantern")
        robot.wait_for("Saved on this computer")
        choose(robot, "Keep it closed")
        robot.wait_for("Set a password first?")
        robot.press("Not now")
        robot.wait_for("Lantern")


def test_everything_goes_out_and_comes_in_again_elsewhere(qtbot: QtBot, profile: Profile, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    with running(profile, MemoryKeychain()) as (app, robot):
        evening.set_up(robot)
        evening.write(robot)
        assert app.window.shell is not None
        app.window.shell.page(Place.JOURNAL).exporting.write(target, as_json=True)
        robot.wait(target.exists, "nothing was written")
    with running(Profile(tmp_path / "other"), MemoryKeychain()) as (app, robot):
        evening.set_up(robot)
        robot.keys("Ctrl+2")
        assert app.window.shell is not None
        app.window.shell.page(Place.JOURNAL).importing.read(target)
        robot.press("Bring in 2 entries")
        robot.wait_for("2 entries are in your journal now.")
        robot.keys("Ctrl+F")
        robot.type(f"#{evening.TAG}")
        robot.wait_for(evening.TITLE)
        robot.keys("Return")
        for word in (evening.BODY, f"@{evening.PERSON}", evening.FEELING.capitalize()):
            robot.wait_for(word)


def test_a_folder_of_text_files_brings_its_pictures_in_again_elsewhere(
    qtbot: QtBot, profile: Profile, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    with running(profile, MemoryKeychain()) as (app, robot):
        evening.set_up(robot)
        evening.write(robot)
        words = robot.text_of("Your words")
        assert app.window.shell is not None
        app.window.shell.page(Place.JOURNAL).exporting.write(target, as_json=False)
        robot.wait(target.exists, "nothing was written")
    (taken_out,) = (target / "pictures").iterdir()
    with running(Profile(tmp_path / "other"), MemoryKeychain()) as (app, robot):
        evening.set_up(robot)
        robot.keys("Ctrl+2")
        assert app.window.shell is not None
        app.window.shell.page(Place.JOURNAL).importing.read(target)
        robot.press("Bring in 2 entries")
        robot.wait_for("2 entries are in your journal now.")
        assert not sea_is_in_sight(app.window)
        robot.keys("Ctrl+F")
        robot.type(f"#{evening.TAG}")
        robot.wait_for(evening.TITLE)
        robot.keys("Return")
        robot.wait(lambda: robot.text_of("Your words") == words, "the words are not as they were")
        assert f"](picture:{taken_out.stem})" in words
        assert sea_is_in_sight(app.window)


def sea_is_in_sight(window: QWidget) -> bool:
    """Whether the water of the picture is somewhere on the page."""
    water = sea_picture().pixelColor(100, 330)
    dots = window.grab().toImage()
    places = ((x, y) for x in range(0, dots.width(), 5) for y in range(0, dots.height(), 5))
    return any(alike(dots.pixelColor(*place), water) for place in places)


def alike(one: QColor, other: QColor) -> bool:
    """What JPEG does to a colour is no difference."""
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(here - there) < 6 for here, there in pairs)


def test_the_parts_of_a_page_have_names_and_roles(qtbot: QtBot, profile: Profile) -> None:
    with running(profile, MemoryKeychain()) as (app, robot):
        evening.set_up(robot)
        evening.write(robot)
        robot.keys("Escape")
        found = {name: role for name, role in spoken(app.window) if name}
    role = QAccessible.Role
    assert found["Feeling"] == found["Tag"] == found["Person"] == role.Button
    assert found[f"#{evening.TAG}"] == found[f"@{evening.PERSON}"] == role.Button
    assert found["Keep a line"] == found["A prompt"] == found["More for this entry"] == role.Button
    assert found["Narrow"] in (role.Button, role.CheckBox)
    assert role.List in found.values() and role.EditableText in found.values()


def test_the_days_of_the_calendar_have_names_and_roles(qtbot: QtBot, profile: Profile) -> None:
    with running(profile, MemoryKeychain()) as (app, robot):
        evening.set_up(robot)
        evening.write(robot)
        robot.press("Title")
        robot.keys("Ctrl+G")
        robot.wait_for("Go to a date")
        days = [role for name, role in spoken(app.window) if name.endswith(", today, chosen, 2 entries")]
        assert days == [QAccessible.Role.Button]
        robot.keys("Return")
        robot.wait_for(evening.BODY)


def spoken(root: QObject) -> list[tuple[str, QAccessible.Role]]:
    """Name and role of everything that is on the screen."""
    QApplication.processEvents()
    widgets = [widget for widget in root.findChildren(QWidget) if widget.isVisible()]
    interfaces = [QAccessible.queryAccessibleInterface(widget) for widget in widgets]
    return [(one.text(QAccessible.Text.Name), one.role()) for one in interfaces if one is not None]
