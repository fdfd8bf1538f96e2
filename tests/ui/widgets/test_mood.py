"""Five windows that differ without colour, chosen by mouse, by arrow keys and by number."""

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from app.domain.moods import Mood
from app.ui.theme import Theme
from app.ui.widgets.mood import MoodChip, MoodPicker, mood_word, paint_mood_window
from tests.ui.widgets.conftest import Heard, Show


def _windows(picker: MoodPicker) -> list[QRadioButton]:
    return picker.findChildren(QRadioButton)


def _drawn(mood: Mood, side: int, look: Theme) -> QImage:
    picture = QImage(side, side, QImage.Format.Format_RGB32)
    picture.fill(look.colour("card"))
    painter = QPainter(picture)
    paint_mood_window(painter, picture.rect(), mood, look)
    painter.end()
    return picture


def test_each_window_says_its_word_and_its_place(qtbot: QtBot, heard: Heard) -> None:
    picker = MoodPicker()
    qtbot.addWidget(picker)
    names = [heard(window).text(QAccessible.Text.Name) for window in _windows(picker)]
    assert names == ["Very low, 1 of 5", "Low, 2 of 5", "So-so, 3 of 5", "Good, 4 of 5", "Very good, 5 of 5"]
    assert {heard(window).role() for window in _windows(picker)} == {QAccessible.Role.RadioButton}


def test_nothing_is_chosen_at_first(qtbot: QtBot) -> None:
    picker = MoodPicker()
    qtbot.addWidget(picker)
    assert picker.mood() is None


@pytest.mark.parametrize("mood", list(Mood))
def test_its_number_picks_a_mood_once(show: Show, mood: Mood, heard: Heard) -> None:
    picker = MoodPicker()
    show(picker)
    picked = QSignalSpy(picker.picked)
    _windows(picker)[0].setFocus()
    QTest.keyClick(_windows(picker)[0], Qt.Key(Qt.Key.Key_0.value + mood.value))
    assert [picked.at(0)[0], picked.count()] == [mood, 1]
    assert picker.mood() is mood
    assert heard(_windows(picker)[mood.value - 1]).state().checked


def test_a_number_with_control_is_left_to_the_window(show: Show) -> None:
    picker = MoodPicker()
    show(picker)
    picked = QSignalSpy(picker.picked)
    QTest.keyClick(_windows(picker)[0], Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert picked.count() == 0


def test_arrow_keys_walk_before_a_choice_and_choose_after_one(show: Show) -> None:
    picker = MoodPicker()
    show(picker)
    windows = _windows(picker)
    windows[0].setFocus()
    QTest.keyClick(windows[0], Qt.Key.Key_Right)
    assert windows[1].hasFocus()
    assert picker.mood() is None
    QTest.keyClick(windows[1], Qt.Key.Key_Space)
    assert picker.mood() is Mood.LOW
    QTest.keyClick(windows[1], Qt.Key.Key_Right)
    assert picker.mood() is Mood.SO_SO


def test_a_press_anywhere_on_a_window_picks_it_and_a_double_click_picks_once(show: Show) -> None:
    picker = MoodPicker()
    show(picker)
    picked = QSignalSpy(picker.picked)
    good = _windows(picker)[3]
    QTest.mouseClick(good, Qt.MouseButton.LeftButton, pos=QPoint(1, good.height() - 2))
    QTest.mouseDClick(good, Qt.MouseButton.LeftButton)
    assert [picked.at(0)[0], picked.count()] == [Mood.GOOD, 1]


def test_a_mood_that_is_only_shown_is_not_picked(qtbot: QtBot) -> None:
    picker = MoodPicker()
    qtbot.addWidget(picker)
    picked = QSignalSpy(picker.picked)
    picker.set_mood(Mood.VERY_GOOD)
    assert picker.mood() is Mood.VERY_GOOD
    picker.set_mood(None)
    assert picker.mood() is None
    picker.set_mood(Mood.LOW)
    assert picker.mood() is Mood.LOW
    assert picked.count() == 0


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("width", [520, 910])
def test_no_word_is_wider_than_its_window_at_any_text_size(show: Show, look: Theme, size: float, width: int) -> None:
    look.set_text_size(size)
    picker = MoodPicker()
    show(picker, width=width + 24, height=700)
    for window in _windows(picker):
        assert window.width() >= window.minimumSizeHint().width()
        assert window.height() >= window.heightForWidth(window.width())


def test_the_small_picker_is_smaller_but_still_a_target(qtbot: QtBot) -> None:
    small, large = MoodPicker(size="small"), MoodPicker()
    for picker in (small, large):
        qtbot.addWidget(picker)
    assert small.sizeHint().height() < large.sizeHint().height()
    assert min(window.sizeHint().height() for window in _windows(small)) >= 44
    assert min(window.sizeHint().width() for window in _windows(small)) >= 44


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("side", [24, 58])
def test_windows_differ_when_all_colour_is_taken_away(look: Theme, scheme: str, side: int) -> None:
    """The second carrier is how high the light stands, so grey pictures still differ."""
    look.set_scheme(scheme)
    heights = []
    for mood in Mood:
        grey = _drawn(mood, side, look).convertToFormat(QImage.Format.Format_Grayscale8)
        column = [grey.pixelColor(side // 2, y).value() for y in range(side // 8, side * 9 // 10)]
        heights.append(column.index(max(column)) if mood is not Mood.VERY_LOW else side)
    assert all(lower > higher for lower, higher in itertools.pairwise(heights))


def test_the_darkest_window_has_two_stars(look: Theme) -> None:
    picture = _drawn(Mood.VERY_LOW, 96, look)
    lit = [(x, y) for x in range(96) for y in range(60) if picture.pixelColor(x, y) == look.colour("sun")]
    columns = sorted({x for x, _ in lit})
    groups = 1 + sum(after - before > 1 for before, after in itertools.pairwise(columns))
    assert groups == 2


def test_the_edge_can_be_left_away(look: Theme) -> None:
    edges = []
    for edge in (True, False):
        picture = QImage(96, 96, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        paint_mood_window(painter, picture.rect(), Mood.GOOD, look, edge)
        painter.end()
        edges.append(picture.pixelColor(3, 50))
    assert edges == [look.colour("mood4s"), look.colour("mood4")]


def test_a_chip_says_its_mood_and_offers_one_when_there_is_none(qtbot: QtBot, heard: Heard) -> None:
    chip = MoodChip()
    qtbot.addWidget(chip)
    assert heard(chip).role() == QAccessible.Role.Button
    assert heard(chip).text(QAccessible.Text.Name) == "Choose a mood"
    chip.set_mood(Mood.SO_SO)
    assert heard(chip).text(QAccessible.Text.Name) == "Mood: So-so"
    assert chip.mood() is Mood.SO_SO
    assert chip.sizeHint().height() >= 32


@pytest.mark.parametrize("mood", [Mood.LOW, Mood.GOOD])
def test_a_hidden_chip_tells_nobody_which_mood_it_is(qtbot: QtBot, heard: Heard, look: Theme, mood: Mood) -> None:
    chip = MoodChip(mood)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    assert _colours(chip.grab().toImage(), look) == {f"mood{mood.value}"}
    chip.hide_words(True)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
    assert not any(mood_word(mood) in heard(chip).text(kind) for kind in kinds)
    assert _colours(chip.grab().toImage(), look) == set()


def _colours(picture: QImage, look: Theme) -> set[str]:
    names = {look.colour(f"mood{mood.value}").rgb(): f"mood{mood.value}" for mood in Mood}
    found = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    return {names[colour] for colour in found if colour in names}
