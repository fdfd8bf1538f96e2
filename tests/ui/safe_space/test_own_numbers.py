"""Own people first, lines as somebody wants them, a message to copy; and locked, what everybody may see."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app import content
from app.domain.choices import Choice
from app.domain.help_lines import LineChoice
from app.domain.plan import Agreed, PlanPart
from app.jobs import Jobs
from app.paths import Profile
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.plan.screen import PlanScreen
from app.ui.safe_space.reach.help_line_editor import HelpLineEditor
from app.ui.safe_space.reach.line_choice import keep_line_choice, line_choice
from app.ui.safe_space.reach.message_page import MessagePage, message_words
from app.ui.safe_space.reach.number_page import NumberPage
from app.ui.safe_space.reach.numbers_edit import NumbersEdit
from app.ui.safe_space.reach.screen import ReachScreen
from app.ui.safe_space.window import HavenWindow
from app.ui.trouble_sheet import TroubleSheet
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.support.tour_haven import fill_own
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press

Key = Qt.Key
GB = content.help_lines("GB")
SAMARITANS, SHOUT = GB.lines


@pytest.fixture
def filled(own: Workspace) -> Workspace:
    fill_own(own.vault)
    return own


@pytest.fixture
def haven(filled: Workspace, open_own: OpenHaven) -> HavenWindow:
    return open_own(at=Choice.REACH)


def reach(haven: HavenWindow) -> ReachScreen:
    assert isinstance(haven.page, ReachScreen)
    return haven.page


def edit(haven: HavenWindow) -> NumbersEdit:
    reach(haven).edit.click()
    assert isinstance(haven.page, NumbersEdit)
    return haven.page


def editor(page: NumbersEdit, name: str) -> HelpLineEditor:
    assert page.lines is not None
    return next(one for one in page.lines.editors if one.line.name == name)


def names(haven: HavenWindow) -> list[str]:
    return [row.name for row in reach(haven).rows]


def words(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible()]


def choose(own: Workspace, **choice: object) -> None:
    keep_line_choice(own, "GB", LineChoice(**choice))  # type: ignore[arg-type]


def test_own_people_stand_right_below_the_emergency_number(haven: HavenWindow) -> None:
    page = reach(haven)
    assert page.emergency.number == "999" and haven.focusWidget() is page.emergency
    assert [(row.name, row.number) for row in page.rows] == [
        ("Jo", "07700 900142"),
        ("Amira", "07700 900677"),
        ("Amira's kitchen, no talking needed.", "07700 900677"),
        ("Ruth's practice", "020 7946 0193"),
        ("Out of hours", "020 7946 0107"),
        ("Samaritans", "116 123"),
        ("Shout", "85258"),
    ]
    said = words(page)
    assert said.index("My people") < said.index("Professionals and services") < said.index("United Kingdom")


def test_whoever_has_no_number_is_not_in_the_list(own: Workspace, open_own: OpenHaven) -> None:
    own.plan.add(PlanPart.PEOPLE, "My sister", note="Comes by on Sundays")
    haven = open_own(at=Choice.REACH)
    assert names(haven) == ["Samaritans", "Shout"] and "My people" not in words(haven.page)


def test_own_people_are_shown_as_large_as_lines_are(haven: HavenWindow) -> None:
    reach(haven).rows[0].click()
    page = haven.page
    assert isinstance(page, NumberPage)
    assert page.big.text() == "07700 900142" and page.about == "Knows the plan"
    assert page.code.link == "tel:07700900142" and "cannot call" in page.hint
    page.copy.click()
    assert QGuiApplication.clipboard().text() == "07700900142"


def test_locked_only_what_everybody_may_see_is_there(haven: HavenWindow, filled: Workspace) -> None:
    choose(filled, hidden=frozenset({SAMARITANS.key}), mine=SHOUT.key)
    assert "Samaritans" not in names(haven)
    haven.let_go()
    assert names(haven) == ["Samaritans", "Shout"], "it stays in sight, with the list as it is"
    assert reach(haven).message is None and reach(haven).edit.isHidden()
    haven.take_in(filled, Jobs(haven))
    assert names(haven)[0] == "Jo" and reach(haven).edit.isVisible()


def test_locked_with_a_copy_outside_own_people_are_there_too(haven: HavenWindow) -> None:
    haven.around.outside.keep()
    haven.let_go()
    assert names(haven)[0] == "Jo"
    reach(haven).rows[0].click()
    assert isinstance(haven.page, NumberPage)


def test_where_the_vault_cannot_be_read_the_lines_are_there(haven: HavenWindow, filled: Workspace) -> None:
    filled.vault.path.write_bytes(bytes(filled.vault.path.stat().st_size))
    reach(haven).begin()
    assert names(haven) == ["Samaritans", "Shout"]
    assert reach(haven).emergency.number == "999"


@pytest.mark.parametrize("hidden", [(), (SAMARITANS,), (SAMARITANS, SHOUT)])
def test_a_hidden_line_is_seen_neither_here_nor_in_the_plan(
    hidden: tuple[object, ...], haven: HavenWindow, filled: Workspace
) -> None:
    keys = frozenset(line.key for line in GB.lines if line in hidden)
    choose(filled, hidden=keys)
    left = [line.name for line in GB.lines if line not in hidden]
    assert names(haven)[5:] == left
    assert any("You hid the lines of United Kingdom" in text for text in words(haven.page)) == (not left)
    assert reach(haven).emergency.isVisible() and reach(haven).emergency.number == "999"
    haven.go_to(Choice.PLAN)
    assert isinstance(haven.page, PlanScreen) and haven.page.plan is not None
    shown = [row.name for row in haven.page.plan.rows]
    assert [name for name in shown if name in ("Samaritans", "Shout")] == left


def test_ones_own_line_comes_before_the_others(haven: HavenWindow, filled: Workspace) -> None:
    choose(filled, mine=SHOUT.key)
    assert names(haven)[5:] == ["Shout", "Samaritans"]
    assert "My line" in words(haven.page)


def test_ones_own_line_is_as_unsure_as_it_was(
    haven: HavenWindow, filled: Workspace, preferences: PreferencesHolder
) -> None:
    poland = content.help_lines("PL")
    keep_line_choice(filled, "PL", LineChoice(mine=poland.unsure[0].key))
    preferences.change(country="PL")
    reach(haven).begin()
    assert "My line · Please check this number first" in words(haven.page)
    reach(haven).rows[5].click()
    assert isinstance(haven.page, NumberPage) and "Please check it" in haven.page.about


def test_each_country_has_a_choice_of_its_own(haven: HavenWindow, filled: Workspace) -> None:
    choose(filled, hidden=frozenset({SAMARITANS.key}))
    assert line_choice(haven.around, "GB").hidden == {SAMARITANS.key}
    assert line_choice(haven.around, "IE") == LineChoice()


@pytest.mark.parametrize(
    "stored", ["", "{", "[]", "7", '{"order": 7, "hidden": "x", "mine": []}', '{"hidden": [7, null]}']
)
def test_a_choice_that_cannot_be_understood_is_none(stored: str, haven: HavenWindow, filled: Workspace) -> None:
    filled.wishes.keep("help_lines.GB", stored)
    assert line_choice(haven.around, "GB") == LineChoice()


def test_what_is_kept_are_names_and_numbers_and_no_text_of_the_list(haven: HavenWindow, filled: Workspace) -> None:
    page = edit(haven)
    editor(page, "Samaritans").hide_tool.click()
    editor(page, "Shout").mine.click()
    stored = filled.wishes.text("help_lines.GB")
    assert "Samaritans" in stored and "116123" in stored
    for words_of_the_list in ("Day", "night", "United", "published", "free"):
        assert words_of_the_list not in stored


def test_the_list_says_how_old_it_is_and_that_nobody_tried_it(haven: HavenWindow) -> None:
    (said,) = [text for text in words(haven.page) if text.startswith("Help lines as known on")]
    assert GB.known_on is not None and str(GB.known_on.year) in said
    assert "nobody rang them" in said and "verified" not in said.lower()
    reach(haven).rows[5].click()
    assert isinstance(haven.page, NumberPage)
    assert haven.page.about.endswith("; nobody tried it then.")


@pytest.mark.parametrize("code", [code for code, _name in content.countries()])
def test_at_the_smallest_size_how_sure_a_number_is_stays_readable(
    code: str, open_haven: OpenHaven, look: Look, preferences: PreferencesHolder
) -> None:
    look(2.0)
    preferences.change(country=code)
    haven = open_haven(960, 600, at=Choice.REACH)
    unsure = {line.number for line in content.help_lines(code).unsure}
    for row in reach(haven).rows:
        row.click()
        page = haven.page
        assert isinstance(page, NumberPage) and page.big.pixels >= 22
        if row.number in unsure:
            assert "check" in page.about
        haven.go_back()


def test_lines_are_hidden_and_shown_again(haven: HavenWindow) -> None:
    page = edit(haven)
    samaritans = editor(page, "Samaritans")
    samaritans.hide_tool.click()
    assert samaritans.hide_tool.text() == "Show" and samaritans.hidden_note.isVisible()
    haven.go_back()
    assert names(haven)[5:] == ["Shout"]
    page = edit(haven)
    editor(page, "Samaritans").hide_tool.click()
    haven.go_back()
    assert names(haven)[5:] == ["Samaritans", "Shout"]


def test_lines_are_ordered_by_buttons_and_by_keys(haven: HavenWindow, preferences: PreferencesHolder) -> None:
    preferences.change(country="FI")
    reach(haven).begin()
    page = edit(haven)
    assert page.lines is not None
    first, second = page.lines.editors[:2]
    first.down.setFocus()
    first.down.click()
    assert page.lines.editors[:2] == [second, first]
    assert haven.focusWidget() is first.down
    focus = haven.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.lines.editors[2] is first
    wanted = [one.line.number for one in page.lines.editors]
    haven.go_back()
    assert [row.number for row in reach(haven).rows[5:]] == wanted
    assert [one.line.number for one in edit(haven).lines.editors] == wanted  # type: ignore[union-attr]


def test_one_line_is_ones_own_at_a_time_and_a_hidden_one_never(haven: HavenWindow) -> None:
    page = edit(haven)
    samaritans, shout = editor(page, "Samaritans"), editor(page, "Shout")
    samaritans.mine.click()
    shout.mine.click()
    assert shout.mine.isChecked() and not samaritans.mine.isChecked()
    assert page.lines is not None and page.lines.editors == [shout, samaritans]
    shout.hide_tool.click()
    assert not shout.mine.isChecked() and shout.mine.isHidden()
    assert line_choice(haven.around, "GB") == LineChoice(hidden=frozenset({SHOUT.key}))


def test_a_disk_that_takes_nothing_changes_nothing(haven: HavenWindow) -> None:
    page = edit(haven)
    with full_disk():
        editor(page, "Samaritans").mine.click()
    assert not editor(page, "Samaritans").mine.isChecked()
    for sheet in haven.findChildren(TroubleSheet):
        sheet.accept()


def test_people_are_added_here_and_stand_in_the_plan(open_own: OpenHaven, own: Workspace) -> None:
    haven = open_own(at=Choice.REACH)
    page = edit(haven)
    people = page.parts[0]
    people.add.click()
    new = people.editors[0]
    QTest.keyClicks(new.words.area, "Sam")
    assert new.phone is not None
    QTest.keyClicks(new.phone, "0161 496 0000")
    haven.go_back()
    assert names(haven) == ["Sam", "Samaritans", "Shout"]
    assert [(line.part, line.words) for line in own.plan.all()] == [(PlanPart.PEOPLE, "Sam")]


def test_words_the_disk_does_not_take_are_offered(haven: HavenWindow) -> None:
    page = edit(haven)
    QTest.keyClicks(page.parts[0].editors[0].words.area, "X")
    with full_disk():
        assert not haven.flush()
    assert haven.unsaved()[0].body.startswith("XJo") or "X" in haven.unsaved()[0].body
    for sheet in haven.findChildren(TroubleSheet):
        sheet.accept()
    assert haven.flush()


def test_a_country_without_lines_has_nothing_to_choose_from(haven: HavenWindow, preferences: PreferencesHolder) -> None:
    preferences.change(country="TR")
    assert edit(haven).lines is None


def message(haven: HavenWindow) -> MessagePage:
    row = reach(haven).message
    assert row is not None
    row.setFocus()
    QTest.keyClick(row, Key.Key_Return)
    assert isinstance(haven.page, MessagePage)
    return haven.page


def test_the_message_has_what_was_agreed_and_promises_no_answer(haven: HavenWindow, filled: Workspace) -> None:
    filled.plan.settle(Agreed("Weekdays, 9 to 5.", "within a day", "I ring the practice"))
    page = message(haven)
    assert "If you read this later" in page.words
    for settled in ("Weekdays, 9 to 5.", "within a day.", "I ring the practice."):
        assert settled in page.words
    assert ".." not in page.words
    said = " ".join(words(page))
    assert "Alcove sends nothing" in said and "If life is in danger now: 999" in said


def test_without_an_agreement_the_message_says_nothing_of_one() -> None:
    said = message_words(Agreed())
    assert "agreed" not in said and said.startswith("Hello,")
    for word in ("suicid", "kill", "die", "risk", "urgent", "emergency", "!"):
        assert word not in said.lower()
    assert message_words(Agreed(hours=" . ")) == said


def test_the_message_is_lent_to_the_clipboard_and_never_sent(haven: HavenWindow) -> None:
    page = message(haven)
    page.copy.click()
    assert QGuiApplication.clipboard().text() == page.words
    assert QGuiApplication.clipboard().mimeData().hasFormat("application/x-alcove-copy")
    assert page.said.text().startswith("Copied, not sent.")
    haven.let_go()
    assert not isinstance(haven.page, MessagePage)


@pytest.mark.parametrize("visit", [edit, message])
def test_every_control_has_a_name_of_its_own(
    visit: Callable[[HavenWindow], QWidget], haven: HavenWindow, heard: Heard
) -> None:
    page = visit(haven)
    seen = [
        one for one in page.findChildren(QWidget) if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    said = [heard(one).text(QAccessible.Text.Name) for one in seen]
    assert all(said) and len(set(said)) == len(said)


def test_the_tools_fit_beside_back_at_the_largest_text(filled: Workspace, open_own: OpenHaven, look: Look) -> None:
    look(2.0)
    page = reach(open_own(960, 600, at=Choice.REACH))
    assert page.back.geometry().right() < min(tool.x() for tool in page.tools if not tool.isHidden())


def test_nothing_is_left_blank_below_a_long_page(haven: HavenWindow) -> None:
    page = edit(haven)
    QApplication.sendPostedEvents()
    bar = page.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert page.lines is not None
    below = page.lines.mapTo(page, page.lines.rect().bottomLeft()).y()
    assert 0 <= page.height() - below <= 40


def test_a_hidden_line_does_not_come_out_on_paper(haven: HavenWindow, filled: Workspace) -> None:
    from app.ui.safe_space.plan.paper_page import PaperPage

    choose(filled, hidden=frozenset({SAMARITANS.key}))
    page = PaperPage(haven.around)
    assert page.preview.drawing is not None
    rows = [piece.row.words for column in page.preview.drawing.fitted.columns for piece in column if piece.row]
    assert "Samaritans" not in rows and "Shout" in rows
    page.deleteLater()


def test_keys_alone_lead_to_a_number_of_ones_own(open_own: OpenHaven, filled: Workspace, press: Press) -> None:
    haven = open_own()
    press(haven, Key.Key_P, Key.Key_Tab, Key.Key_Return)
    assert isinstance(haven.page, NumberPage) and haven.page.big.text() == "07700 900142"


def test_a_profile_without_a_copy_has_no_file_for_it(haven: HavenWindow, profile: Profile) -> None:
    assert not profile.open_plan.exists()


@pytest.mark.parametrize("choice", [Choice.REACH, Choice.PLAN])
def test_another_window_in_front_covers_own_people(
    choice: Choice, haven: HavenWindow, preferences: PreferencesHolder
) -> None:
    haven.around.outside.keep()
    preferences.change(hide_when_away=True)
    haven.go_to(choice)
    haven._came_or_went(Qt.ApplicationState.ApplicationInactive)
    assert haven.page is haven.home


def test_another_window_in_front_leaves_the_lines_of_the_country(
    open_own: OpenHaven, preferences: PreferencesHolder
) -> None:
    preferences.change(hide_when_away=True)
    haven = open_own(at=Choice.REACH)
    haven._came_or_went(Qt.ApplicationState.ApplicationInactive)
    assert isinstance(haven.page, ReachScreen)
