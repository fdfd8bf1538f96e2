"""Every page of the safe space, found in its tables: each part is named, reached by Tab, in sight, and left by Esc."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QRadioButton,
    QSlider,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app import content
from app.domain.choices import Choice, Standing, beyond, seven
from app.domain.haven_moments import Helped
from app.jobs import Jobs
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.aftercare.how_now import HowNow
from app.ui.safe_space.aftercare.wanted import AfterwardsPage
from app.ui.safe_space.aftercare.what_works import WhatWorks
from app.ui.safe_space.entrance import Entrance
from app.ui.safe_space.getting_ready import GettingReady
from app.ui.safe_space.page import Exercise, HavenPage
from app.ui.safe_space.reach.screen import ReachScreen
from app.ui.safe_space.ready_rows import READY, ReadyRow
from app.ui.safe_space.surroundings import ASK_AFTERWARDS
from app.ui.safe_space.window import HavenWindow
from app.workspace import Workspace
from tests.support.tour_haven import fill_own, suggest_all
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven
from tests.ui.safe_space.test_aftercare import said

Role = QAccessible.Role
Visit = Callable[[HavenWindow], object]
_MOST = 200
_MOST_STEPS_OUT = 4
_WITHOUT_WORDS = {Role.NoRole, Role.Client, Role.Window, Role.Pane, Role.Grouping, Role.Whitespace}


def choose(choice: Choice) -> Visit:
    def visit(haven: HavenWindow) -> None:
        haven.go_to(choice)

    return visit


def open_row(row: ReadyRow) -> Visit:
    def visit(haven: HavenWindow) -> None:
        haven.begin_calm()
        assert isinstance(haven.page, GettingReady)
        haven.page.open_row(row)

    return visit


def more(haven: HavenWindow) -> None:
    haven.home.more_wanted.emit()


def get_ready(haven: HavenWindow) -> None:
    haven.begin_calm()


def how_now(haven: HavenWindow) -> None:
    haven.go_to(Choice.BREATHE)
    haven.breathing.third.click()
    assert isinstance(haven.page, HowNow)


def other_ways(haven: HavenWindow) -> None:
    how_now(haven)
    haven.page.press_digit(0)


def what_works(haven: HavenWindow) -> None:
    open_row(ReadyRow.AFTERWARDS)(haven)
    assert isinstance(haven.page, AfterwardsPage)
    haven.page.works.click()


def dates(haven: HavenWindow) -> None:
    what_works(haven)
    assert isinstance(haven.page, WhatWorks)
    haven.page.rows[0].click()


def one_number(haven: HavenWindow) -> None:
    haven.go_to(Choice.REACH)
    assert isinstance(haven.page, ReachScreen)
    haven.page.rows[-1].click()


def countries(haven: HavenWindow) -> None:
    haven.go_to(Choice.REACH)
    assert isinstance(haven.page, ReachScreen)
    haven.page.tool.click()


WHILE_OPEN: dict[str, Visit] = {
    "home": HavenWindow.begin,
    "more": more,
    "get ready": get_ready,
    **{f"choice {choice.value}": choose(choice) for choice in Choice},
    **{f"row {row.name.lower()}": open_row(row) for row in READY},
    "how now": how_now,
    "other ways": other_ways,
    "what works": what_works,
    "dates": dates,
    "one number": one_number,
    "countries": countries,
}
WHILE_LOCKED: dict[str, Visit] = {
    "home": HavenWindow.begin,
    "more": more,
    **{f"choice {choice.value}": choose(choice) for choice in (*seven(Standing()), *beyond(Standing()))},
}
Open = Callable[..., HavenWindow]


@pytest.fixture
def filled(own: Workspace) -> Workspace:
    """With everything of an invented person, and all that a therapist can suggest."""
    fill_own(own.vault)
    suggest_all(own.vault)
    own.wishes.keep(ASK_AFTERWARDS, True)
    said(own, Choice.LOOK, *Helped)
    return own


PAGES = [*(("open", name) for name in WHILE_OPEN), *(("locked", name) for name in WHILE_LOCKED)]


@pytest.fixture(params=PAGES, ids=" ".join)
def visited(request: pytest.FixtureRequest, open_haven: OpenHaven, filled: Workspace) -> Open:
    """Opens one of the pages at a size."""
    standing, name = request.param

    def _open(width: int, height: int) -> HavenWindow:
        haven = open_haven(width, height, at=None)
        if standing == "open":
            haven.take_in(filled, Jobs(haven))
        (WHILE_OPEN if standing == "open" else WHILE_LOCKED)[name](haven)
        QApplication.processEvents()
        return haven

    return _open


def focusable(page: HavenPage) -> list[QWidget]:
    """What Tab has to reach: all that can be used, and all that says it takes the keyboard."""
    seen = [one for one in page.findChildren(QWidget) if one.isVisible() and one.isEnabled() and not one.focusProxy()]
    return [one for one in seen if one.focusPolicy() & Qt.FocusPolicy.TabFocus or can_be_used(one)]


def can_be_used(widget: QWidget) -> bool:
    """Tab stops once at answers that exclude each other; arrow keys lead from one to the next."""
    if isinstance(widget, QRadioButton) and widget.group() is not None:
        return not any(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in widget.group().buttons())
    return isinstance(widget, QAbstractButton | QSlider | QLineEdit | QTextEdit | QAbstractItemView)


def pieces(page: HavenPage) -> list[QWidget]:
    """What is seen on a page: words, and everything that can be pressed, moved or written in."""
    kinds = (QLabel, QAbstractButton, QAbstractSlider, QLineEdit, QTextEdit)
    return [child for child in page.findChildren(QWidget) if isinstance(child, kinds) and child.isVisible()]


def place_of(piece: QWidget, page: HavenPage) -> QRect:
    """Where it is on the page; of a label its words, not the empty room beside them."""
    rect = QRect(piece.mapTo(page, QPoint(0, 0)), piece.size())
    if isinstance(piece, QLabel):
        words = QRect(QPoint(0, 0), piece.sizeHint().boundedTo(rect.size()))
        words.moveCenter(rect.center())
        return words
    return rect


def in_sight(widget: QWidget, page: HavenPage) -> bool:
    """Whether at least half of it, or as much as there is room for, is seen."""
    seen = widget.visibleRegion().boundingRect()
    return seen.height() * 2 >= min(widget.height(), page.height() // 2) and seen.width() * 2 >= widget.width()


def walk(haven: HavenWindow, key: Qt.Key) -> list[QWidget]:
    """What has the keyboard, one after the other, until it comes around; each is in sight then."""
    met: list[QWidget] = []
    while len(met) < _MOST:
        focus = haven.focusWidget()
        assert focus is not None
        if focus in met:
            assert focus is met[0], f"{focus} keeps the keyboard or leads astray"
            return met
        QApplication.processEvents()
        assert in_sight(focus, haven.page), focus
        met.append(focus)
        QTest.keyClick(haven.windowHandle(), key)
    raise AssertionError("Tab never comes around")


def test_every_control_says_what_it_is(visited: Open, heard: Heard) -> None:
    haven = visited(1280, 800)
    assert heard(haven.page).text(QAccessible.Text.Name) or haven.page.findChildren(QLabel)
    for widget in focusable(haven.page):
        interface = heard(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget
        assert interface.role() not in _WITHOUT_WORDS, widget
        if isinstance(widget, QCheckBox | QRadioButton):
            assert interface.state().checkable, widget
            assert interface.role() in (Role.CheckBox, Role.RadioButton), widget
        if isinstance(widget, QAbstractSlider):
            assert interface.role() == Role.Slider, widget
            assert interface.valueInterface() is not None, widget
        if isinstance(widget, QLineEdit | QTextEdit):
            assert interface.role() == Role.EditableText, widget
            assert interface.textInterface() is not None, widget
        if isinstance(widget, QAbstractItemView):
            assert interface.childCount(), widget


@pytest.mark.parametrize("size", [(1280, 800, 1.0), (960, 600, 2.0)])
def test_tab_reaches_everything_in_sight_and_comes_around(
    visited: Open, look: Look, size: tuple[int, int, float]
) -> None:
    width, height, text_size = size
    look(text_size)
    haven = visited(width, height)
    expected = set(focusable(haven.page))
    assert haven.focusWidget() in expected
    assert set(walk(haven, Qt.Key.Key_Tab)) == expected
    assert set(walk(haven, Qt.Key.Key_Backtab)) == expected


def test_on_the_smallest_window_with_the_largest_text_nothing_is_cut_off(visited: Open, look: Look) -> None:
    """An exercise has everything in sight, and nothing on anything else; a page to read scrolls downwards only."""
    look(2.0)
    haven = visited(960, 600)
    page = haven.page
    places = {piece: place_of(piece, page) for piece in pieces(page)}
    for piece, place in places.items():
        assert place.left() >= 0 and place.right() < page.width(), piece
    if not isinstance(page, Exercise):
        return
    assert not [area for area in page.findChildren(QAbstractScrollArea) if area.isVisible()]
    for piece, place in places.items():
        assert page.rect().contains(place), piece
    for (one, here), (other, there) in combinations(places.items(), 2):
        if not one.isAncestorOf(other) and not other.isAncestorOf(one):
            assert not here.intersects(there), (one, other)


class House:
    """The entrance over a window to come back to."""

    def __init__(self, qtbot: QtBot, app: QApplication, preferences: PreferencesHolder) -> None:
        self.qtbot = qtbot
        self.main = QMainWindow()
        self.main.resize(1280, 800)
        qtbot.addWidget(self.main)
        with qtbot.waitActive(self.main):
            self.main.show()
        self.entrance = Entrance(app, self.main, preferences, content)

    def open(self) -> HavenWindow:
        self.entrance.open()
        window = self.entrance.window
        assert window is not None
        self.qtbot.waitUntil(window.isActiveWindow)
        return window

    def press_escape(self) -> None:
        focus = QApplication.focusWindow()
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        self.qtbot.waitUntil(self.is_settled)

    def is_settled(self) -> bool:
        return not self.entrance.escape_is_undecided


@pytest.fixture
def house(qtbot: QtBot, qapp: QApplication, preferences: PreferencesHolder) -> Iterator[House]:
    made = House(qtbot, qapp, preferences)
    yield made
    delete(made.main)


def test_escape_leads_out_of_every_page(house: House, filled: Workspace) -> None:
    """Never more often than there are steps behind it, and from nowhere else than by Esc."""
    house.entrance.take_in(filled, Jobs(house.main))
    for name, visit in WHILE_OPEN.items():
        haven = house.open()
        visit(haven)
        presses = 0
        while haven.isVisible() and presses < _MOST_STEPS_OUT:
            house.press_escape()
            presses += 1
        assert haven.isHidden(), name
    house.entrance.let_go()
