"""A row that is too long goes on in the next line, in either reading direction."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.chips import Chip
from app.ui.widgets.flow import FlowLayout


class _Place(QWidget):
    """Four chips in a row."""

    def __init__(self, width: int, *, at_end: bool = False, mirrored: bool = False) -> None:
        super().__init__()
        if mirrored:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.row = FlowLayout(self, gap=8, row_gap=8, at_end=at_end)
        self.chips = [Chip(word) for word in ("Uneasy", "Tired", "A bit proud", "Calm")]
        for chip in self.chips:
            self.row.addWidget(chip)
        self.resize(width, 400)
        self.show()
        QCoreApplication.processEvents()


@pytest.fixture
def wide(qtbot: QtBot) -> Iterator[_Place]:
    place = _Place(900)
    qtbot.addWidget(place)
    yield place


@pytest.fixture
def narrow(qtbot: QtBot) -> Iterator[_Place]:
    place = _Place(200)
    qtbot.addWidget(place)
    yield place


def test_one_line_as_long_as_there_is_room(wide: _Place) -> None:
    assert {chip.y() for chip in wide.chips} == {0}
    assert wide.chips[0].x() == 0
    assert wide.chips[1].x() == wide.chips[0].geometry().right() + 9


def test_the_next_line_when_there_is_none(narrow: _Place) -> None:
    assert len({chip.y() for chip in narrow.chips}) > 1
    assert all(chip.geometry().right() < 200 for chip in narrow.chips)
    assert narrow.chips[-1].y() >= narrow.chips[0].geometry().bottom() + 8


def test_the_height_is_the_one_of_all_lines(narrow: _Place) -> None:
    assert narrow.row.heightForWidth(200) == max(chip.geometry().bottom() + 1 for chip in narrow.chips)
    assert narrow.row.heightForWidth(900) == narrow.chips[0].height()


def test_a_line_can_end_at_the_far_side(qtbot: QtBot) -> None:
    place = _Place(900, at_end=True)
    qtbot.addWidget(place)
    assert place.chips[-1].geometry().right() == 899


def test_where_people_read_from_the_right_the_first_is_on_the_right(qtbot: QtBot) -> None:
    place = _Place(900, mirrored=True)
    qtbot.addWidget(place)
    assert place.chips[0].geometry().right() == 899
    assert place.chips[1].x() < place.chips[0].x()


def test_what_is_hidden_takes_no_room(wide: _Place) -> None:
    wide.chips[0].hide()
    QCoreApplication.processEvents()
    assert wide.chips[1].x() == 0


def test_what_is_taken_out_leaves(wide: _Place) -> None:
    wide.row.removeWidget(wide.chips[0])
    assert wide.row.count() == 3
    assert wide.row.itemAt(3) is None
    assert wide.row.takeAt(3) is None


def test_its_height_follows_what_is_in_it(narrow: _Place) -> None:
    before = narrow.row.heightForWidth(200)
    narrow.chips[2].hide()
    narrow.chips[3].hide()
    shorter = narrow.row.heightForWidth(200)
    assert shorter < before
    narrow.chips[2].show()
    narrow.chips[3].show()
    assert narrow.row.heightForWidth(200) == before
    narrow.row.addWidget(Chip("One that is as long as a line of its own"))
    QCoreApplication.processEvents()
    assert narrow.row.heightForWidth(200) > before
