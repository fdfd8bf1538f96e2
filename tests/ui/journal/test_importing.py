"""Bringing in a journal: looked at first, written in small steps beside the person, taken back if it was not meant."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.jobs import Jobs
from app.storage.journal import JournalStore
from app.ui.journal.import_sheet import ImportSheet, UnfitSheet
from app.ui.journal.screen import JournalScreen
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen, Write, type_text


def export(path: Path, count: int, odd: Sequence[object] = ()) -> Path:
    """What jrnl would have exported."""
    entries: list[object] = [
        {"title": f"Day {n}", "body": f"Words of day {n}.", "date": f"2020-{n % 12 + 1:02}-{n % 28 + 1:02}"}
        for n in range(count)
    ]
    entries += odd
    path.write_text(json.dumps({"tags": {}, "entries": entries}), "utf-8")
    return path


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write) -> JournalScreen:
    write("Mine", "my own words")
    return make_screen()


def read(screen: JournalScreen, path: Path, qtbot: QtBot) -> ImportSheet | UnfitSheet:
    with qtbot.waitSignal(screen.importing.sheet_opened, timeout=20_000) as said:
        screen.importing.read(path)
    sheet = said.args[0]
    assert isinstance(sheet, (ImportSheet, UnfitSheet))
    return sheet


def words_of(sheet: ImportSheet | UnfitSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(Label))


def bring_in(screen: JournalScreen, path: Path, qtbot: QtBot, jobs: Jobs) -> None:
    sheet = read(screen, path, qtbot)
    assert isinstance(sheet, ImportSheet)
    sheet.bring_button.click()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    qtbot.waitUntil(screen.card.result.isVisible)


def test_it_is_shown_before_anything_is_brought_in(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot, journal: JournalStore
) -> None:
    sheet = read(screen, export(tmp_path / "j.json", 130, odd=[{"title": "No day"}, 7]), qtbot)
    words = words_of(sheet)
    assert "130 entries, from 1 January 2020 to 28 December 2020." in words
    assert "2 entries cannot be read and stay out:" in words
    assert "Entry 131 in the file: it has no date." in words
    assert "Entry 132 in the file: it has another form." in words
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert journal.count() == 1


def test_bringing_in_says_how_many_and_shows_them(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot, jobs: Jobs, journal: JournalStore
) -> None:
    bring_in(screen, export(tmp_path / "j.json", 130), qtbot, jobs)
    assert journal.count() == 131
    assert screen.list.entries.view.model().rowCount() == 131
    assert screen.card.words.text() == "130 entries are in your journal now."
    assert screen.page.title.title() == "Mine"
    assert len(journal.search("words of day", 200)) == 130


def test_repeating_adds_nothing(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot, jobs: Jobs, journal: JournalStore
) -> None:
    path = export(tmp_path / "j.json", 60)
    bring_in(screen, path, qtbot, jobs)
    sheet = read(screen, path, qtbot)
    assert "All of them are in your journal already." in words_of(sheet)
    assert not hasattr(sheet, "bring_button")
    sheet.reject()
    larger = read(screen, export(path, 61), qtbot)
    assert "60 of them are in your journal already and stay as they are." in words_of(larger)
    assert isinstance(larger, ImportSheet)
    larger.bring_button.click()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert journal.count() == 62


def test_taking_it_back_leaves_what_was_there(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot, jobs: Jobs, journal: JournalStore
) -> None:
    path = export(tmp_path / "j.json", 120)
    bring_in(screen, path, qtbot, jobs)
    screen.card.undo_button.click()
    qtbot.waitUntil(lambda: screen.card.words.text() == "Your journal is as it was before.", timeout=20_000)
    assert [row.title for row in journal.rows(0, 9)] == ["Mine"]
    assert journal.bin() == []
    assert journal.search("words of day") == []
    bring_in(screen, path, qtbot, jobs)
    assert journal.count() == 121


def test_stopping_keeps_what_is_in_and_says_so(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot, jobs: Jobs, journal: JournalStore
) -> None:
    sheet = read(screen, export(tmp_path / "j.json", 4000), qtbot)
    assert isinstance(sheet, ImportSheet)
    sheet.bring_button.click()
    qtbot.waitUntil(lambda: screen.card._work is not None and screen.card._work.isVisible(), timeout=20_000)
    assert screen.card._work is not None
    screen.card._work.stop_button.click()
    qtbot.waitUntil(screen.card.result.isVisible, timeout=20_000)
    brought = journal.count() - 1
    assert 0 < brought < 4000
    assert screen.card.words.text() == f"{brought:,} entries are in your journal now."
    screen.card.undo_button.click()
    qtbot.waitUntil(lambda: journal.count() == 1, timeout=20_000)
    qtbot.waitUntil(lambda: not jobs.busy())


def test_somebody_who_writes_meanwhile_is_kept(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot, jobs: Jobs, journal: JournalStore
) -> None:
    sheet = read(screen, export(tmp_path / "j.json", 16_000), qtbot)
    assert isinstance(sheet, ImportSheet)
    sheet.bring_button.click()
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    screen.new_entry()
    type_text("written meanwhile")
    qtbot.waitUntil(lambda: screen.page.saved.words.text() == "Saved on this computer", timeout=10_000)
    was_busy = jobs.busy()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=60_000)
    assert was_busy
    assert screen.page.editor.text() == "written meanwhile"
    assert journal.count() == 16_002
    assert len(journal.search("meanwhile")) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "This file is empty."),
        (b"\xff\xfe\x00", "This file is not text."),
        (b'{"entries": [\n{"title": }]}', "This file is not JSON, or it was cut off. Look at line 2, character 11."),
        (b"[" * 100, "This file is nested deeper than a journal would be."),
        (b'{"entries": [], "entries": []}', "Something in this file has the same name twice."),
        (b'{"resourceType": "Questionnaire"}', "This file is not a journal from Alcove or jrnl."),
        (b'{"entries": 1e99999}', "There is a number in this file that no journal needs."),
    ],
)
def test_an_unfit_file_is_turned_away_with_a_place(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot, content: bytes, words: str, journal: JournalStore
) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    sheet = read(screen, path, qtbot)
    assert words in words_of(sheet)
    assert "Nothing was brought in." in words_of(sheet)
    sheet.reject()
    assert journal.count() == 1


def test_a_file_that_is_not_there(screen: JournalScreen, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = read(screen, tmp_path / "gone.json", qtbot)
    assert "This file cannot be opened." in words_of(sheet)
    sheet.reject()


def test_a_file_without_entries_offers_only_to_close(screen: JournalScreen, tmp_path: Path, qtbot: QtBot) -> None:
    sheet = read(screen, export(tmp_path / "j.json", 0), qtbot)
    assert "There is no entry in it." in words_of(sheet)
    assert not hasattr(sheet, "bring_button")
    sheet.reject()


def test_trouble_on_the_way_says_how_far_it_came(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot, workspace: Workspace, journal: JournalStore
) -> None:
    sheet = read(screen, export(tmp_path / "j.json", 40), qtbot)
    assert isinstance(sheet, ImportSheet)
    vault = workspace.vault.path
    away = vault.rename(vault.with_name("on another disk"))
    sheet.bring_button.click()
    qtbot.waitUntil(screen.card.result.isVisible, timeout=20_000)
    assert screen.card.words.text() == "The journal is not where it was. Nothing was brought in."
    assert not screen.card.undo_button.isVisible()
    away.rename(vault)
    assert journal.count() == 1


def test_the_file_is_chosen_in_a_dialog_of_the_system(screen: JournalScreen, tmp_path: Path, qtbot: QtBot) -> None:
    path = export(tmp_path / "j.json", 3)
    screen.importing.choose_file()
    dialog = screen.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    with qtbot.waitSignal(screen.importing.sheet_opened, timeout=20_000) as said:
        dialog.fileSelected.emit(str(path))
        dialog.reject()
    sheet = said.args[0]
    assert isinstance(sheet, ImportSheet)
    assert "3 entries" in words_of(sheet)
    sheet.reject()
