"""Everything goes out to where somebody wants it, or nothing does; what was taken out can be brought in again."""

import stat
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import pytest
from pytestqt.qtbot import QtBot

from app.domain.feelings import Feeling
from app.domain.moods import Mood
from app.domain.pictures import line_for
from app.exchange import markdown_files, whole_file
from app.jobs import Jobs, Working
from app.ui.journal import export_work
from app.ui.journal.export_sheet import ExportSheet
from app.ui.journal.export_work import TakeOut
from app.ui.journal.screen import JournalScreen
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.support.tour_haven import fill_own
from tests.ui.journal.conftest import EVENING, MakeScreen, Write
from tests.ui.journal.test_importing import read, words_of


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write, workspace: Workspace) -> JournalScreen:
    uid = write("Two stops", "The 14 was half empty.", Mood.LOW).uid
    workspace.feelings.give(uid, [Feeling("sad", 3)])
    workspace.journal.keep_closed(write("Lantern", "quokka", days_ago=1).uid)
    workspace.check_ins.add(Mood.GOOD, EVENING)
    return make_screen()


def said(screen: JournalScreen) -> str:
    return screen.card.words.text()


def test_the_sheet_says_who_can_read_it(screen: JournalScreen) -> None:
    screen.exporting.ask()
    sheet = next(sheet for sheet in screen.window().findChildren(ExportSheet) if sheet.isVisible())
    chosen: list[tuple[bool, bool]] = []
    sheet.chosen.disconnect()
    sheet.chosen.connect(lambda *choice: chosen.append(choice))
    assert not sheet.closed.isChecked() and sheet.markdown.isChecked()
    sheet.json.click()
    sheet.go_button.click()
    assert chosen == [(True, False)]


