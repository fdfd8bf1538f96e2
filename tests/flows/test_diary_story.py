"""The real diary through the real window, with a real Secret Service, until only the key on paper is left."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.access import Unlocked
from app.keyring_items import Item, item_for
from app.main import App, build
from app.paths import Profile
from app.storage import key_file
from app.storage.errors import KeychainEmpty
from app.storage.keychain import Keychain
from tests.support import pepys
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot
from tests.support.running import running
from tests.support.secret_service import require_secret_service, secret_service

_GROUP = re.compile(r"Group (\d): ((?:[0-9A-Z] ?){5})")
_FIRST = re.compile(r"Read your copy: what is group (\d)\?")
_SECOND = re.compile(r"That fits. And group (\d)\?")
ADDED = " And so to bed, having kept it all."


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    require_secret_service()
    with secret_service(tmp_path / "service", monkeypatch):
        yield


@contextmanager
def at_home(profile: Profile) -> Iterator[tuple[App, Robot]]:
    """The app with the system's own keyring."""
    with running(profile, MemoryKeychain(), app=build(profile)) as (app, robot):
        yield app, robot


def set_up(robot: Robot) -> str:
    """The first run without a password; gives the spare key as the person copies it from the page."""
    robot.press("Go on")
    robot.press("Open with this computer account")
    robot.press("Go on")
    robot.wait_for("Keep this code somewhere that is not this computer")
    found = (_GROUP.fullmatch(words) for words in robot.words())
    copied = {int(group[1]): group[2].replace(" ", "") for group in found if group}
    for question, then in ((_FIRST, "That fits. And group"), (_SECOND, "Both groups fit. Your copy works.")):
        number = next(int(asked[1]) for words in robot.words() if (asked := question.fullmatch(words)))
        robot.press(question.pattern.replace("(\\d)\\?", f"{number}?"))
        robot.type(copied[number])
        robot.wait_for(then)
    robot.press("Open Alcove")
    robot.wait_for("How are you, right now?")
    return "-".join(copied[number] for number in range(1, 8))


def bring_in(robot: Robot, path: Path, count: int) -> None:
    robot.keys("Ctrl+2")
    robot.press("More")
    robot.choose("Bring in a journal")
    robot.choose_file(path)
    robot.press(f"Bring in {count:,} entries")
    robot.wait_for(f"{count:,} entries are in your journal now.")


def edit_one(robot: Robot, word: str) -> str:
    """Finds a page, goes into it and adds a sentence at its end; gives the text as it was before."""
    robot.keys("Ctrl+F")
    robot.type(word)
    robot.wait_for("Found entries")
    robot.keys("Return")
    robot.keys("Return")
    before = robot.text_of("Your words")
    robot.keys("Ctrl+End")
    robot.type(ADDED)
    robot.wait_for("Saved on this computer")
    return before


def written(app: App) -> Counter[tuple[datetime, str, str]]:
    """Every page by its moment, its title and the hash of its text, read page by page as the journal shows them."""
    state = app.access.state
    assert isinstance(state, Unlocked)
    journal = state.workspace.journal
    pages = [journal.get(row.uid) for row in journal.rows(0, journal.count())]
    return Counter((page.about, page.title, digest(page.body)) for page in pages if page is not None)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def item_of(profile: Profile) -> Item:
    item = item_for(key_file.load(profile.keys))
    assert item is not None
    return item


@pytest.mark.secret_service
@pytest.mark.slow
def test_the_diary_comes_in_and_opens_again_with_the_paper_key(
    qtbot: QtBot, qapp: QApplication, profile: Profile, tmp_path: Path, keyring: None
) -> None:
    pepys.require_diary()
    export = tmp_path / "export.json"
    count = pepys.write_jrnl_export(export)
    expected = Counter((page.about, page.title, digest(page.body)) for page in pepys.pages())

    with at_home(profile) as (app, robot):
        code = set_up(robot)
        bring_in(robot, export, count)
        assert written(app) == expected
        edited = edit_one(robot, "harpsichon")
        before = written(app)
        assert (before - expected).total() == 1
        assert {text for _about, _title, text in before - expected} == {digest(edited + ADDED)}
        robot.keys("Ctrl+L")
        robot.wait_for("Your words are locked")
        item = item_of(profile)

    keychain = Keychain()
    assert keychain.recall(item.service, item.user)
    keychain.forget(item.service, item.user)

    with at_home(profile) as (app, robot):
        robot.wait_for("The key store of this computer is empty")
        robot.press("Use the spare key")
        robot.type(code)
        robot.keys("Return")
        robot.wait_for("How are you, right now?")
        assert written(app) == before
        robot.keys("Ctrl+F")
        robot.type("kept it all")
        robot.wait_for("Found entries")
        robot.wait(lambda: item_of(profile) != item, "the keyring was not given a new key")

    with at_home(profile) as (app, robot):
        robot.wait_for("How are you, right now?")
        assert written(app) == before
    with pytest.raises(KeychainEmpty):
        keychain.recall(item.service, item.user)
