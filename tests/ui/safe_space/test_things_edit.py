"""Putting one's own things in: words kept as written, files on their own merits, an order, and a way back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.kit import LARGEST_SOUND, MOST_THINGS, ThingKind
from app.sounds import Player
from app.ui.keep_soon import AFTER_MS
from app.ui.safe_space.getting_ready import GettingReady
from app.ui.safe_space.ready_rows import ReadyRow
from app.ui.safe_space.things.edit_page import ThingsEdit
from app.ui.safe_space.things.thing_card import ThingCard
from app.ui.safe_space.undo_line import UndoLine
from app.ui.safe_space.window import HavenWindow
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.support.picture_files import encoded, image, put
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
TONE = (Path(__file__).parents[2] / "data" / "sounds" / "tone.wav").read_bytes()
_COPY = Qt.DropAction.CopyAction
OpenEdit = Callable[..., ThingsEdit]


@pytest.fixture
def open_edit(open_own: OpenHaven) -> OpenEdit:
    """The page as it is reached from the calm side."""

    def _open(width: int = 1280, height: int = 800) -> ThingsEdit:
        haven = open_own(width, height)
        haven.around.player = Player(haven.around, ("null",))
        haven.get_ready()
        assert isinstance(haven.page, GettingReady)
        haven.page.open_row(ReadyRow.THINGS)
        assert isinstance(haven.page, ThingsEdit)
        return haven.page

    return _open


@pytest.fixture
def page(open_edit: OpenEdit) -> ThingsEdit:
    return open_edit()


def window_of(page: ThingsEdit) -> HavenWindow:
    window = page.window()
    assert isinstance(window, HavenWindow)
    return window


def stored(own: Workspace) -> list[str]:
    return [thing.words for thing in own.kit.all()]


def lines(page: ThingsEdit, own: Workspace, *words: str) -> list[ThingCard]:
    """Lines written by hand."""
    for line in words:
        page.line.click()
        QTest.keyClicks(focus(), line)
    page.flush()
    assert stored(own)[-len(words) :] == list(words)
    return page.things.rows[-len(words) :]


def undo_lines(page: ThingsEdit) -> list[UndoLine]:
    return [line for line in page.findChildren(UndoLine) if line.isVisible()]


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def dropped(paths: list[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def offered(page: ThingsEdit, mime: QMimeData) -> bool:
    """Whether the page would take a drop."""
    enter = QDragEnterEvent(QPoint(9, 9), _COPY, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    page.dragEnterEvent(enter)
    return enter.isAccepted()


def test_a_line_is_kept_some_moments_after_the_last_key(page: ThingsEdit, own: Workspace, qtbot: QtBot) -> None:
    page.line.click()
    assert stored(own) == [], "an empty line is not put into the vault"
    QTest.keyClicks(focus(), "The kettle first.")
    qtbot.waitUntil(lambda: stored(own) == ["The kettle first."], timeout=AFTER_MS + 3000)
    QTest.keyClicks(focus(), " Then we see.")
    qtbot.waitUntil(lambda: stored(own) == ["The kettle first. Then we see."], timeout=AFTER_MS + 3000)


def test_leaving_keeps_the_last_word_and_no_empty_line(page: ThingsEdit, own: Workspace, qtbot: QtBot) -> None:
    haven = window_of(page)
    page.line.click()
    QTest.keyClicks(focus(), "Stay.")
    page.line.click()
    haven.go_back()
    assert stored(own) == ["Stay."]
    qtbot.waitUntil(lambda: not isValid(page))


def test_a_letter_is_no_key_while_somebody_writes(page: ThingsEdit, press: Press) -> None:
    page.line.click()
    press(window_of(page), Key.Key_P, Key.Key_1)
    assert page.things.rows[0].words == "p1"
    assert window_of(page).page is page


def test_pictures_come_in_each_on_its_own(page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    good = [put(tmp_path / f"{n}.png", encoded(image(), b"PNG")) for n in range(2)]
    bad = put(tmp_path / "broken.jpg", encoded(image(600, 400), b"JPEG")[:900])
    page.bring_in([good[0], bad, tmp_path / "gone.png", good[1]])
    qtbot.waitUntil(lambda: "cut off" in page.notice.text())
    things = own.kit.all()
    assert [thing.kind for thing in things] == [ThingKind.PICTURE] * 2 and len(page.things.rows) == 2
    assert all(thing.picture and own.pictures.size(thing.picture) == (300, 200) for thing in things)
    assert page.notice.text() == "“broken.jpg” is broken or was cut off.\n“gone.png” cannot be opened."
    QTest.keyClicks(page.things.rows[1].main, "The pier")
    page.flush()
    assert stored(own) == ["", "The pier"]


def test_a_sound_comes_in_under_the_name_of_its_file(
    page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    page.bring_in([put(tmp_path / "Rain on the tent.wav", TONE)])
    qtbot.waitUntil(lambda: len(page.things.rows) == 1)
    (thing,) = own.kit.all()
    assert thing.words == "Rain on the tent" and thing.sound is not None
    sound = own.sounds.get(thing.sound)
    assert sound is not None and (sound.kind, sound.content) == ("wav", TONE)
    assert sound.length_ms == 800
    assert not page.things.sound.uid, "it does not play by itself"


def test_what_is_no_sound_or_too_large_stays_outside(
    page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    words = put(tmp_path / "notes.mp3", b"just words")
    large = put(tmp_path / "large.wav", TONE + bytes(LARGEST_SOUND))
    page.bring_in([words, large, tmp_path / "gone.wav"])
    qtbot.waitUntil(lambda: "gone" in page.notice.text())
    assert page.notice.text().splitlines() == [
        "“notes.mp3” is not a sound that can be played here.",
        "“large.wav” is larger than 10 MB. A shorter piece of it may fit.",
        "“gone.wav” cannot be opened.",
    ]
    assert own.kit.all() == []


def test_files_are_dropped_in(page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    files = [put(tmp_path / "a.png", encoded(image(), b"PNG")), put(tmp_path / "b.wav", TONE)]
    mime = dropped(files)
    assert offered(page, mime)
    page.dropEvent(QDropEvent(QPointF(9, 9), _COPY, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    qtbot.waitUntil(lambda: len(own.kit.all()) == 2)


def test_a_drop_of_something_else_is_not_taken(page: ThingsEdit, tmp_path: Path) -> None:
    files = [put(tmp_path / "a.png", encoded(image(), b"PNG")), put(tmp_path / "c.txt", b"words")]
    assert not offered(page, dropped(files))
    assert not offered(page, QMimeData())


@pytest.mark.parametrize("button", ["pictures", "sounds"])
def test_files_are_asked_for_with_the_systems_own_dialog(page: ThingsEdit, button: str) -> None:
    getattr(page, button).click()
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.reject()


def test_files_that_are_on_their_way_come_in_when_the_page_is_left(
    page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    haven = window_of(page)
    page.bring_in([put(tmp_path / f"{n}.png", encoded(image(1500, 1500), b"PNG")) for n in range(3)])
    haven.go_back()
    qtbot.waitUntil(lambda: len(own.kit.all()) == 3)


def test_the_thirty_first_stays_outside(page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(MOST_THINGS - 1):
        page.things.show_new(own.kit.add_line(str(number)) or "")
    assert page.limits.text().startswith("There is room for 1 more.")
    page.bring_in([put(tmp_path / f"{n}.png", encoded(image(), b"PNG")) for n in range(2)])
    qtbot.waitUntil(lambda: "no more room" in page.notice.text())
    assert len(own.kit.all()) == MOST_THINGS
    assert page.limits.text() == "All thirty places are taken."
    for button in (page.line, page.pictures, page.sounds):
        button.click()
        assert page.notice.text() == "All thirty places are taken. Taking something out makes room."
    assert len(page.things.rows) == MOST_THINGS and not page.findChildren(QFileDialog)


def test_files_leave_its_place_to_a_line_that_is_being_written(
    page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    for number in range(MOST_THINGS - 2):
        page.things.show_new(own.kit.add_line(str(number)) or "")
    page.line.click()
    page.bring_in([put(tmp_path / f"{n}.png", encoded(image(), b"PNG")) for n in range(2)])
    qtbot.waitUntil(lambda: "no more room" in page.notice.text())
    QTest.keyClicks(page.things.rows[MOST_THINGS - 2].main, "the last one")
    assert page.flush()
    assert "the last one" in stored(own)
    assert len(own.kit.all()) == MOST_THINGS


def test_what_is_new_is_in_sight(page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    lines(page, own, *"abcdef")
    qtbot.waitUntil(lambda: page.things.rows[-1].out.visibleRegion().boundingRect().height() > 0)
    page.bring_in([put(tmp_path / "a.png", encoded(image(), b"PNG"))])
    qtbot.waitUntil(lambda: len(page.things.rows) == 7)
    qtbot.waitUntil(lambda: page.things.rows[-1].out.visibleRegion().boundingRect().height() > 0)


def test_the_order_is_changed_with_buttons(page: ThingsEdit, own: Workspace) -> None:
    one, two, three = lines(page, own, "one", "two", "three")
    assert not one.up.isVisible() and not three.down.isVisible()
    one.down.click()
    assert stored(own) == ["two", "one", "three"]
    assert page.things.rows == [two, one, three]
    tops = [card.mapTo(page, card.rect().topLeft()).y() for card in (two, one, three)]
    page.body.activate()
    assert tops == sorted(tops)
    three.up.click()
    three.up.click()
    assert stored(own) == ["three", "two", "one"]


def test_the_order_is_changed_with_keys_and_the_cursor_stays(page: ThingsEdit, own: Workspace) -> None:
    lines(page, own, "one", "two")
    last = page.things.rows[1]
    last.main.setFocus()
    QTest.keyClick(focus(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert stored(own) == ["two", "one"]
    assert focus() is last.main
    QTest.keyClick(focus(), Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert stored(own) == ["two", "one"]
    QTest.keyClick(focus(), Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert stored(own) == ["one", "two"]


def test_the_keyboard_is_on_a_button_that_is_seen_after_a_move(page: ThingsEdit, own: Workspace) -> None:
    _one, two = lines(page, own, "one", "two")
    two.up.setFocus()
    QTest.keyClick(two.up, Key.Key_Space)
    assert stored(own) == ["two", "one"]
    assert focus() is two.down


def test_what_was_taken_out_can_be_had_back_each_on_its_own(page: ThingsEdit, own: Workspace) -> None:
    one, two, three = lines(page, own, "one", "two", "three")
    one.out.click()
    two.out.click()
    assert stored(own) == ["three"]
    first, second = undo_lines(page)
    assert first.words.text() == "A line is taken out." and focus() is second.button
    first.button.click()
    second.button.click()
    assert stored(own) == ["one", "two", "three"]
    assert page.things.rows == [one, two, three] and not undo_lines(page)


def test_words_that_were_not_stored_yet_come_back_too(page: ThingsEdit, own: Workspace) -> None:
    page.line.click()
    QTest.keyClicks(focus(), "half a ")
    page.things.rows[0].out.click()
    assert stored(own) == []
    (line,) = undo_lines(page)
    line.button.click()
    assert stored(own) == ["half a "]
    QTest.keyClicks(focus(), "line")
    page.flush()
    assert stored(own) == ["half a line"]


def test_what_nobody_wanted_back_leaves_nothing_behind(
    page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    page.bring_in([put(tmp_path / "a.png", encoded(image(), b"PNG")), put(tmp_path / "b.wav", TONE)])
    qtbot.waitUntil(lambda: len(page.things.rows) == 2)
    for card in tuple(page.things.rows):
        card.out.click()
    assert own.vault.one("SELECT (SELECT count(*) FROM picture) + (SELECT count(*) FROM sound)") == (2,)
    window_of(page).go_back()
    assert own.vault.one("SELECT (SELECT count(*) FROM picture) + (SELECT count(*) FROM sound)") == (0,)


def test_one_that_found_no_room_any_more_is_said(page: ThingsEdit, own: Workspace) -> None:
    (one,) = lines(page, own, "one")
    one.out.click()
    for number in range(MOST_THINGS):
        page.things.show_new(own.kit.add_line(str(number)) or "")
    (line,) = undo_lines(page)
    line.button.click()
    assert page.notice.text().startswith("All thirty places are taken.")
    assert len(own.kit.all()) == MOST_THINGS


def test_a_full_disk_loses_no_word(page: ThingsEdit, own: Workspace) -> None:
    (one,) = lines(page, own, "one")
    QTest.keyClicks(one.main, " and two")
    with full_disk():
        assert not page.flush()
        left = page.unsaved()
    assert left is not None and left.body == "one and two"
    assert page.flush() and page.unsaved() is None
    assert stored(own) == ["one and two"]


def test_nothing_is_written_once_the_journal_is_closed(page: ThingsEdit, own: Workspace) -> None:
    (one,) = lines(page, own, "one")
    QTest.keyClicks(one.main, " and two")
    window_of(page).let_go()
    assert stored(own) == ["one"]


def test_a_full_disk_takes_no_file_and_says_so(page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot) -> None:
    picture = put(tmp_path / "a.png", encoded(image(900, 900), b"PNG"))
    with full_disk():
        page.bring_in([picture])
        qtbot.waitUntil(lambda: "could not be stored" in page.notice.text())
    assert own.kit.all() == [] and page.things.rows == []
    page.bring_in([picture])
    qtbot.waitUntil(lambda: len(page.things.rows) == 1 and not page.notice.text())


def test_a_sound_is_tried_out_with_its_own_button(
    page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    page.bring_in([put(tmp_path / "Rain.wav", TONE)])
    qtbot.waitUntil(lambda: len(page.things.rows) == 1)
    (card,) = page.things.rows
    card.play.click()
    assert card.play.text() == "Stop"
    card.play.click()
    assert card.play.text() == "Play"
    card.play.click()
    window_of(page).go_back()
    assert not page.things.sound.uid


def test_everything_has_a_name_and_a_place_of_its_own(page: ThingsEdit, own: Workspace, heard: Heard) -> None:
    lines(page, own, "one", "two")
    names = []
    for widget in page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            names.append(heard(widget).text(QAccessible.Text.Name))
            assert names[-1], widget
    assert len(names) == len(set(names))
    assert "Take out: line, 2 of 2" in names and "Your line: line, 1 of 2" in names


def test_tab_goes_through_the_page_in_its_order(page: ThingsEdit, own: Workspace, press: Press) -> None:
    one, two = lines(page, own, "one", "two")
    two.up.click()
    page.line.setFocus()
    met = []
    for _ in range(10):
        met.append(focus())
        press(window_of(page), Key.Key_Tab)
    assert met == [
        *(page.line, page.pictures, page.sounds),
        *(two.main, two.down, two.out, one.main, one.up, one.out, page.back),
    ]


def test_locking_takes_the_page_and_its_pictures_away(
    page: ThingsEdit, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    haven = window_of(page)
    page.bring_in([put(tmp_path / "a.png", encoded(image(), b"PNG"))])
    qtbot.waitUntil(lambda: page.things.pictures.count == 1)
    pictures = page.things.pictures
    haven.let_go()
    assert haven.page is haven.home and pictures.count == 0
    qtbot.waitUntil(lambda: not isValid(page))


@pytest.mark.parametrize("text_size", [1.0, 1.5, 2.0])
def test_it_fits_the_smallest_window(
    text_size: float, open_edit: OpenEdit, own: Workspace, look: Look, tmp_path: Path, qtbot: QtBot
) -> None:
    look(text_size)
    page = open_edit(960, 600)
    lines(page, own, "The kettle first.")
    page.bring_in([put(tmp_path / "a.png", encoded(image(), b"PNG")), put(tmp_path / "b.wav", TONE)])
    qtbot.waitUntil(lambda: len(page.things.rows) == 3)
    qtbot.waitUntil(lambda: all(is_whole(card) for card in page.things.rows))
    assert all(card.width() <= page.area.viewport().width() for card in page.things.rows)


def is_whole(card: ThingCard) -> bool:
    """Whether everything of a card is inside it, and as wide as it has to be."""
    seen = [card.main, *(tool for tool in card.tools if tool.isVisible())]
    places = [QRect(widget.mapTo(card, QPoint(0, 0)), widget.size()) for widget in seen]
    wide = all(widget.width() >= widget.minimumSizeHint().width() for widget in seen)
    return wide and all(card.rect().contains(place) for place in places)
