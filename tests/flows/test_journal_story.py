"""The journal as one person uses it, through the real window: written, found, dated, removed, hidden, locked, kept."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.journal import NewEntry
from app.storage.journal import JournalStore
from app.ui.shell import Place
from tests.support import pepys
from tests.support.profiles import Made, fill, make_profile
from tests.support.robot import Robot
from tests.support.started import opened

YESTERDAY = datetime.now() - timedelta(days=1)


@pytest.fixture
def made(tmp_path: Path, qapp: QApplication) -> Made:
    made = make_profile(tmp_path / "profile")
    evenings = ((n, YESTERDAY - timedelta(days=n)) for n in range(30))
    fill(made, [NewEntry(about, f"Evening {n}", f"The heron stood by bridge {n}.") for n, about in evenings])
    return made


def stored(made: Made) -> list[tuple[str, str]]:
    """What is in the vault, newest first, read by another connection."""
    vault = made.open_vault()
    journal = JournalStore(vault)
    entries = [journal.get(row.uid) for row in journal.rows(0, 10_000)]
    vault.close()
    return [(entry.title, entry.body) for entry in entries if entry is not None]


def test_a_line_becomes_a_page_and_is_there_tomorrow(made: Made, qtbot: QtBot) -> None:
    with opened(made) as (_, robot):
        robot.keys("Ctrl+N")
        robot.type("The 14 was half empty.\nGrünspecht, 日本, 😀")
        robot.keys("Ctrl+B")
        robot.type("loud")
        robot.press("Title")
        robot.type("Two stops")
        robot.keys("Return")
        robot.wait_for("Saved on this computer")
        robot.press("Choose a mood")
        robot.keys("4")
    assert stored(made)[0] == ("Two stops", "The 14 was half empty.\nGrünspecht, 日本, 😀**loud**")
    with opened(made) as (_, robot):
        robot.keys("Ctrl+2")
        robot.wait_for("Two stops")
        robot.wait_for("Mood: Good")
        assert robot.reads("Grünspecht")


def test_leaving_at_once_keeps_the_last_letter(made: Made) -> None:
    with opened(made) as (_, robot):
        robot.keys("Ctrl+N")
        robot.type("the very last lett")
        robot.type("er")
    assert stored(made)[0] == ("", "the very last letter")


def test_locking_at_once_keeps_the_last_letter(made: Made) -> None:
    with opened(made) as (app, robot):
        robot.keys("Ctrl+N")
        robot.type("locked in mid sent")
        robot.keys("Ctrl+L")
        robot.wait(lambda: app.window.shell is None, "it did not lock")
        assert not robot.reads("mid sent")
    assert stored(made)[0] == ("", "locked in mid sent")


def test_going_to_another_page_keeps_the_words(made: Made) -> None:
    with opened(made) as (_, robot):
        robot.keys("Ctrl+N")
        robot.type("half a thou")
        robot.keys("Ctrl+1")
        assert stored(made)[0] == ("", "half a thou")
        robot.keys("Ctrl+2")
        assert robot.reads("half a thou")


def test_found_edited_and_back(made: Made) -> None:
    with opened(made) as (_, robot):
        robot.keys("Ctrl+F")
        robot.type("bridge 17")
        robot.wait_for("Found entries")
        robot.keys("Return")
        robot.wait_for("The heron stood by bridge 17.")
        robot.keys("Return")
        robot.keys("Ctrl+End")
        robot.type(" It was raining.")
        robot.wait_for("Saved on this computer")
        robot.press("Search your words")
        robot.keys("Escape")
        robot.wait_for("Entries")
    assert ("Evening 17", "The heron stood by bridge 17. It was raining.") in stored(made)


def test_removed_and_brought_back(made: Made) -> None:
    with opened(made) as (_, robot):
        robot.keys("Ctrl+2")
        robot.choose_row(2)
        robot.keys("Delete")
        robot.wait_for("Entry moved to the bin")
        assert len(stored(made)) == 29
        robot.press("Undo")
        assert len(stored(made)) == 30
        assert robot.reads("Evening 2")


def test_hidden_nothing_is_read_and_shown_it_goes_on(made: Made) -> None:
    with opened(made) as (_, robot):
        robot.keys("Ctrl+N")
        robot.type("half a sen")
        robot.keys("Ctrl+Shift+H")
        for words in ("half a sen", "Evening", "heron"):
            assert not robot.reads(words)
        robot.keys("Ctrl+Shift+H")
        robot.type("tence")
        robot.wait_for("Saved on this computer")
    assert stored(made)[0] == ("", "half a sentence")


def test_the_real_diary_comes_in_is_searched_and_edited(tmp_path: Path, qapp: QApplication) -> None:
    pepys.require_diary()
    made = make_profile(tmp_path / "profile")
    count = pepys.write_jrnl_export(tmp_path / "diary.json")
    with opened(made) as (app, robot):
        robot.keys("Ctrl+2")
        shell = app.window.shell
        assert shell is not None
        journal = shell.page(Place.JOURNAL)
        journal.importing.read(tmp_path / "diary.json")
        robot.press(f"Bring in {count:,} entries")
        robot.wait(journal.card.result.isVisible, "it never came in")
        assert robot.reads(f"{count:,} entries are in your journal now.")
        search_for(robot, "great fire")
        robot.keys("Return")
        robot.wait(lambda: robot.reads("fire"), "nothing was found")
        robot.press("Your words")
        robot.keys("Ctrl+Home")
        robot.type("Read again. ")
        robot.wait_for("Saved on this computer")
    kept = stored(made)
    assert len(kept) == count
    assert sum(body.startswith("Read again. ") for _, body in kept) == 1


def search_for(robot: Robot, words: str) -> None:
    robot.keys("Ctrl+F")
    robot.type(words)
    robot.wait_for("Found entries")
