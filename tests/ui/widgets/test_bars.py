"""Hidden words keep their places and lines, and nothing of them can be seen or heard."""

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import Role, Theme
from app.ui.widgets.bars import Bars, bar_colour, bar_rect, paint_bars
from tests.ui.widgets.conftest import Heard, Show

WORDS = "The 14 was half empty.\n\nMy heart went fast at the bridge.\nnobody looked at me"


@pytest.fixture
def editor(show: Show, look: Theme) -> tuple[QWidget, QTextEdit, Bars]:
    text = QTextEdit()
    text.setFont(look.font(Role.EDITOR))
    text.setPlainText(WORDS)
    shape = QTextBlockFormat()
    shape.setLineHeight(look.line_height(Role.EDITOR), QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    cursor = QTextCursor(text.document())
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(shape)
    window = show(text, width=600, height=400)
    return window, text, Bars(text)


def _texts_under(interface_owner: QWidget) -> str:
    """Everything a screen reader can find below a widget."""
    found: list[str] = []
    top = QAccessible.queryAccessibleInterface(interface_owner)
    assert top is not None
    waiting = [top]
    while waiting:
        each = waiting.pop()
        if each.state().invisible:
            continue
        found += [each.text(QAccessible.Text.Name), each.text(QAccessible.Text.Value)]
        waiting += [each.child(number) for number in range(each.childCount())]
    return " ".join(found)


def test_hidden_words_cannot_be_found_by_a_screen_reader(editor: tuple[QWidget, QTextEdit, Bars], heard: Heard) -> None:
    window, _, bars = editor
    assert "bridge" in _texts_under(window)
    bars.hide_words(True)
    assert "bridge" not in _texts_under(window)
    assert heard(bars).text(QAccessible.Text.Name) == "Hidden"
    bars.hide_words(False)
    assert "bridge" in _texts_under(window)


def test_bars_stand_where_the_lines_stood(editor: tuple[QWidget, QTextEdit, Bars], look: Theme) -> None:
    window, text, bars = editor
    place = text.geometry()
    bars.hide_words(True)
    assert bars.geometry() == place
    lines = bars.lines(QRectF(bars.rect()))
    assert [line.width() > 0 for line in lines] == [True, False, True, True]
    assert lines[2].width() > lines[0].width() > lines[3].width()
    picture = window.grab().toImage()
    for line in (lines[0], lines[2], lines[3]):
        middle = line.center().toPoint() + bars.pos()
        assert picture.pixelColor(middle) == look.colour("line")
    ink = {picture.pixelColor(x, y).lightness() for x in range(place.width()) for y in range(place.height())}
    assert min(ink) > look.colour("line").lightness() - 3


def test_nothing_can_be_typed_while_words_are_hidden(editor: tuple[QWidget, QTextEdit, Bars]) -> None:
    _, text, bars = editor
    text.setFocus()
    bars.hide_words(True)
    assert not text.hasFocus()
    assert not text.isVisible()
    bars.hide_words(False)
    assert text.isVisible()
    assert text.toPlainText() == WORDS


def test_bars_follow_the_layout_and_scroll(editor: tuple[QWidget, QTextEdit, Bars]) -> None:
    window, text, bars = editor
    text.setPlainText("line\n" * 100)
    text.verticalScrollBar().setValue(200)
    bars.hide_words(True)
    first = bars.lines(QRectF(bars.rect()))[0]
    assert first.top() <= 4
    window.resize(700, 300)
    QCoreApplication.processEvents()
    assert bars.geometry() == text.geometry()


def test_a_bar_is_as_tall_as_letters_and_in_the_middle_of_its_line(look: Theme) -> None:
    bar = bar_rect(QRectF(10, 100, 50, 30), look.font(Role.EDITOR))
    assert (bar.left(), bar.width()) == (10, 50)
    assert 18 <= bar.height() <= 30
    assert abs(bar.center().y() - 115) <= 1


def test_on_a_selected_row_bars_are_a_shade_of_the_selection(look: Theme) -> None:
    soft, accent, mixed = look.colour("accentSoft"), look.colour("accent"), bar_colour(selected=True)
    assert accent.lightness() < mixed.lightness() < soft.lightness()
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    paint_bars(painter, [QRectF(5, 5, 50, 20)], selected=True)
    painter.end()
    assert picture.pixelColor(30, 15).rgb() == mixed.rgb()
    assert picture.pixelColor(5, 5) != mixed


def test_bars_know_the_scheme_of_now(qtbot: QtBot, look: Theme) -> None:
    light = bar_colour()
    look.set_scheme("dark")
    assert bar_colour() != light
