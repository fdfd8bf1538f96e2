"""Getting back in with the spare key, and making a new one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, QObject
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app import spare_key
from app.access import Locked, Unlocked
from app.ui.unlock import keep_code
from app.ui.unlock.code_grid import GroupState
from app.ui.unlock.code_page import CodePage
from app.ui.unlock.code_paper import pdf_of
from app.ui.unlock.keep_code import CodeKeeper
from app.ui.unlock.spare_key_sheet import SpareKeySheet
from tests.support.door import PASSWORD
from tests.ui.unlock.conftest import Place, PlaceMaker
from tests.ui.unlock.test_lock import interface_name, tab_round


class Back:
    """A journal with a password, its code, and a start that stands at the page for the code."""

    def __init__(self, place: PlaceMaker) -> None:
        self.code = place().door.set_up(PASSWORD)
        self.place: Place = place()
        self.place.robot.press("Use the spare key")
        page = self.place.screen_shown.page
        assert isinstance(page, CodePage)
        self.page = page

    def states(self) -> list[GroupState]:
        return [box.state for box in self.page.entry.grid.boxes]


@pytest.fixture
def back(place: PlaceMaker) -> Back:
    return Back(place)


def with_slip(code: str, group: int) -> str:
    """The code with one character of one group changed."""
    at = (group - 1) * 6 + 1
    return code[:at] + ("7" if code[at] != "7" else "8") + code[at + 1 :]


# --- typing the code --------------------------------------------------------------------------------------------------


def test_the_keyboard_is_in_the_field(back: Back) -> None:
    assert QApplication.focusWidget() is back.page.entry.field


def test_a_code_typed_group_by_group_ticks_each_one(back: Back) -> None:
    for number, group in enumerate(back.code.lower().split("-"), 1):
        back.place.robot.type(group + " ")
        assert back.states() == [GroupState.FITS] * number + [GroupState.PLAIN] * (7 - number)
    back.place.robot.press("Open")
    back.place.door.until(Unlocked)


def test_a_whole_code_can_be_pasted_and_entered(back: Back) -> None:
    QGuiApplication.clipboard().setText(f"  {back.code}\n")
    back.place.keys("Ctrl+V")
    back.place.robot.type("\n")
    back.place.door.until(Unlocked)


@pytest.mark.parametrize(("group", "name"), [(1, "first"), (3, "third"), (7, "seventh")])
def test_the_group_that_does_not_fit_is_named_while_typing(back: Back, group: int, name: str) -> None:
    back.place.robot.type(with_slip(back.code, group)[: group * 6])
    assert back.place.robot.reads(f"Something in the {name} group does not fit.")
    assert back.states()[group - 1] is GroupState.UNFIT
    assert back.page.entry.field.problem


def test_a_group_half_typed_is_not_called_wrong(back: Back) -> None:
    back.place.robot.type(back.code[:4])
    assert back.page.entry.field.problem is None
    assert back.states() == [GroupState.PLAIN] * 7


def test_with_one_slip_the_rest_is_said_to_be_right(back: Back) -> None:
    back.page.entry.field.setText(with_slip(back.code, 5))
    assert back.place.robot.reads("Something in the fifth group does not fit. Everything else is right.")


def test_with_two_slips_nothing_is_said_to_be_right(back: Back) -> None:
    back.page.entry.field.setText(with_slip(with_slip(back.code, 5), 2))
    assert back.place.robot.reads("Something in the second group does not fit.")
    assert not back.place.robot.reads("Everything else is right")


def test_too_few_and_too_many_are_said(back: Back) -> None:
    back.page.entry.field.setText(back.code[:11])
    back.place.robot.press("Open")
    assert back.place.robot.reads("2 of 7 groups are here so far.")
    back.page.entry.field.setText(back.code + "A")
    back.place.robot.press("Open")
    assert back.place.robot.reads("longer than seven groups")
    assert isinstance(back.place.door.access.state, Locked)


def test_a_code_of_another_journal_is_said_kindly(back: Back) -> None:
    back.page.entry.field.setText(spare_key.new_code())
    back.place.robot.press("Open")
    back.place.robot.wait_for("That did not open it.")
    assert isinstance(back.place.door.access.state, Locked)
    back.page.entry.field.setText(back.code)
    back.place.robot.press("Open")
    back.place.door.until(Unlocked)


def test_back_leads_to_the_password_and_forgets_what_was_typed(back: Back) -> None:
    back.place.robot.type(back.code[:10])
    back.place.robot.press("Back")
    assert interface_name(QApplication.focusWidget() or back.place) == "Password"
    back.place.robot.press("Use the spare key")
    page = back.place.screen_shown.page
    assert isinstance(page, CodePage)
    assert page.entry.field.text() == ""


def test_the_boxes_are_read_out_letter_by_letter(back: Back) -> None:
    back.page.entry.field.setText("A1")
    assert interface_name(back.page.entry.grid.boxes[0]) == "Group 1: A 1"
    assert interface_name(back.page.entry.grid.boxes[1]) == "Group 2, empty"
    interface = QAccessible.queryAccessibleInterface(back.page.entry.grid.boxes[0])
    assert interface is not None
    assert interface.role() == QAccessible.Role.StaticText


def test_the_page_is_walked_by_tab(back: Back) -> None:
    names = tab_round(back.place)
    assert {"Back", "Open", "I need a moment", "Text size"} <= set(names)


def test_the_boxes_stand_in_pairs_beside_large_text(place: PlaceMaker) -> None:
    place().door.set_up(PASSWORD)
    start = place(960, 600)
    start.preferences.change(text_size=2.0)
    start.robot.press("Use the spare key")
    page = start.screen_shown.page
    assert isinstance(page, CodePage)
    QTest.qWait(60)
    tops = [box.y() for box in page.entry.grid.boxes]
    assert tops == sorted(tops)
    assert len(set(tops)) == 4
    assert all(box.width() >= box.sizeHint().width() for box in page.entry.grid.boxes)


# --- a new spare key --------------------------------------------------------------------------------------------------


@pytest.fixture
def inside(place: PlaceMaker) -> tuple[Place, str]:
    start = place()
    return start, start.door.set_up(PASSWORD)


def open_sheet(qtbot: QtBot, place: Place) -> SpareKeySheet:
    sheet = SpareKeySheet(place.door.access, place)
    with qtbot.waitActive(sheet):
        sheet.open()
    qtbot.waitUntil(sheet.panel.print_button.hasFocus)
    return sheet


def test_a_new_spare_key_takes_the_place_of_the_old_one_once_read_back(qtbot: QtBot, inside: tuple[Place, str]) -> None:
    place, old = inside
    sheet = open_sheet(qtbot, place)
    place.robot.press("Use this one")
    assert place.robot.reads("First read group")
    for _ in range(2):
        sheet.panel.field.setFocus()
        place.robot.type(sheet.panel.code.split("-")[sheet.panel.asked_group - 1])
    new = sheet.panel.code
    place.robot.press("Use this one")
    place.door.until_said("keys_changed")
    assert place.door.access.recovery_confirmed
    place.door.access.lock()
    place.door.access.open_with_recovery_code(old)
    place.door.until_said("not_opened")
    place.door.access.open_with_recovery_code(new)
    place.door.until(Unlocked)


def test_a_sheet_that_is_closed_leaves_the_old_spare_key(qtbot: QtBot, inside: tuple[Place, str]) -> None:
    place, old = inside
    open_sheet(qtbot, place)
    place.robot.press("Not now")
    place.door.access.lock()
    place.door.access.open_with_recovery_code(old)
    place.door.until(Unlocked)


def test_locking_closes_the_sheet(qtbot: QtBot, inside: tuple[Place, str]) -> None:
    place, _old = inside
    sheet = open_sheet(qtbot, place)
    place.door.access.lock()
    assert not sheet.isVisible()


# --- on paper ---------------------------------------------------------------------------------------------------------


def test_the_pdf_is_one_page_and_its_title_tells_nothing() -> None:
    page = pdf_of(spare_key.new_code(), QDate(2026, 1, 5))
    assert page.startswith(b"%PDF")
    assert page.count(b"/Type /Page\n") == 1
    (title,) = page.split(b"/Title")[1:]
    assert "Alcove".encode("utf-16-be") in title[:40]


def test_saving_asks_for_a_place_with_a_name_that_tells_nothing(
    qtbot: QtBot, inside: tuple[Place, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keep_code, "best_folder", lambda: tmp_path)
    place, _old = inside
    sheet = open_sheet(qtbot, place)
    place.robot.press("Save as PDF")
    (dialog,) = sheet.findChildren(QFileDialog)
    offered = Path(dialog.selectedFiles()[0])
    assert offered.parent == tmp_path
    assert offered.name.startswith("Alcove 20")
    dialog.reject()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    keeper = sheet.panel.findChild(CodeKeeper)
    assert isinstance(keeper, CodeKeeper)
    keeper.write_page(str(offered))
    assert offered.read_bytes().startswith(b"%PDF")
    assert place.robot.reads("Saved. It opens Alcove")
    assert offered.stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, inside: tuple[Place, str], tmp_path: Path) -> None:
    place, _old = inside
    sheet = open_sheet(qtbot, place)
    keeper = sheet.panel.findChild(CodeKeeper)
    assert isinstance(keeper, QObject)
    keeper.save_page(sheet.panel.code, QDate(2026, 1, 5))
    for dialog in sheet.findChildren(QFileDialog):
        dialog.reject()
    keeper.write_page(f"{tmp_path}/no such folder/key.pdf")
    assert place.robot.reads("That did not save.")
