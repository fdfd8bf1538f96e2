"""A letter that is being written when the journal locks: it is in the vault, or sealed beside it and comes back."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.access import Locked
from app.main import App
from app.storage.letters import LetterStore
from app.ui.safe_space.kindness.letter_page import LetterPage
from tests.support.profiles import Made, make_profile
from tests.support.robot import Robot
from tests.support.running import running, shell_of

WORDS = "Dear you, it was a long week."
LONG = "It was a long week, and nobody would have found it easy. " * 2000


@pytest.fixture
def made(tmp_path: Path, qapp: QApplication) -> Made:
    return make_profile(tmp_path / "profile")


def write_a_letter(app: App, robot: Robot) -> LetterPage:
    """From the first screen of the safe space to its last word, and no time for it to be stored."""
    shell_of(app, robot)
    robot.keys("F1")
    for name in ("Kind words", "A letter"):
        robot.press(name)
    assert app.entrance is not None and app.entrance.window is not None
    page = app.entrance.window.page
    assert isinstance(page, LetterPage)
    QTest.keyClicks(page.letter.area, WORDS)
    return page


def lock(app: App, robot: Robot) -> None:
    app.access.lock()
    robot.wait(lambda: isinstance(app.access.state, Locked), "it did not lock")


def letters(made: Made) -> list[str]:
    vault = made.open_vault()
    found = [letter.words for letter in LetterStore(vault).all()]
    vault.close()
    return found


def test_locking_stores_it_and_leaves_nothing_of_it_on_the_screen(made: Made) -> None:
    with running(made.profile, made.keychain) as (app, robot):
        write_a_letter(app, robot)
        lock(app, robot)
        assert not robot.reads(WORDS)
    assert letters(made) == [WORDS]


def test_leaving_altogether_stores_it(made: Made) -> None:
    with running(made.profile, made.keychain) as (app, robot):
        write_a_letter(app, robot)
    assert letters(made) == [WORDS]


def test_what_a_full_vault_does_not_take_is_sealed_and_comes_back(made: Made) -> None:
    with running(made.profile, made.keychain) as (app, robot):
        page = write_a_letter(app, robot)
        vault = shell_of(app, robot).workspace.vault
        pages = vault.read("PRAGMA page_count")[0][0]
        vault.read(f"PRAGMA max_page_count = {pages}")
        page.letter.area.insertPlainText(LONG)
        lock(app, robot)
        assert made.profile.unsaved.exists()
    assert letters(made) in ([], [WORDS])
    with running(made.profile, made.keychain) as (app, robot):
        journal = shell_of(app, robot).workspace.journal
        (row,) = journal.recent(9)
        entry = journal.get(row.uid)
        assert entry and (entry.title, entry.body) == ("A letter", WORDS + LONG)
