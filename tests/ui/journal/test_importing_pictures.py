"""A folder of text files with pictures comes in: whole ones stand in the entries, the others stay out by name."""

import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.finding import Finding
from app.domain.pictures import line_for, named_in
from app.exchange import pictures_beside
from app.exchange.markdown_files import read_folder
from app.exchange.pictures_beside import PicturesBeside
from app.jobs import Jobs
from app.storage.journal import JournalStore
from app.ui.journal import import_batches
from app.ui.journal.import_sheet import ImportSheet, LeftOutSheet
from app.ui.journal.screen import JournalScreen
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.support.picture_files import encoded, gif, image, moving_png, put
from tests.ui.journal.conftest import MakeScreen, Write


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write) -> JournalScreen:
    write("Mine", "my own words")
    return make_screen()


def write_day(folder: Path, day: int, *names: str) -> str:
    """A text that names pictures; its words."""
    body = "\n".join(("Words", *(f"![{name}]({name})" for name in names)))
    put(folder / f"2020-01-{day:02}.md", body.encode())
    return body


def read(screen: JournalScreen, folder: Path, qtbot: QtBot) -> ImportSheet:
    with qtbot.waitSignal(screen.importing.sheet_opened, timeout=20_000) as said:
        screen.importing.read(folder)
    sheet = said.args[0]
    assert isinstance(sheet, ImportSheet)
    return sheet


def bring_in(screen: JournalScreen, folder: Path, qtbot: QtBot, jobs: Jobs) -> str:
    """What is said afterwards, and when asked which pictures stay out."""
    read(screen, folder, qtbot).bring_button.click()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=30_000)
    qtbot.waitUntil(screen.card.result.isVisible)
    said = screen.card.words.text()
    if not screen.card.list_button.isVisible():
        return said
    screen.card.list_button.click()
    sheet = next(sheet for sheet in screen.findChildren(LeftOutSheet) if sheet.isVisible())
    sheet.close_button.click()
    return f"{said}\n{words_of(sheet)}"


def words_of(sheet: ImportSheet | LeftOutSheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(Label))


def body_of(journal: JournalStore, day: int) -> str:
    return next(
        entry.body
        for row in journal.rows(0, 999)
        if row.about.day == day and (entry := journal.get(row.uid)) is not None and entry.about.year == 2020
    )


def count(workspace: Workspace) -> int:
    return int((workspace.vault.one("SELECT count(*) FROM picture") or (0,))[0])


