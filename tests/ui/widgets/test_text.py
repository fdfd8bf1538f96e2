"""Words keep the line height of their role, wrap without clipping, and can be hidden from eyes and ears."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QTextBlockFormat
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.ui.theme import Role, Theme
from app.ui.widgets.text import HideableLabel, Label, ReadingText
from app.ui.widgets.text_lines import lines_of, longest_word
from tests.ui.widgets.conftest import Heard, Show

LONG = "Why this one: staying a little longer than the fear wants lets your body find out that the alarm fades."
EMOJI = "a \U0001f327 and \U0001f469\u200d\U0001f467 went by"
SCRIPTS = ["two words", "日本語の長い文章を書きます", "שלום לכולם", EMOJI, "áé", ""]


@pytest.mark.parametrize("text", SCRIPTS)
def test_no_character_is_lost_when_text_is_broken_into_lines(text: str, look: Theme) -> None:
    lines = lines_of(text, look.font(Role.BODY), 40)
    assert "".join(line.text for line in lines).replace(" ", "") == text.replace(" ", "")


def test_a_long_text_without_a_bound_is_one_line_as_wide_as_its_words(look: Theme) -> None:
    (line,) = lines_of("word " * 100, look.font(Role.BODY))
    (short,) = lines_of("word", look.font(Role.BODY))
    assert 90 * short.width < line.width < 130 * short.width


def test_line_breaks_in_the_text_are_kept(look: Theme) -> None:
    assert [line.text for line in lines_of("one\n\ntwo", look.font(Role.BODY))] == ["one", "", "two"]


def test_each_line_of_a_label_is_as_tall_as_its_role_says(qtbot: QtBot, look: Theme) -> None:
    label = Label(LONG, Role.BODY, wrap=True)
    qtbot.addWidget(label)
    lines = lines_of(LONG, look.font(Role.BODY), 300)
    assert len(lines) > 2
    assert label.heightForWidth(300) == len(lines) * look.line_height(Role.BODY)
    assert Label("one", Role.H1).sizeHint().height() == look.line_height(Role.H1)


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_a_wrapping_label_in_a_narrow_column_is_never_clipped(show: Show, look: Theme, size: float) -> None:
    look.set_text_size(size)
    label = Label(LONG, Role.H2, wrap=True)
    show(label, width=320, height=900)
    lines = lines_of(LONG, look.font(Role.H2), label.width())
    assert label.height() >= len(lines) * look.line_height(Role.H2)
    assert max(line.width for line in lines) <= label.width()


def test_a_label_follows_the_text_size_while_it_is_shown(show: Show, look: Theme) -> None:
    label = Label("Good evening", Role.H1)
    show(label)
    before = label.height()
    look.set_text_size(2.0)
    assert label.sizeHint().height() == look.line_height(Role.H1) == 2 * before
    assert label.font().pixelSize() == look.px(Role.H1)


def test_a_label_is_painted_in_the_colour_of_now(qtbot: QtBot, look: Theme) -> None:
    label = Label("████", Role.H1, "ink1")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    middle = QPoint(label.width() // 2, label.height() // 2)
    light = label.grab().toImage().pixelColor(middle)
    look.set_scheme("dark")
    dark = label.grab().toImage().pixelColor(middle)
    assert light != dark
    assert dark == look.colour("ink1")
    label.set_colour("plum")
    assert label.grab().toImage().pixelColor(middle) == look.colour("plum")


def test_a_label_begins_where_people_begin_to_read(qtbot: QtBot, look: Theme) -> None:
    label = Label("█")
    qtbot.addWidget(label)
    label.resize(200, 24)
    label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    picture = label.grab().toImage()
    assert picture.pixelColor(196, 12) == look.colour("ink1")
    assert picture.pixelColor(4, 12) != look.colour("ink1")


def test_a_label_is_text_to_a_screen_reader_and_names_its_field(qtbot: QtBot, heard: Heard) -> None:
    label = Label("Good evening")
    qtbot.addWidget(label)
    assert heard(label).role() == QAccessible.Role.StaticText
    assert heard(label).text(QAccessible.Text.Name) == "Good evening"
    label.setText("Good night")
    assert heard(label).text(QAccessible.Text.Name) == "Good night"


def test_what_is_hidden_is_neither_drawn_nor_read_out_and_keeps_its_place(
    qtbot: QtBot, heard: Heard, look: Theme
) -> None:
    label = HideableLabel("Ride two stops", Role.H2)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    shown = label.size()
    label.hide_words(True)
    assert label.sizeHint() == shown
    texts = [heard(label).text(kind) for kind in QAccessible.Text if kind.value < QAccessible.Text.UserText.value]
    assert not any("stops" in text for text in texts)
    assert heard(label).text(QAccessible.Text.Name) == "Hidden"
    middle = QPoint(label.width() // 2, label.height() // 2)
    assert label.grab().toImage().pixelColor(middle) == look.colour("line")
    label.hide_words(False)
    assert heard(label).text(QAccessible.Text.Name) == "Ride two stops"


def test_new_words_stay_hidden_until_words_are_shown_again(qtbot: QtBot, heard: Heard) -> None:
    label = HideableLabel("first")
    qtbot.addWidget(label)
    label.hide_words(True)
    label.setText("second")
    assert QLabel.text(label) == ""
    assert heard(label).text(QAccessible.Text.Name) == "Hidden"
    label.hide_words(False)
    assert heard(label).text(QAccessible.Text.Name) == label.text() == "second"


def test_digits_are_asked_to_be_of_one_width(look: Theme) -> None:
    tag = QFont.Tag("tnum")
    assert look.font(Role.BODY, tabular=True).featureValue(tag) == 1
    assert not look.font(Role.BODY).isFeatureSet(tag)


def test_a_text_to_read_has_the_line_height_of_its_role_and_is_as_tall_as_it_needs(show: Show, look: Theme) -> None:
    reading = ReadingText(LONG, Role.EDITOR)
    show(reading, width=400)
    shape = reading.document().begin().blockFormat()
    assert shape.lineHeight() == look.line_height(Role.EDITOR)
    assert shape.lineHeightType() == QTextBlockFormat.LineHeightTypes.MinimumHeight.value
    assert reading.height() >= reading.document().size().height()
    before = reading.height()
    look.set_text_size(1.5)
    assert reading.height() > before


def test_a_text_to_read_is_plain_and_can_be_copied(qtbot: QtBot, heard: Heard) -> None:
    reading = ReadingText("<b>not bold</b>")
    qtbot.addWidget(reading)
    assert reading.toPlainText() == "<b>not bold</b>"
    assert heard(reading).state().readOnly
    assert reading.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse


def test_the_longest_word_is_what_a_label_needs_at_least(qtbot: QtBot, look: Theme) -> None:
    label = Label("a considerable word", wrap=True)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() >= longest_word("considerable", look.font(Role.BODY))
    assert label.minimumSizeHint().width() < label.sizeHint().width()
