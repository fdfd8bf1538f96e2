"""Every page of the safe space can be opened over whatever an import may bring, however far from what people write."""

import random

import pytest

from app.domain.choices import Choice
from app.ui.safe_space.ready_rows import READY, make_ready_page
from app.ui.safe_space.rows import GoRow
from app.ui.safe_space.window import HavenWindow
from app.workspace import Workspace
from tests.support.any_own import fill_any_own
from tests.support.tour_haven import suggest_all
from tests.ui.safe_space.conftest import OpenHaven

_DEEPEST = 2
_WISHES = ("kind.tone", "kind.words", "box.lock", "loosen.version", "loosen.skip", "plan.reviewed")


@pytest.fixture
def filled(own: Workspace, request: pytest.FixtureRequest) -> Workspace:
    """Random rows, with pictures and sounds that are none, and settings that say something of another kind."""
    pictures = tuple(own.pictures.add("png", 3, 2, b"\x89PNG\r\n\x1a\n no dots" + bytes([n])) for n in range(3))
    fill_any_own(own.vault, random.Random(request.param), pictures, most=25)
    suggest_all(own.vault)
    for number, wish in enumerate(
        ("kind.tone", "kind.words", "box.lock", "loosen.version", "loosen.skip", "plan.reviewed")
    ):
        own.wishes.keep(wish, (True, "odd", frozenset({"odd", ""}))[(number + request.param) % 3])
    return own


def look_into(haven: HavenWindow, seen: set[str], depth: int = 0) -> None:
    """Paints the page in front, and what its rows lead to."""
    page = haven.page
    seen.add(type(page).__name__)
    assert not haven.grab().isNull()
    if depth == _DEEPEST:
        return
    for row in [row for row in page.findChildren(GoRow) if row.isVisible() and row.isEnabled()][:40]:
        row.click()
        if haven.page is not page:
            look_into(haven, seen, depth + 1)
            while haven.page is not page:
                haven.go_back()


@pytest.mark.parametrize("filled", (0, 1, 3), indirect=True)
def test_every_page_opens(filled: Workspace, open_own: OpenHaven) -> None:
    haven = open_own()
    seen: set[str] = set()
    for choice in Choice:
        haven.go_to(choice)
        look_into(haven, seen, _DEEPEST)
        haven.begin()
    home = haven.page
    for row in READY:
        home.page_wanted.emit(make_ready_page(row, haven.around))
        look_into(haven, seen)
        haven.begin()
    assert {"OwnPutAway", "OnePutAway", "SessionsPage", "SessionPage", "LetterPage", "PlacePage", "WhatWorks"} <= seen
