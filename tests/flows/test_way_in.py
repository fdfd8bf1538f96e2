"""Two ways in through the real window: with a password, and with the spare key once the keyring lost its item."""

import pytest

from app.main import App
from app.paths import Profile
from tests.support.keychain import MemoryKeychain
from tests.support.quick_keys import use_quick_keys
from tests.support.robot import Robot
from tests.support.started import started

pytestmark = pytest.mark.usefixtures("qapp")

PASSWORD = "seven green teapots"
WORDS = "The lamp in the wall was on all night"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    use_quick_keys(monkeypatch)


def is_open(app: App) -> bool:
    return app.window.shell is not None


def code_on_the_page(robot: Robot) -> list[str]:
    """The seven groups as a screen reader reads them out."""
    groups = [""] * 7
    for words in robot.words():
        if words.startswith("Group ") and ": " in words:
            number, spelled = words.removeprefix("Group ").split(": ", 1)
            groups[int(number) - 1] = spelled.replace(" ", "")
    assert all(len(group) == 5 for group in groups), groups
    return groups


def asked_group(robot: Robot) -> int:
    question = next(words for words in robot.words() if words.endswith("?") and "group" in words)
    return int(question.removesuffix("?").rsplit(" ", 1)[1])


def copy_and_read_back(robot: Robot) -> str:
    """Copies the code by hand, then answers both questions from the copy."""
    groups = code_on_the_page(robot)
    robot.press(f"Read your copy: what is group {asked_group(robot)}?")
    for _ in range(2):
        robot.type(groups[asked_group(robot) - 1].lower())
    robot.wait_for("Both groups fit.")
    robot.press("Open Alcove")
    return "-".join(groups)


def write(robot: Robot, words: str) -> None:
    robot.keys("Ctrl+N")
    robot.type(words)
    robot.wait_for("Saved on this computer")


def test_a_first_run_with_a_password_then_a_wrong_one_then_the_right_one(profile: Profile) -> None:
    with started(profile, MemoryKeychain()) as (app, robot):
        robot.press("Go on")
        robot.press("A password of its own")
        robot.press("New password")
        robot.type(f"{PASSWORD}\n{PASSWORD}")
        robot.press("Set password")
        robot.wait_for("Keep this code somewhere that is not this computer")
        copy_and_read_back(robot)
        robot.wait(lambda: is_open(app), "the journal did not open")
        write(robot, WORDS)
        robot.keys("Ctrl+L")
        robot.wait_for("Your words are locked")
        assert not robot.reads(WORDS)
        robot.type("seven green teacups\n")
        robot.wait_for("That did not open it.")
        robot.type(f"{PASSWORD}\n")
        robot.wait(lambda: is_open(app), "the right password did not open it")
        robot.keys("Ctrl+2")
        robot.wait_for(WORDS)


def test_a_lost_keyring_item_then_the_spare_key_then_the_keyring_again(profile: Profile) -> None:
    keychain = MemoryKeychain()
    with started(profile, keychain) as (app, robot):
        robot.press("Go on")
        robot.press("Open with this computer account")
        robot.press("Go on")
        robot.wait_for("Keep this code somewhere that is not this computer")
        code = copy_and_read_back(robot)
        robot.wait(lambda: is_open(app), "the journal did not open")
        write(robot, WORDS)
    keychain.items.clear()
    with started(profile, keychain) as (app, robot):
        robot.wait_for("The key store of this computer is empty")
        robot.press("Use the spare key")
        robot.type(code.replace("-", " ").lower() + "\n")
        robot.wait(lambda: is_open(app), "the spare key did not open it")
        robot.wait(lambda: len(keychain.items) == 1 and not app.jobs.busy(), "no new item came into the keyring")
    with started(profile, keychain) as (app, robot):
        robot.wait(lambda: is_open(app), "the keyring did not open it")
        robot.keys("Ctrl+2")
        robot.wait_for(WORDS)
