"""Pages made for one visit: they go when they are left, but never with words that the disk did not take."""

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from app.domain.choices import Choice
from app.ui.safe_space.page import HavenPage
from app.ui.safe_space.window import HavenWindow
from tests.ui.safe_space.conftest import OpenHaven


class Passing(HavenPage):
    """One that the disk takes, or not."""

    passing = True
    personal = True
    stored = True

    def flush(self) -> bool:
        return self.stored


@pytest.fixture
def haven(open_own: OpenHaven) -> HavenWindow:
    return open_own()


@pytest.fixture
def page(haven: HavenWindow) -> Passing:
    page = Passing()
    haven.home.page_wanted.emit(page)
    assert haven.page is page
    return page


def forgotten(haven: HavenWindow, page: HavenPage) -> bool:
    layout = haven.layout()
    return layout is not None and layout.indexOf(page) < 0


def test_it_goes_when_it_is_left(haven: HavenWindow, page: Passing, qtbot: QtBot) -> None:
    haven.go_back()
    assert haven.page is haven.home
    qtbot.waitUntil(lambda: not isValid(page))


def test_it_stays_out_of_sight_while_its_words_are_not_stored(haven: HavenWindow, page: Passing) -> None:
    page.stored = False
    haven.go_back()
    haven.go_to(Choice.LOOK)
    assert not forgotten(haven, page) and page.isHidden()
    assert not haven.flush(), "whoever closes the journal hears that there is something to seal"
    page.stored = True
    haven.go_back()
    assert forgotten(haven, page)


def test_when_the_journal_closes_nothing_personal_stays(haven: HavenWindow, page: Passing) -> None:
    page.stored = False
    haven.go_back()
    haven.let_go()
    assert forgotten(haven, page)