def test_they_stand_in_their_entries_made_anew(
    screen: JournalScreen, workspace: Workspace, journal: JournalStore, tmp_path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    folder = tmp_path / "in"
    made = image(3000, 1500)
    made.setText("Comment", "GPS 51.5 somewhere")
    assert b"GPS" in put(folder / "by sea/a.jpg", encoded(made, b"JPEG")).read_bytes()
    put(folder / "really a png.jpg", encoded(image(clear=True), b"PNG"))
    put(folder / "still.gif", gif(1))
    write_day(folder, 1, "by%20sea/a.jpg", "really a png.jpg", "still.gif", "by%20sea/a.jpg")
    write_day(folder, 2, "still.gif")
    assert "stay" not in words_of(read(screen, folder, qtbot)).replace("already stays as it is", "")
    assert bring_in(screen, folder, qtbot, jobs) == "2 entries are in your journal now."
    body = body_of(journal, 1)
    large, clear, still = named_in(body)
    assert body.splitlines()[1] == body.splitlines()[4] == line_for(large, "by%20sea/a.jpg")
    assert named_in(body_of(journal, 2)) == [still]
    assert workspace.pictures.size(large) == (1600, 800)
    assert b"GPS" not in (workspace.pictures.content(large) or b"GPS")
    kept = workspace.pictures.get(clear)
    assert kept is not None and kept.kind == "png"
    assert count(workspace) == 3
    assert len(journal.find(Finding(with_pictures=True))) == 2


def test_the_others_stay_out_by_name_and_their_words_as_they_were(
    screen: JournalScreen, workspace: Workspace, journal: JournalStore, tmp_path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    folder = tmp_path / "in"
    whole = encoded(image(600, 400), b"JPEG")
    bad = {
        "broken.png": (b"\x89PNG\r\n\x1a\n broken", "it is broken or was cut off"),
        "cut.jpg": (whole[: len(whole) // 2], "it is broken or was cut off"),
        "moves.gif": (gif(2), "it moves, and only still ones can be shown here"),
        "moves.png": (moving_png(), "it moves, and only still ones can be shown here"),
        "words.jpg": (b"just words", "it is not a picture that can be shown here"),
        "empty.jpg": (b"", "it is not a picture that can be shown here"),
        "wide.pbm": (b"P4 20000 20000\n", "it is larger than an entry can hold"),
    }
    for day, (name, (content, _)) in enumerate(bad.items(), start=1):
        put(folder / name, content)
        write_day(folder, day, name)
    put(folder / "good.jpg", whole)
    text = write_day(folder, 20, "nowhere.jpg", "good.jpg")
    words = words_of(read(screen, folder, qtbot))
    assert "One picture stays out; the words that name it stay as they are:" in words
    assert "2020-01-20.md, the picture nowhere.jpg: it is not there." in words
    for day, (name, (_, reason)) in enumerate(bad.items(), start=1):
        said = bring_in_one(screen, folder, f"2020-01-{day:02}.md", tmp_path / f"one {day}", qtbot, jobs)
        assert said.startswith("One entry is in your journal now. One picture stays out.\n")
        assert f"\n2020-01-{day:02}.md, the picture {name}: {reason}." in said
        assert body_of(journal, day) == f"Words\n![{name}]({name})"
    assert count(workspace) == 0
    said = bring_in(screen, folder, qtbot, jobs)
    assert "One picture stays out" in said and "2020-01-20.md, the picture nowhere.jpg: it is not there." in said
    (uid,) = named_in(body_of(journal, 20))
    assert body_of(journal, 20) == text.replace("![good.jpg](good.jpg)", line_for(uid, "good.jpg"))


def bring_in_one(screen: JournalScreen, folder: Path, name: str, apart: Path, qtbot: QtBot, jobs: Jobs) -> str:
    """Brings in a copy of the folder that has one text only."""
    for path in folder.iterdir():
        if path.suffix != ".md" or path.name == name:
            put(apart / path.name, path.read_bytes())
    return bring_in(screen, apart, qtbot, jobs)


def test_more_than_five_are_counted(screen: JournalScreen, tmp_path: Path, qtbot: QtBot, jobs: Jobs) -> None:
    write_day(tmp_path / "in", 1, *(f"{number}.jpg" for number in range(8)))
    words = words_of(read(screen, tmp_path / "in", qtbot))
    assert "8 pictures stay out; the words that name them stay as they are:" in words
    assert words.count("it is not there") == 5 and "and 3 more" in words
    said = bring_in(screen, tmp_path / "in", qtbot, jobs)
    assert "8 pictures stay out." in said and said.count("it is not there") == 8


def test_one_that_cannot_be_opened_stays_out(
    screen: JournalScreen,
    journal: JournalStore,
    tmp_path: Path,
    qtbot: QtBot,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(tmp_path / "in/a.jpg", encoded(image(), b"JPEG"))
    text = write_day(tmp_path / "in", 1, "a.jpg")
    # Nothing is closed to root, so here it is the system that refuses.
    monkeypatch.setattr(pictures_beside, "_OPEN", os.O_DIRECTORY)
    assert "2020-01-01.md, the picture a.jpg: it cannot be opened." in bring_in(screen, tmp_path / "in", qtbot, jobs)
    assert body_of(journal, 1) == text


def test_taking_it_back_takes_the_pictures_too_and_leaves_what_was_there(
    screen: JournalScreen, workspace: Workspace, journal: JournalStore, tmp_path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    own = workspace.pictures.add("jpeg", 4, 3, encoded(image(4, 3), b"JPEG"))
    journal.rewrite(journal.recent(1)[0].uid, body=line_for(own))
    put(tmp_path / "in/a.jpg", encoded(image(), b"JPEG"))
    write_day(tmp_path / "in", 1, "a.jpg")
    bring_in(screen, tmp_path / "in", qtbot, jobs)
    assert count(workspace) == 2
    screen.card.undo_button.click()
    qtbot.waitUntil(lambda: screen.card.words.text() == "Your journal is as it was before.", timeout=20_000)
    assert count(workspace) == 1 and workspace.pictures.content(own) is not None


def test_stopping_leaves_no_entry_without_its_pictures_and_no_picture_without_its_entry(
    screen: JournalScreen,
    workspace: Workspace,
    journal: JournalStore,
    tmp_path: Path,
    qtbot: QtBot,
    jobs: Jobs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(import_batches, "_MOST_BYTES", 1)
    dots = encoded(image(1500, 1500), b"JPEG")
    for day in range(1, 29):
        for part in "abcd":
            put(tmp_path / f"in/{day}{part}.jpg", dots)
        write_day(tmp_path / "in", day, *(f"{day}{part}.jpg" for part in "abcd"))
    read(screen, tmp_path / "in", qtbot).bring_button.click()
    work = screen.card._work
    assert work is not None
    qtbot.waitUntil(lambda: journal.count() > 2, timeout=20_000)
    work.stop_button.click()
    qtbot.waitUntil(screen.card.result.isVisible, timeout=20_000)
    brought = journal.count() - 1
    assert 0 < brought < 28
    assert screen.card.words.text() == f"{brought} entries are in your journal now."
    assert count(workspace) == 4 * brought
    assert workspace.vault.one("SELECT count(*) FROM entry_picture") == (4 * brought,)


def test_steps_are_short_where_pictures_are_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in range(1, 7):
        put(tmp_path / f"{day}.jpg", encoded(image(40 * day, 40), b"JPEG"))
        write_day(tmp_path, day, f"{day}.jpg", "1.jpg")
    preview = read_folder(tmp_path, {})
    one = len(import_batches.make_picture("0" * 32, (tmp_path / "1.jpg").read_bytes()).content)
    monkeypatch.setattr(import_batches, "_MOST_BYTES", one + 1)
    beside = PicturesBeside(tmp_path, preview.places, import_batches.make_picture)

    class Patient:
        def wanted_to_stop(self) -> bool:
            return False

        def report(self, done: int, total: int) -> None: ...

    steps = list(import_batches.batches(preview.entries, beside, Patient()))
    assert len(steps) >= 3 and sum(len(step.pictures) for step in steps) == 6
    assert max(len(step.pictures) for step in steps) <= 2
