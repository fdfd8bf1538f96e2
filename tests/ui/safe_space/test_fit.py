"""On the smallest window with the largest text nothing is cut off, lies on something else, or has to be scrolled."""

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QWidget

from app.domain.choices import Choice
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.beat_stage import BeatStage
from app.ui.safe_space.grounding.circles import Circle
from app.ui.safe_space.grounding.look_around import CountHeading, LookAround
from app.ui.safe_space.grounding.mind_tasks import Task
from app.ui.safe_space.grounding.step_stage import StepStage
from app.ui.safe_space.page import Exercise
from app.ui.safe_space.reach.number_page import NumberPage
from app.ui.safe_space.reach.screen import ReachScreen
from app.ui.safe_space.tiles import Tile
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.text import Label
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven

SIZES = [(960, 600), (1280, 800), (3840, 2160)]
TEXT_SIZES = [1.0, 1.5, 2.0]
Visit = Callable[[HavenWindow], None]


def breathing(haven: HavenWindow) -> None:
    pass


def bar(haven: HavenWindow) -> None:
    haven.around.preferences.change(breathing_form="bar", breathing_still=True)


def count(haven: HavenWindow) -> None:
    haven.around.preferences.change(breathing_form="count")


def resting(haven: HavenWindow) -> None:
    haven.breathing.pacer.toggle()


def look_around(haven: HavenWindow) -> None:
    haven.go_to(Choice.LOOK)


def last_step(haven: HavenWindow) -> None:
    look_around(haven)
    page = haven.page
    assert isinstance(page, LookAround)
    for _ in range(4):
        page.third.click()
    page.circles[0].click()


def other_ways(haven: HavenWindow) -> None:
    look_around(haven)
    page = haven.page
    assert isinstance(page, LookAround)
    page.ways.click()


def here_and_now(haven: HavenWindow) -> None:
    haven.go_to(Choice.NOW)


def longest_step(haven: HavenWindow) -> None:
    here_and_now(haven)
    for _ in range(3):
        exercise(haven).third.click()


def letters(haven: HavenWindow) -> None:
    haven.go_to(Choice.MIND)


def numbers(haven: HavenWindow) -> None:
    letters(haven)
    exercise(haven).tools[0].click()


def reading_aloud(haven: HavenWindow) -> None:
    letters(haven)
    for _ in range(Task.A_TREE.value - 1):
        exercise(haven).tools[0].click()
    exercise(haven).third.click()


def with_your_body(haven: HavenWindow) -> None:
    haven.go_to(Choice.BODY)


def last_of_the_body(haven: HavenWindow) -> None:
    with_your_body(haven)
    for _ in range(3):
        exercise(haven).third.click()


def loosen_up(haven: HavenWindow) -> None:
    haven.go_to(Choice.LOOSEN)


def longest_part(haven: HavenWindow) -> None:
    loosen_up(haven)
    for _ in range(4):
        exercise(haven).tools[0].click()


def exercise(haven: HavenWindow) -> Exercise:
    page = haven.page
    assert isinstance(page, Exercise)
    return page


def one_number(haven: HavenWindow) -> None:
    haven.breathing.people.click()
    page = haven.page
    assert isinstance(page, ReachScreen)
    page.rows[-1].click()


def pieces(page: QWidget) -> dict[QWidget, QRect]:
    """What is seen on a page, each in the page's own coordinates."""
    kinds = (QAbstractButton, Label, CountHeading)
    seen = [child for child in page.findChildren(QWidget) if isinstance(child, kinds) and child.isVisible()]
    return {child: QRect(child.mapTo(page, QPoint(0, 0)), child.size()) for child in seen}


def drawn(piece: QWidget, rect: QRect) -> list[QRect]:
    """The words of a label or heading, not the empty room beside them."""
    if isinstance(piece, CountHeading | StepStage | BeatStage):
        return [place.toAlignedRect().translated(rect.topLeft()) for place in piece.places]
    if not isinstance(piece, Label):
        return [rect]
    words = QRect(QPoint(0, 0), piece.sizeHint().boundedTo(rect.size()))
    words.moveCenter(rect.center())
    return [words]


