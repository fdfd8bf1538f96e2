"""What was put away stays away: no later start shows a label of it by itself, whatever day has come meanwhile."""

import tempfile
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.choices import Choice
from app.domain.put_away import LONGEST_LABEL, PutAway, Until
from app.storage.put_away import PutAwayStore, new_put_away
from app.storage.sessions import SessionStore
from app.ui.safe_space.page import Exercise
from app.ui.safe_space.put_away.own_page import OwnPutAway
from app.ui.safe_space.ready_rows import ReadyRow, make_ready_page
from app.ui.safe_space.window import HavenWindow
from app.ui.shell import Place
from tests.support.profiles import Made, fill_with_sample_year, make_profile
from tests.support.running import running, shell_of
from tests.support.tour_haven import suggest_all

STEPS_AT_MOST = 12
TODAY = date.today()

_labels = st.text(alphabet="qxzjkvw ", min_size=8, max_size=LONGEST_LABEL).filter(lambda text: len(text.split()) == 1)


@st.composite
def _put_away(draw: st.DrawFn) -> PutAway:
    until = draw(st.sampled_from(Until))
    day = TODAY + timedelta(days=draw(st.integers(-40, 40))) if until is Until.DAY else None
    return new_put_away(draw(_labels).strip(), until, day)


@pytest.fixture(scope="module")
def made() -> Iterator[Made]:
    """A profile with a year of pages, where a therapist suggested everything."""
    with tempfile.TemporaryDirectory(prefix="alcove-put-away-", ignore_cleanup_errors=True) as folder:
        made = make_profile(Path(folder) / "profile")
        fill_with_sample_year(made, datetime.now())
        vault = made.open_vault()
        suggest_all(vault)
        vault.close()
        yield made


def put_all(made: Made, everything: list[PutAway], sessions_in_days: list[int]) -> None:
    """These and no others are put away."""
    vault = made.open_vault()
    store, sessions = PutAwayStore(vault), SessionStore(vault)
    for put in store.all():
        store.remove(put.uid)
    for session in sessions.all():
        sessions.remove(session.uid)
    for put in everything:
        store.keep(put)
    for days in sessions_in_days:
        sessions.add(datetime.now() + timedelta(days=days), "Ruth")
    vault.close()


def words_of(widget: QWidget) -> Iterator[str]:
    """Everything that a widget shows or tells."""
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield widget.windowTitle()
    for name in ("text", "title"):
        said = widget.property(name)
        if isinstance(said, str):
            yield said
    if isinstance(widget, QLineEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))


def everywhere() -> str:
    return "\n".join(words for widget in QApplication.allWidgets() for words in words_of(widget))


def visit_all(haven: HavenWindow) -> None:
    """Every choice there is, each step of it that the third place leads to, and what lies behind More."""
    haven.begin()
    haven.home.corner_more.click()
    for choice in Choice:
        haven.go_to(choice)
        for _ in range(STEPS_AT_MOST):
            page = haven.page
            if isinstance(page, Exercise) and haven.isVisible():
                page.third.click()
    haven.get_ready()


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(everything=st.lists(_put_away(), min_size=1, max_size=5), sessions=st.lists(st.integers(-9, 9), max_size=2))
def test_a_later_start_shows_no_label_by_itself(
    everything: list[PutAway], sessions: list[int], made: Made, qtbot: QtBot
) -> None:
    put_all(made, everything, sessions)
    with running(made.profile, made.keychain) as (app, robot):
        shell = shell_of(app, robot)
        for place in Place:
            shell.go(place)
        assert app.entrance is not None
        app.entrance.open()
        haven = app.entrance.window
        assert haven is not None
        visit_all(haven)
        shown = everywhere()
        assert "Get it ready" in shown and "How are you, right now?" in shown
        for put in everything:
            assert put.label not in shown
        page = make_ready_page(ReadyRow.PUT_AWAY, haven.around)
        assert isinstance(page, OwnPutAway)
        haven.home.page_wanted.emit(page)
        asked_for = everywhere()
        assert all(put.label in asked_for for put in everything), "this test would have seen them"
        haven.leave()
