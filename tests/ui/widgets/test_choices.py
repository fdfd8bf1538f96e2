"""Segments, answers, switches and chips: roles, keys, whole areas, and a second sign beside colour."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from app.ui.theme import Role, Theme
from app.ui.widgets.chips import AddChip, Chip
from app.ui.widgets.choice import ChoiceRow
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.switch import CheckRow
from tests.ui.widgets.conftest import Heard, Show

LONG = "Ask for the password again after a while in which nothing was typed and nothing was moved at all"


def _segments() -> Segmented:
    return Segmented([(14, "2 weeks"), (90, "3 months"), (None, "All")], name="How far back")


def test_segments_are_radio_buttons_that_say_the_key_of_the_chosen_one(show: Show, heard: Heard) -> None:
    segmented = _segments()
    show(segmented)
    chosen = QSignalSpy(segmented.chosen)
    segmented.choose(14)
    assert (segmented.value(), chosen.count()) == (14, 0)
    segments = segmented.findChildren(QRadioButton)
    assert {heard(segment).role() for segment in segments} == {QAccessible.Role.RadioButton}
    assert heard(segments[0]).state().checked
    segments[0].setFocus()
    QTest.keyClick(segments[0], Qt.Key.Key_Right)
    QTest.mouseClick(segments[2], Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert [chosen.at(number)[0] for number in range(chosen.count())] == [90, None]
    assert segmented.value() is None
    assert heard(segmented).text(QAccessible.Text.Name) == "How far back"


def test_choosing_a_segment_moves_nothing(show: Show) -> None:
    segmented = _segments()
    show(segmented)
    before = [segment.sizeHint() for segment in segmented.findChildren(QRadioButton)]
    segmented.choose(90)
    assert [segment.sizeHint() for segment in segmented.findChildren(QRadioButton)] == before


def test_answers_exclude_each_other_and_arrow_keys_walk_through_them(show: Show, heard: Heard) -> None:
    rows = [ChoiceRow(text, hint=str(number)) for number, text in enumerate(("Not at all", "A little", "Often"), 1)]
    show(*rows)
    rows[0].click()
    rows[0].setFocus()
    QTest.keyClick(rows[0], Qt.Key.Key_Down)
    assert [row.isChecked() for row in rows] == [False, True, False]
    QTest.mouseClick(rows[2], Qt.MouseButton.LeftButton, pos=QPoint(rows[2].width() - 3, 3))
    assert [row.isChecked() for row in rows] == [False, False, True]
    assert heard(rows[2]).role() == QAccessible.Role.RadioButton
    assert heard(rows[2]).text(QAccessible.Text.Name) == "Often"
    assert heard(rows[2]).state().checked


def test_a_chosen_answer_has_a_dot_and_a_thicker_edge(show: Show, look: Theme) -> None:
    row = ChoiceRow("Often")
    show(row)
    centre = QPoint(37, row.height() // 2)
    assert row.grab().toImage().pixelColor(centre) == look.colour("lift")
    row.click()
    picture = row.grab().toImage()
    assert picture.pixelColor(centre) == look.colour("accent")
    assert picture.pixelColor(row.width() // 2, 1) == look.colour("accent")


def test_an_answer_is_sixty_four_high_and_taller_with_a_note(qtbot: QtBot, heard: Heard) -> None:
    plain, noted = ChoiceRow("A password"), ChoiceRow("This computer", LONG)
    for row in (plain, noted):
        qtbot.addWidget(row)
    assert plain.heightForWidth(500) == 64
    assert noted.heightForWidth(300) > noted.heightForWidth(900) > 64
    assert heard(noted).text(QAccessible.Text.Description) == LONG
    noted.set_note("Shorter")
    assert heard(noted).text(QAccessible.Text.Description) == "Shorter"


def test_enter_on_an_answer_is_left_to_the_page(show: Show) -> None:
    row = ChoiceRow("Often")
    show(row)
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert not row.isChecked()


def test_a_switch_row_is_a_check_box_and_presses_as_a_whole(show: Show, heard: Heard) -> None:
    row = CheckRow("Journal", "2 of 9 entries")
    show(row)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 2, row.height() - 2))
    assert row.isChecked()
    assert heard(row).role() == QAccessible.Role.CheckBox
    assert heard(row).state().checked
    assert heard(row).text(QAccessible.Text.Description) == "2 of 9 entries"
    QTest.keyClick(row, Qt.Key.Key_Space)
    assert not row.isChecked()


def test_a_double_click_switches_once(show: Show) -> None:
    row = CheckRow("Journal")
    show(row)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(row, Qt.MouseButton.LeftButton)
    assert row.isChecked()


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_rows_break_their_words_instead_of_clipping_them(show: Show, look: Theme, size: float) -> None:
    look.set_text_size(size)
    check, choice = CheckRow(LONG, LONG), ChoiceRow(LONG, LONG)
    show(check, choice, width=460, height=1400)
    for row in (check, choice):
        assert row.height() >= row.heightForWidth(row.width())
        assert row.heightForWidth(row.width()) >= 3 * look.line_height(Role.BODY)


def test_a_chip_that_is_on_has_a_tick_and_bold_words_and_stays_a_target(show: Show, heard: Heard) -> None:
    chip = Chip("Tired")
    show(chip)
    off = chip.sizeHint()
    assert off.height() >= 32
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()
    assert chip.sizeHint().width() > off.width() + 18
    assert heard(chip).role() == QAccessible.Role.CheckBox
    assert heard(chip).text(QAccessible.Text.Name) == "Tired"


def test_the_chip_that_adds_is_a_button(show: Show, heard: Heard) -> None:
    chip = AddChip("Feeling")
    show(chip)
    pressed = QSignalSpy(chip.clicked)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(1, 16))
    assert pressed.count() == 1
    assert heard(chip).role() == QAccessible.Role.Button


def test_selections_get_an_edge_when_more_contrast_is_asked_for(show: Show, look: Theme) -> None:
    chip = Chip("Tired")
    chip.setChecked(True)
    show(chip)
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 1) != look.colour("accent")
    look.set_contrast("more")
    assert chip.grab().toImage().pixelColor(chip.width() // 2, 1) == look.colour("accent")
