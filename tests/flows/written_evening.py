"""An evening at the window: set up with a password, a line, a page, a search, hidden, locked, opened again, left."""

from PySide6.QtGui import QGuiApplication

from app.paths import Profile
from tests.support.robot import Robot
from tests.support.sea_picture import sea_picture

PASSWORD = "brasslanternpassage"
LINE = "wistfulorchardgate"
TITLE = "quillfeatherbridge"
BODY = "murmurharbourstone"
ABROAD = "grünspechtwinkel"
TAG = "saffronlighthouse"
PERSON = "tamariskferryman"
FEELING = "thimblefogheavy"
# What the picture of a file begins with, and what a camera wrote into it.
CAMERA = "vellumcompassgarden"
WORDS = (PASSWORD, LINE, TITLE, BODY, ABROAD, TAG, PERSON, FEELING, CAMERA)


def set_up(robot: Robot) -> None:
    """The three steps of the first run, with a password of its own."""
    robot.press("Go on")
    robot.press("A password of its own")
    robot.press("New password")
    robot.type(PASSWORD)
    robot.press("Once more")
    robot.type(PASSWORD)
    robot.press("Set password")
    robot.press("Remind me tomorrow")
    robot.wait_for("How are you, right now?")


def write(robot: Robot) -> None:
    """A mood, a line on Today, a page with a title, and a search for it."""
    robot.press("Low")
    robot.press("A line for your journal")
    robot.type(f"{LINE} again")
    robot.keys("Return")
    robot.keys("Ctrl+N")
    robot.type(f"{BODY} and {ABROAD}.\nNothing more.")
    robot.press("Title")
    robot.type(TITLE)
    robot.wait_for("Saved on this computer")
    give_marks(robot)
    robot.keys("Ctrl+F")
    robot.type(BODY)
    robot.wait_for("Found entries")
    robot.keys("Ctrl+Shift+H")
    robot.keys("Ctrl+Shift+H")


def give_marks(robot: Robot) -> None:
    """A tag, a name, a feeling of her own, a picture from the clipboard, a line to keep."""
    for add, word in (("Tag", TAG), ("Person", PERSON)):
        robot.press(add)
        robot.type(word)
        robot.keys("Return")
        robot.wait_for(word)
        robot.keys("Escape")
    robot.press("Feeling")
    robot.press("A word of your own")
    robot.type(FEELING)
    robot.press("Add")
    robot.press("Done")
    robot.wait_for(FEELING.capitalize())
    robot.press("Your words")
    paste_picture(robot)
    robot.press("Keep a line")


def paste_picture(robot: Robot) -> None:
    """One with a remark beside its dots, which has to stay outside."""
    picture = sea_picture()
    picture.setText("Comment", CAMERA)
    QGuiApplication.clipboard().setImage(picture)
    robot.keys("Ctrl+V")
    robot.wait(lambda: "picture:" in robot.text_of("Your words"), "the picture never came")
    robot.wait_for("Saved on this computer")


def lock(robot: Robot) -> None:
    robot.keys("Ctrl+L")
    robot.wait_for("Your words are locked")


def come_back(robot: Robot) -> None:
    """The password opens it, and the page is there."""
    robot.wait_for("Your words are locked")
    robot.type(PASSWORD)
    robot.keys("Return")
    robot.wait_for("How are you, right now?")
    robot.keys("Ctrl+2")
    robot.wait(lambda: robot.reads(BODY) and robot.reads(TITLE), "the page is not there")


def leak(profile: Profile) -> None:
    """What the safeguards prevent: a large sort with temporary files on the disk."""
    from sqlcipher3 import dbapi2 as sqlcipher

    connection = sqlcipher.connect(profile.folder / "leaking", isolation_level=None)
    for setting in ("temp_store = FILE", "temp.cache_size = 10"):
        connection.execute(f"PRAGMA {setting}").close()
    connection.execute("CREATE TEMP TABLE spilled (words TEXT)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO spilled VALUES (?)", [(BODY * 50,) for _ in range(500)])
    connection.execute("COMMIT")
    connection.close()