def touch(one: list[QRect], other: list[QRect]) -> bool:
    return any(here.intersects(there) for here in one for there in other)


IN_STEPS = [here_and_now, longest_step, letters, numbers, reading_aloud, with_your_body, last_of_the_body]
EXERCISES = [breathing, resting, look_around, last_step, *IN_STEPS, loosen_up, longest_part]


@pytest.mark.parametrize("visit", [*EXERCISES, other_ways, one_number])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_everything_is_there_and_apart(
    visit: Visit, size: tuple[int, int], text_size: float, open_haven: OpenHaven, look: Look
) -> None:
    look(text_size)
    haven = open_haven(*size)
    visit(haven)
    places = pieces(haven.page)
    assert len(places) >= 4
    for piece, rect in places.items():
        assert all(haven.page.rect().contains(part) for part in drawn(piece, rect)), piece
        if isinstance(piece, Tile):
            assert piece.height_at(rect.width()) <= rect.height(), piece.text()
        if isinstance(piece, Label):
            assert piece.heightForWidth(piece.width()) <= rect.height() + 1, piece.text()
            assert piece.wordWrap() or piece.sizeHint().width() <= rect.width(), piece.text()
    for (one, here), (other, there) in combinations(places.items(), 2):
        if haven.breathing.pacer not in (one, other):
            assert not touch(drawn(one, here), drawn(other, there)), (one, other)


@pytest.mark.parametrize("visit", EXERCISES)
def test_exercises_have_nothing_to_scroll(visit: Visit, open_haven: OpenHaven, look: Look) -> None:
    look(2.0)
    haven = open_haven(960, 600)
    visit(haven)
    assert not haven.page.findChildren(QAbstractScrollArea)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_targets_are_large_enough(size: tuple[int, int], text_size: float, open_haven: OpenHaven, look: Look) -> None:
    look(text_size)
    haven = open_haven(*size)
    look_around(haven)
    for piece, rect in {**pieces(haven.breathing), **pieces(haven.page)}.items():
        if isinstance(piece, Tile):
            assert rect.height() >= 76
        if isinstance(piece, Circle):
            assert rect.width() == rect.height() == 128
        if isinstance(piece, QAbstractButton):
            assert min(rect.width(), rect.height()) >= 44, piece


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_the_ring_keeps_clear_of_the_corners(
    size: tuple[int, int], text_size: float, open_haven: OpenHaven, look: Look
) -> None:
    look(text_size)
    screen = open_haven(*size).breathing
    assert screen.tool
    ring = screen.pacer.geometry()
    for corner in (screen.back.geometry(), screen.tool.geometry()):
        across = max(corner.left() - ring.center().x(), ring.center().x() - corner.right(), 0)
        down = max(corner.top() - ring.center().y(), ring.center().y() - corner.bottom(), 0)
        assert (across**2 + down**2) ** 0.5 > ring.width() / 2


def test_at_the_size_of_the_drawings_the_ring_is_as_drawn(haven: HavenWindow) -> None:
    screen = haven.breathing
    assert screen.pacer.ring == pytest.approx(250, abs=3)
    assert screen.pacer.geometry().center().y() == pytest.approx(330, abs=3)
    assert screen.other.geometry() == QRect(120, 680, 333, 76)
    assert screen.third.geometry().right() == 1159


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_control_says_what_it_is(
    scheme: str, open_haven: OpenHaven, look: Look, heard: Heard, preferences: PreferencesHolder
) -> None:
    look(scheme=scheme)
    preferences.change(country="PL")
    haven = open_haven()
    for visit in (*EXERCISES, other_ways, one_number):
        haven.go_to(Choice.BREATHE)
        visit(haven)
        for widget in haven.page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                interface = heard(widget)
                assert interface.text(QAccessible.Text.Name), widget
                assert interface.role() in (QAccessible.Role.Button, QAccessible.Role.CheckBox), widget


def test_the_window_only_says_its_name(haven: HavenWindow, heard: Heard) -> None:
    assert haven.windowTitle() == "Alcove"
    assert heard(haven).role() in (QAccessible.Role.Window, QAccessible.Role.Client)
    one_number(haven)
    assert isinstance(haven.page, NumberPage)
    assert haven.windowTitle() == "Alcove"