def test_a_folder_has_a_file_for_each_entry_but_the_closed_one(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "out"
    screen.exporting.write(target, as_json=False)
    qtbot.waitUntil(lambda: "in the files" in said(screen))
    (file,) = (path for path in target.rglob("*") if path.is_file())
    assert "The 14 was half empty." in file.read_text("utf-8") and "sad 3" in file.read_text("utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and stat.S_IMODE(target.stat().st_mode) == 0o700
    assert not list(tmp_path.glob("*.part"))


def test_one_file_comes_back_through_the_import(
    screen: JournalScreen, make_screen: MakeScreen, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "out.json"
    screen.exporting.write(target, as_json=True, closed=True)
    qtbot.waitUntil(target.exists)
    uids = [row.uid for row in workspace.journal.recent(9)]
    for uid in uids:
        workspace.journal.remove_for_good(uid)
    with qtbot.waitSignal(screen.importing.sheet_opened) as opened:
        screen.importing.read(target)
    assert opened.args
    opened.args[0].accept()
    qtbot.waitUntil(lambda: len(workspace.journal.recent(9)) == 2)
    assert [row.uid for row in workspace.journal.recent(9)] == uids
    assert workspace.feelings.of(uids[0]) == (Feeling("sad", 3),)
    assert [row.closed for row in workspace.journal.recent(9)] == [False, True]
    assert len(workspace.check_ins.on_day(EVENING.date())) == 1


def test_nothing_is_written_over(screen: JournalScreen, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    screen.exporting.write(tmp_path / "out", as_json=False)
    assert "another name will do" in said(screen)


def test_a_place_that_takes_nothing_is_said_and_nothing_is_left(
    screen: JournalScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.exporting.write(tmp_path / "nowhere" / "out.json", as_json=True)
    qtbot.waitUntil(lambda: "could not be written" in said(screen))
    assert not (tmp_path / "nowhere").exists()


def test_what_was_stopped_leaves_nothing(workspace: Workspace, tmp_path: Path, qtbot: QtBot, jobs: Jobs) -> None:
    workspace.journal.add(EVENING, "one", "words")
    job = jobs.run(TakeOut(tmp_path / "out", workspace.vault.opener(), closed=False, as_json=False))
    job.stop()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert not (tmp_path / "out.part").exists()


@pytest.mark.parametrize("as_json", [True, False])
def test_pictures_that_are_lost_or_damaged_are_said_at_the_end(
    screen: JournalScreen, workspace: Workspace, tmp_path: Path, qtbot: QtBot, as_json: bool
) -> None:
    damaged = [workspace.pictures.add("jpeg", 4, 3, b"no picture") for _ in range(2)]
    workspace.journal.add(EVENING, "", "\n".join(map(line_for, [*damaged, "0" * 32])))
    workspace.journal.add(EVENING, "", line_for("0" * 32))
    screen.exporting.write(tmp_path / "out", as_json=as_json)
    qtbot.waitUntil(lambda: "in the files now" in said(screen))
    assert "3 entries" in said(screen)
    assert "One picture that the text names is not in your journal, so it is not in the files." in said(screen)
    assert "2 pictures are damaged. They are in the files as they are" in said(screen)
    assert "more than Alcove can bring in" not in said(screen)


@pytest.mark.parametrize(("as_json", "bound"), [(True, whole_file), (False, markdown_files)])
def test_more_than_could_come_in_again_is_said_at_the_end(
    screen: JournalScreen,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    as_json: bool,
    bound: ModuleType,
) -> None:
    monkeypatch.setattr(bound, "_LARGEST", 100)
    screen.exporting.write(tmp_path / "out", as_json=as_json)
    qtbot.waitUntil(lambda: "in the files now" in said(screen))
    assert "This is more than Alcove can bring in again at once. The files are whole" in said(screen)


def test_damaged_pictures_are_said_before_anything_comes_in(
    screen: JournalScreen, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    workspace.journal.add(EVENING, "", line_for(workspace.pictures.add("jpeg", 4, 3, b"no picture")))
    target = tmp_path / "out.json"
    screen.exporting.write(target, as_json=True)
    qtbot.waitUntil(lambda: "in the files now" in said(screen))
    with qtbot.waitSignal(screen.importing.sheet_opened) as opened:
        screen.importing.read(target)
    assert opened.args
    words = [label.text() for label in opened.args[0].findChildren(Label)]
    assert "One picture is damaged or of another form and stays out. The text around it comes in." in words
    assert not any("cannot be read" in line for line in words)


def test_a_file_that_goes_away_before_its_pictures_came_is_said(
    screen: JournalScreen, workspace: Workspace, tmp_path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    uid = workspace.journal.add(EVENING, "", line_for(workspace.pictures.add("jpeg", 4, 3, b"\xff\xd8\xff"))).uid
    target = tmp_path / "out.json"
    screen.exporting.write(target, as_json=True)
    qtbot.waitUntil(lambda: "in the files now" in said(screen))
    workspace.journal.remove_for_good(uid)
    with qtbot.waitSignal(screen.importing.sheet_opened) as opened:
        screen.importing.read(target)
    target.unlink()
    assert opened.args
    opened.args[0].accept()
    qtbot.waitUntil(lambda: "Nothing was brought in." in said(screen))
    assert "This file cannot be opened." in said(screen) and not screen.card.undo_button.isVisible()
    assert workspace.journal.get(uid) is None


class MovingMeanwhile(Working):
    """Work during which somebody gives an entry an older date."""

    def __init__(self, workspace: Workspace, uid: str) -> None:
        self._workspace = workspace
        self._uid = uid

    def wanted_to_stop(self) -> bool:
        return False

    def report(self, done: int, total: int) -> None:
        if done == 1:
            self._workspace.journal.move_to(self._uid, EVENING - timedelta(days=300))


@pytest.mark.parametrize("as_json", [True, False])
def test_an_entry_that_is_moved_meanwhile_is_taken_once(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    monkeypatch.setattr(export_work, "_SLICE", 1)
    uid = workspace.journal.add(EVENING, "", "words").uid
    work = TakeOut(tmp_path / "out", workspace.vault.opener(), closed=False, as_json=as_json)
    assert work(MovingMeanwhile(workspace, uid)).entries == 1


def test_what_is_kept_besides_entries_is_in_both_forms_and_said(
    screen: JournalScreen, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    fill_own(workspace.vault)
    besides = "a plan with 15 lines, 4 things of your own, one place of your own, 2 things you put away, one letter"
    folder, file = tmp_path / "out", tmp_path / "out.json"
    for target in (folder, file):
        screen.exporting.write(target, as_json=target is file)
        qtbot.waitUntil(target.exists)
        qtbot.waitUntil(lambda: f"Besides: {besides}" in said(screen))
        screen.card.words.setText("")
    assert "07700 900142" in (folder / "my-plan.md").read_text("utf-8")
    assert "07700 900142" in file.read_text("utf-8")
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.rglob("*"))
    sheet = read(screen, folder, qtbot)
    assert "They come in from the one JSON file alone." in words_of(sheet)
    sheet.reject()
