"""Pictures by paste, drop and choice; broken and hostile ones stay outside with a sentence, and nothing half."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.pictures import line_for, named_in
from app.ui import picture_in
from app.ui.journal.screen import JournalScreen
from app.ui.picture_in import Unfit, UnfitPicture, decode, prepare
from app.workspace import Workspace
from tests.support.picture_files import encoded, gif, image, moving_png, put
from tests.ui.journal.conftest import MakeScreen


@pytest.fixture
def screen(make_screen: MakeScreen) -> JournalScreen:
    screen = make_screen()
    screen.new_entry()
    return screen


def shown(screen: JournalScreen) -> list[str]:
    return named_in(screen.page.editor.text())


def paste(screen: JournalScreen, mime: QMimeData) -> None:
    screen.page.editor.insertFromMimeData(mime)


def test_a_pasted_picture_stands_on_its_own_line_and_in_the_vault(
    screen: JournalScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    screen.page.editor.write_over("By the sea")
    mime = QMimeData()
    mime.setImageData(image())
    paste(screen, mime)
    qtbot.waitUntil(lambda: len(shown(screen)) == 1)
    (uid,) = shown(screen)
    assert screen.page.editor.text() == f"By the sea\n{line_for(uid)}\n"
    assert workspace.pictures.size(uid) == (300, 200)
    screen.flush()
    assert workspace.vault.one("SELECT count(*) FROM entry_picture") == (1,)


def test_room_is_kept_below_its_line_and_one_undo_takes_both(screen: JournalScreen, qtbot: QtBot) -> None:
    editor = screen.page.editor
    editor.write_over("before")
    mime = QMimeData()
    mime.setImageData(image())
    paste(screen, mime)
    qtbot.waitUntil(lambda: editor.document().findBlockByNumber(1).blockFormat().bottomMargin() > 100)
    dots = screen.page.editor.viewport().grab().toImage()
    there = [dots.pixelColor(dots.width() // 4, y) for y in range(0, dots.height(), 4)]
    assert any(abs(colour.green() - 120) < 12 and colour.red() < 40 for colour in there)
    editor.undo()
    assert editor.text() == "before"
    assert all(
        editor.document().findBlockByNumber(number).blockFormat().bottomMargin() == 0
        for number in range(editor.document().blockCount())
    )


def test_opening_keeps_room_and_leaves_nothing_to_undo(screen: JournalScreen, workspace: Workspace) -> None:
    made = prepare(image())
    uid = workspace.pictures.add(made.kind, made.width, made.height, made.content)
    screen.page.editor.open_text(f"a\n{line_for(uid)}\nb")
    assert screen.page.editor.document().findBlockByNumber(1).blockFormat().bottomMargin() > 100
    assert not screen.page.editor.document().isUndoAvailable()


def test_dropped_files_come_in_all_or_none(
    screen: JournalScreen, workspace: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [put(tmp_path / f"{n}.png", encoded(image(), b"PNG")) for n in range(2)]
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    paste(screen, mime)
    qtbot.waitUntil(lambda: len(shown(screen)) == 2)
    put(files[1], b"\x89PNG\r\n\x1a\n broken")
    paste(screen, mime)
    qtbot.waitUntil(lambda: "broken" in screen.toasts.toast.words.text())
    assert len(shown(screen)) == 2
    assert workspace.vault.one("SELECT count(*) FROM picture") == (2,)


def test_words_win_over_a_picture_of_them(screen: JournalScreen) -> None:
    mime = QMimeData()
    mime.setText("words")
    mime.setImageData(image())
    paste(screen, mime)
    assert screen.page.editor.text() == "words"


def test_what_a_camera_wrote_beside_the_dots_stays_outside() -> None:
    made = image()
    made.setText("Comment", "GPS 51.5 somewhere")
    for kind in (b"PNG", b"JPEG"):
        assert b"GPS" in encoded(made, kind)
        assert b"GPS" not in prepare(decode(encoded(made, kind))).content


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Unfit.NOT_A_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", Unfit.NOT_A_PICTURE),
        (b"%PDF-1.7", Unfit.NOT_A_PICTURE),
        (b"just words", Unfit.NOT_A_PICTURE),
        (b"P6 100 100 255\nabc", Unfit.BROKEN),
    ],
)
def test_what_is_no_picture_stays_outside(data: bytes, reason: Unfit) -> None:
    with pytest.raises(UnfitPicture) as caught:
        decode(data)
    assert caught.value.reason is reason


def test_one_that_would_fill_the_memory_is_turned_away_before_it_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encoded(image(300, 200), b"PNG")
    monkeypatch.setattr(picture_in, "_MOST_DOTS", 59_999)
    with pytest.raises(UnfitPicture) as caught:
        decode(data)
    assert caught.value.reason is Unfit.TOO_LARGE


@pytest.mark.parametrize("kind", [b"PNG", b"JPEG", b"BMP"])
@pytest.mark.parametrize("left", [0.2, 0.6, 0.97])
def test_one_that_was_cut_off_stays_outside(kind: bytes, left: float) -> None:
    whole = encoded(image(600, 400), kind)
    with pytest.raises(UnfitPicture) as caught:
        decode(whole[: int(len(whole) * left)])
    assert caught.value.reason in (Unfit.BROKEN, Unfit.NOT_A_PICTURE)


def test_a_gif_that_was_cut_off_stays_outside() -> None:
    assert decode(gif(1) + b"\0\0").width() == 4
    with pytest.raises(UnfitPicture) as caught:
        decode(gif(1)[:-6])
    assert caught.value.reason is Unfit.BROKEN


def test_what_a_telephone_puts_behind_the_end_of_a_jpeg_does_not_matter() -> None:
    assert decode(encoded(image(), b"JPEG") + b"a moving picture " * 100).width() == 300


def test_the_end_of_the_small_picture_inside_a_jpeg_is_not_its_end() -> None:
    whole = encoded(image(600, 400), b"JPEG")
    small = b"\xff\xe1" + (2 + 6).to_bytes(2, "big") + b"ab\xff\xd9cd" + b"\xff\xff\xff"
    assert decode(whole[:2] + small + whole[3:]).width() == 600
    with pytest.raises(UnfitPicture):
        decode(whole[:2] + small + whole[3:-40])


@pytest.mark.parametrize("data", [gif(2), moving_png()])
def test_one_that_moves_is_told_from_a_still_one(data: bytes) -> None:
    assert not decode(data).isNull()
    assert not decode(gif(1), only_still=True).isNull()
    with pytest.raises(UnfitPicture) as caught:
        decode(data, only_still=True)
    assert caught.value.reason is Unfit.MOVES


def test_a_large_one_becomes_as_large_as_it_is_shown() -> None:
    made = prepare(decode(encoded(image(4000, 1000), b"JPEG")))
    assert (made.kind, made.width, made.height) == ("jpeg", 1600, 400)
    assert prepare(image(20, 10, clear=True)).kind == "png"


def test_a_name_says_nothing_about_what_is_inside(tmp_path: Path, screen: JournalScreen, qtbot: QtBot) -> None:
    screen.picturing.add([put(tmp_path / "photo.jpg", encoded(image(), b"PNG"))])
    qtbot.waitUntil(lambda: len(shown(screen)) == 1)
    screen.picturing.add([tmp_path / "nowhere.jpg"])
    qtbot.waitUntil(lambda: "cannot be opened" in screen.toasts.toast.words.text())


def test_another_entry_that_is_open_by_then_gets_nothing(screen: JournalScreen, qtbot: QtBot, tmp_path: Path) -> None:
    screen.page.editor.write_over("first")
    screen.picturing.add([put(tmp_path / "a.png", encoded(image(), b"PNG"))])
    screen.new_entry()
    qtbot.waitUntil(lambda: "Another entry is open" in screen.toasts.toast.words.text())
    assert screen.page.editor.text() == ""
    QApplication.processEvents()
