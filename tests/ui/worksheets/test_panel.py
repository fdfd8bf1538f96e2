"""A worksheet from a file that nobody knew before is filled in from its start to its end, on one day or on several."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.homework import Homework
from app.storage.errors import DiskFull
from app.ui.keep_soon import KeepSoon
from app.ui.theme import theme
from app.ui.trouble_sheet import TroubleSheet
from app.ui.widgets.scroll import ScrollArea
from app.ui.worksheets.fields.base import FieldWidget
from app.ui.worksheets.fields.group import GroupField
from app.ui.worksheets.keeper import SheetKeeper
from app.ui.worksheets.page_view import PageView
from app.workspace import Workspace
from tests.ui.worksheets.conftest import Clock, MakePanel, Shown

TOML = """
title = "A walk around the block"
about = "To find out what a walk does."
order = 1
minutes = 5
line = "where"
table = ["before", "better"]

[[page]]
title = "Before"
about = "As you see it now."
[[page.field]]
key = "where"
kind = "text"
words = "Where do you want to walk"
help = "A street, a park, round the house."
[[page.field]]
key = "before"
kind = "scale"
words = "How is it now"
ends = ["hard", "light"]
[[page.field]]
key = "guess"
kind = "percent"
words = "How sure are you that it rains"
foretells = "after"
[[page.field]]
key = "smallest"
kind = "text"
words = "The smallest walk"
when = "before < 4"

[[page]]
title = "Ideas"
help_when = "before == 0"
shows = ["where"]
[[page.field]]
key = "ideas"
kind = "group"
words = "Ways to go"
target = 2
add = "One more way"
[[page.field.field]]
key = "way"
kind = "text"
words = "Way"

[[page]]
title = "Each way"
each = "ideas"
shows = ["way"]
[[page.field]]
key = "worth"
kind = "scale"
words = "Worth trying"

[[page]]
title = "Afterwards"
later = true
shows = ["where", "guess"]
[[page.field]]
key = "after"
kind = "scale"
words = "How is it after"
[[page.field]]
key = "better"
kind = "computed"
words = "The difference"
formula = "after - before"

[[check]]
when = "after < before"
words = "It was lighter before. That can be so."
field = "after"

[[offer]]
kind = "homework"
words = "Take this walk into the week"
title = "where"
smallest = "smallest"

[[compare]]
before = "before"
after = "after"
words = "Lightness"
least = 2
"""


@pytest.fixture(autouse=True)
def a_walk(folder: Path) -> None:
    (folder / "walk.toml").write_text(TOML, "utf-8")


def page_of(shown: Shown) -> PageView:
    view = shown.panel.sheet_view
    assert view is not None and view.page_view is not None
    return view.page_view


def field(shown: Shown, key: str, line: int = 0) -> FieldWidget:
    view = shown.panel.sheet_view
    assert view is not None and view.page_view is not None
    shown.robot.wait(lambda: page_of(shown).is_whole, "a page never came to its end")
    return next(one for one in view.page_view.every_field() if (one.field.key, one.line) == (key, line))


def type_into(shown: Shown, key: str, words: str, line: int = 0) -> None:
    field(shown, key, line).take_focus()
    shown.robot.type(words)


def kept(workspace: Workspace) -> dict[tuple[str, int], Any]:
    sheet = workspace.sheets.recent()[0]
    return {(one.field, one.line): one.value for one in workspace.sheets.answers(sheet.uid)}


def begin(shown: Shown) -> None:
    shown.robot.press("Begin: A walk around the block")


def to_the_last_page(shown: Shown) -> None:
    begin(shown)
    type_into(shown, "where", "The park")
    type_into(shown, "before", "3")
    shown.robot.press("Next")
    type_into(shown, "way", "By the lake", 0)
    type_into(shown, "way", "By the mill", 1)
    shown.robot.press("Next")
    type_into(shown, "worth", "8", 1)
    shown.robot.press("Go on now")


def test_a_new_file_is_filled_in_from_start_to_end(make_panel: MakePanel, workspace: Workspace) -> None:
    shown = make_panel()
    to_the_last_page(shown)
    shown.robot.wait_for("4 of 4")
    shown.robot.wait_for("The park")
    type_into(shown, "after", "7")
    shown.robot.wait_for("4")
    shown.robot.press("Done")
    shown.robot.wait_for("That is all of it")
    assert kept(workspace) == {
        ("where", 0): "The park",
        ("before", 0): 3,
        ("way", 0): "By the lake",
        ("way", 1): "By the mill",
        ("worth", 1): 8,
        ("after", 0): 7,
    }
    assert workspace.sheets.recent()[0].is_finished


def test_looking_leaves_nothing_behind(make_panel: MakePanel, workspace: Workspace) -> None:
    shown = make_panel()
    begin(shown)
    shown.robot.press("Next")
    shown.robot.press("Leave it here")
    assert workspace.sheets.recent() == []


def test_it_is_taken_up_on_another_day_where_it_was_left(
    make_panel: MakePanel, workspace: Workspace, clock: Clock
) -> None:
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    shown.robot.press("Next")
    type_into(shown, "way", "By the lake")
    shown.robot.press("Leave it here")
    clock.go_on(days=1)
    again = make_panel()
    again.robot.wait_for("The park")
    again.robot.press("Go on: A walk around the block")
    again.robot.wait_for("2 of 4")
    assert field(again, "way").answer() == "By the lake"
    again.robot.press("Back")
    assert field(again, "where").answer() == "The park"
    assert len(workspace.sheets.recent()) == 1


def test_the_rest_waits_for_another_time(make_panel: MakePanel, workspace: Workspace, clock: Clock) -> None:
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    shown.robot.press("Next")
    shown.robot.press("The rest another time")
    shown.robot.wait_for("The rest is for another time")
    shown.robot.press("Back to the worksheets")
    clock.go_on(days=1)
    shown.robot.press("Go on: A walk around the block")
    shown.robot.wait_for("How is it after")
    assert not workspace.sheets.recent()[0].is_finished


def test_what_was_foretold_is_marked_when_it_is_changed_later(make_panel: MakePanel, workspace: Workspace) -> None:
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    field(shown, "guess").take_focus()
    shown.robot.keys("End")
    shown.robot.press("Next")
    shown.robot.press("Go on now")
    type_into(shown, "after", "5")
    shown.robot.press("Back")
    shown.robot.press("Back")
    field(shown, "guess").take_focus()
    shown.robot.keys("Left")
    shown.robot.wait_for("Changed later. At first: 100 %")
    assert shown.panel.flush()
    answer = next(one for one in workspace.sheets.answers(workspace.sheets.recent()[0].uid) if one.field == "guess")
    assert (answer.value, answer.at_first, answer.was_changed) == (95, 100, True)


def test_questions_come_with_the_answers(make_panel: MakePanel) -> None:
    shown = make_panel()
    begin(shown)
    assert not field(shown, "smallest").isVisible()
    type_into(shown, "before", "2")
    assert field(shown, "smallest").isVisible()
    type_into(shown, "before", "6")
    assert not field(shown, "smallest").isVisible()


def test_help_is_near_and_blocks_nothing(make_panel: MakePanel) -> None:
    shown = make_panel()
    wanted: list[bool] = []
    shown.panel.safe_space_wanted.connect(wanted_appends(wanted))
    begin(shown)
    type_into(shown, "before", "0")
    shown.robot.press("Next")
    shown.robot.press("I need a moment")
    assert wanted == [True]
    type_into(shown, "way", "By the lake")
    shown.robot.press("Next")
    assert not shown.robot.reads("I need a moment")


def wanted_appends(wanted: list[bool]) -> Any:
    def take() -> None:
        wanted.append(True)

    return take


def test_answers_that_do_not_fit_bring_a_calm_sentence(make_panel: MakePanel) -> None:
    shown = make_panel()
    to_the_last_page(shown)
    type_into(shown, "after", "1")
    shown.robot.wait_for("It was lighter before. That can be so.")
    type_into(shown, "after", "9")
    assert not shown.robot.reads("It was lighter before.")


def test_a_walk_becomes_homework(make_panel: MakePanel, workspace: Workspace) -> None:
    shown = make_panel()
    wanted: list[Homework] = []
    shown.panel.homework_wanted.connect(wanted.append)
    to_the_last_page(shown)
    shown.robot.press("Done")
    shown.robot.press("Take this walk into the week")
    assert wanted[0].title == "The park"
    assert wanted[0].sheet == workspace.sheets.recent()[0].uid


def test_a_line_goes_with_all_that_was_said_about_it_and_comes_back(
    make_panel: MakePanel, workspace: Workspace
) -> None:
    shown = make_panel()
    to_the_last_page(shown)
    shown.robot.press("Back")
    shown.robot.press("Back")
    shown.robot.press("Remove line 1")
    assert kept(workspace)["way", 0] == "By the mill"
    assert kept(workspace)["worth", 0] == 8
    shown.robot.press("Undo")
    assert kept(workspace)["way", 0] == "By the lake"
    assert kept(workspace)["worth", 1] == 8
    group = field(shown, "ideas")
    assert isinstance(group, GroupField)
    assert [part.answer() for part in group.parts()] == ["By the lake", "By the mill"]


def test_a_full_disk_keeps_the_words_on_the_page(
    make_panel: MakePanel, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    with monkeypatch.context() as broken:
        broken.setattr(workspace.vault, "write", refuse)
        assert not shown.panel.flush()
        assert shown.window.findChild(TroubleSheet) is not None
        shown.robot.press("Go on")
        shown.robot.press("Leave it here")
        assert field(shown, "where").answer() == "The park"
        left = shown.panel.unsaved()
        assert left is not None and "The park" in left.body
    assert shown.panel.flush()
    assert shown.panel.unsaved() is None
    assert kept(workspace) == {("where", 0): "The park"}


def refuse(*_anything: object) -> Any:
    raise DiskFull


def test_hidden_words_are_bars_on_every_view(make_panel: MakePanel) -> None:
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    shown.panel.hide_words(True)
    assert not shown.robot.reads("The park")
    shown.robot.press("Next")
    assert not shown.robot.reads("The park")
    shown.robot.press("Leave it here")
    assert not shown.robot.reads("The park")
    shown.panel.hide_words(False)
    shown.robot.wait_for("The park")


def test_a_sheet_is_removed_and_put_back(make_panel: MakePanel, workspace: Workspace) -> None:
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    shown.robot.press("Leave it here")
    shown.robot.press("Remove: A walk around the block")
    assert workspace.sheets.recent() == []
    shown.robot.press("Undo")
    shown.robot.wait_for("The park")


def test_earlier_ones_say_what_was_expected_beside_what_was(
    make_panel: MakePanel, workspace: Workspace, clock: Clock
) -> None:
    for before, after in ((3, 7), (5, 6)):
        sheet = workspace.sheets.begin("walk", clock().date())
        workspace.sheets.keep(sheet.uid, "before", before)
        workspace.sheets.keep(sheet.uid, "after", after)
        workspace.sheets.finish(sheet.uid)
    shown = make_panel()
    shown.robot.press("Filled in before: A walk around the block")
    shown.robot.wait_for("Lightness: expected 4, as it was 6.5. From 2 times.")
    shown.robot.wait_for("Week of Monday 10 November")
    shown.robot.press("All worksheets")
    shown.robot.wait_for("To find out what a walk does.")


def test_a_suggested_one_is_off_until_it_is_switched_on(make_panel: MakePanel, folder: Path) -> None:
    (folder / "walk.toml").write_text("suggested = true\n" + TOML, "utf-8")
    shown = make_panel()
    assert not shown.robot.reads("Begin: A walk around the block")
    shown.robot.press("A walk around the block")
    shown.robot.wait_for("Begin: A walk around the block")
    again = make_panel()
    again.robot.wait_for("Begin: A walk around the block")


@pytest.mark.parametrize("size", [1.0, 2.0])
def test_nothing_is_cut_off_at_the_side(make_panel: MakePanel, workspace: Workspace, size: float) -> None:
    theme().set_text_size(size)
    shown = make_panel(660, 600)
    begin(shown)
    type_into(shown, "where", "The park")
    type_into(shown, "before", "3")
    assert clipped(shown) == []
    shown.robot.press("Next")
    type_into(shown, "way", "By the lake")
    assert clipped(shown) == []
    shown.robot.press("Next")
    assert clipped(shown) == []
    shown.robot.press("Leave it here")
    assert clipped(shown) == []
    shown.robot.press("Filled in before: A walk around the block")
    assert clipped(shown) == []


def clipped(shown: Shown) -> list[str]:
    """Widgets that reach over the side of the page."""
    width = shown.panel.width()
    parts = [one for one in shown.panel.findChildren(QWidget) if one.isVisible()]
    over = [one for one in parts if one.mapTo(shown.panel, QPoint(one.width(), 0)).x() > width + 1]
    assert shown.panel.width() <= shown.window.width()
    return [f"{type(one).__name__} {one.accessibleName()}" for one in over if not isinstance(one, QLabel) or one.text()]


def test_the_keyboard_alone_goes_from_the_list_to_the_second_page(make_panel: MakePanel) -> None:
    shown = make_panel()
    shown.panel.take_focus()
    shown.robot.keys("Space")
    shown.robot.type("The park")
    for _step in range(30):
        focused = QApplication.focusWidget()
        if focused is not None and getattr(focused, "text", str)() == "Next":
            break
        shown.robot.keys("Tab")
    shown.robot.keys("Space")
    shown.robot.wait_for("2 of 3")


def test_enter_goes_on_to_one_more_line(make_panel: MakePanel, workspace: Workspace) -> None:
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    shown.robot.press("Next")
    type_into(shown, "way", "By the lake\n", 0)
    type_into(shown, "way", "By the mill\nThrough the wood", 1)
    assert field(shown, "way", 2).answer() == "Through the wood"
    assert shown.panel.flush()
    assert kept(workspace)["way", 2] == "Through the wood"


def test_a_filled_sheet_is_looked_at_from_its_start_and_can_be_changed(
    make_panel: MakePanel, workspace: Workspace
) -> None:
    shown = make_panel()
    to_the_last_page(shown)
    shown.robot.press("Done")
    shown.robot.press("Back to the worksheets")
    assert not shown.robot.reads("Begun")
    shown.robot.press("Filled in before: A walk around the block")
    shown.robot.press("Look at it: A walk around the block")
    shown.robot.wait_for("1 of 4")
    type_into(shown, "where", "!")
    assert shown.panel.flush()
    assert kept(workspace)["where", 0] == "The park!"


def test_only_the_page_that_is_shown_is_made(make_panel: MakePanel) -> None:
    shown = make_panel()
    to_the_last_page(shown)
    shown.robot.wait(lambda: len(shown.panel.findChildren(PageView)) == 1, "earlier pages stay")
    made = {one.field.key for one in shown.panel.findChildren(FieldWidget)}
    assert made == {"after", "better"}


def test_back_from_the_end_is_the_page_before_it(make_panel: MakePanel) -> None:
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    shown.robot.press("Next")
    shown.robot.press("The rest another time")
    shown.robot.wait_for("The rest is for another time")
    assert shown.panel.go_back()
    shown.robot.wait_for("Ways to go")


def test_nothing_is_called_kept_that_is_not(
    make_panel: MakePanel, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = make_panel()
    to_the_last_page(shown)
    type_into(shown, "after", "7")
    monkeypatch.setattr(workspace.vault, "write", refuse)
    shown.robot.press("Done")
    shown.robot.press("Go on")
    assert not shown.robot.reads("It is kept on this computer.")
    assert field(shown, "after").answer() == 7
    monkeypatch.undo()
    shown.robot.press("Done")
    shown.robot.wait_for("It is kept on this computer.")


def test_a_sheet_that_was_left_is_gone_from_memory(make_panel: MakePanel, qtbot: QtBot) -> None:
    shown = make_panel()
    for _time in range(3):
        begin(shown)
        type_into(shown, "where", "The park")
        shown.robot.press("Leave it here")
    qtbot.waitUntil(lambda: not shown.panel.findChildren(SheetKeeper))
    assert not shown.panel.findChildren(KeepSoon)


def test_a_worksheet_asked_for_again_goes_on_with_the_one_of_today(
    make_panel: MakePanel, workspace: Workspace, clock: Clock
) -> None:
    shown = make_panel()
    shown.panel.open_worksheet("walk")
    type_into(shown, "where", "The park")
    shown.panel.open_worksheet("walk")
    assert field(shown, "where").answer() == "The park"
    assert shown.panel.go_back()
    shown.panel.open_worksheet("walk")
    assert field(shown, "where").answer() == "The park"
    clock.go_on(days=1)
    shown.panel.open_worksheet("walk")
    assert field(shown, "where").answer() is None
    assert len(workspace.sheets.recent()) == 1


def test_what_has_the_keyboard_is_in_sight(make_panel: MakePanel, qtbot: QtBot) -> None:
    theme().set_text_size(2.0)
    shown = make_panel(660, 330)
    begin(shown)
    edit = QApplication.focusWidget()
    assert edit is not None and edit.accessibleName() == "Where do you want to walk"
    area = shown.window.findChild(ScrollArea)
    assert area is not None
    room = shown.window.height() - edit.height()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    qtbot.waitUntil(lambda: 0 <= edit.mapTo(shown.window, QPoint(0, 0)).y() <= room)


def test_without_a_worksheet_it_says_so(make_panel: MakePanel, folder: Path) -> None:
    (folder / "walk.toml").unlink()
    make_panel().robot.wait_for("No worksheet could be read.")


@pytest.mark.parametrize("width", [420, 660, 1000])
def test_a_wide_table_gives_way_to_days(
    make_panel: MakePanel, workspace: Workspace, clock: Clock, width: int, qtbot: QtBot
) -> None:
    theme().set_text_size(2.0)
    sheet = workspace.sheets.begin("walk", clock().date())
    workspace.sheets.keep(sheet.uid, "before", 3)
    workspace.sheets.keep(sheet.uid, "after", 8)
    shown = make_panel(width, 500)
    shown.panel.open_earlier("walk")
    view = shown.panel.history_view
    assert view is not None and view.table is not None
    table = view.table
    qtbot.waitUntil(lambda: table.grid.isVisible() != table.by_day.isVisible())
    assert clipped(shown) == []


def test_what_was_just_written_can_be_chosen_on_the_same_page(
    make_panel: MakePanel, workspace: Workspace, folder: Path
) -> None:
    choice = """
[[page.field]]
key = "best"
kind = "choice"
words = "Which way first"
options_from = "ideas.way"
"""
    head, tail = TOML.split('words = "Way"\n')
    (folder / "walk.toml").write_text(f'{head}words = "Way"\n{choice}{tail}', "utf-8")
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "The park")
    shown.robot.press("Next")
    assert shown.robot.reads("Nothing to choose from yet.")
    type_into(shown, "way", "By the lake")
    assert not shown.robot.reads("Nothing to choose from yet.")
    shown.robot.press("By the lake")
    type_into(shown, "way", "By the mill", 1)
    assert field(shown, "best").answer() == "By the lake"
    assert shown.panel.flush()
    assert kept(workspace)["best", 0] == "By the lake"


def test_the_first_line_is_there_at_once_and_the_others_right_after(make_panel: MakePanel) -> None:
    shown = make_panel()
    begin(shown)
    shown.robot.press("Next")
    type_into(shown, "way", "By the lake", 0)
    type_into(shown, "way", "By the mill", 1)
    view = shown.panel.sheet_view
    assert view is not None
    view.go_on()
    assert [widget.line for widget in page_of(shown).fields] == [0] and not page_of(shown).is_whole
    shown.panel.hide_words(True)
    shown.robot.wait(lambda: page_of(shown).is_whole, "the other lines never came")
    assert [widget.line for widget in page_of(shown).fields] == [0, 1]
    assert not shown.robot.reads("By the lake") and not shown.robot.reads("By the mill")
    shown.panel.hide_words(False)
    assert shown.robot.reads("By the lake") and shown.robot.reads("By the mill")
    view.go_back()


def test_words_of_great_pain_bring_a_quiet_offer_and_nothing_else(make_panel: MakePanel, workspace: Workspace) -> None:
    shown = make_panel()
    begin(shown)
    view = shown.panel.sheet_view
    assert view is not None
    type_into(shown, "where", "The park")
    assert shown.panel.flush() and not view.offer.isVisible()
    type_into(shown, "where", ". I want to die")
    assert shown.panel.flush()
    assert view.offer.isVisible() and shown.robot.reads("numbers and a quiet minute are here")
    with_words = kept(workspace)
    assert with_words == {("where", 0): "The park. I want to die"}
    shown.robot.press("Not now")
    type_into(shown, "where", ".")
    assert shown.panel.flush() and not view.offer.isVisible()


def test_the_offer_can_be_switched_off_here_too(make_panel: MakePanel, workspace: Workspace) -> None:
    workspace.wishes.keep("phrase_offer", False)
    shown = make_panel()
    begin(shown)
    type_into(shown, "where", "I want to die")
    assert shown.panel.flush()
    view = shown.panel.sheet_view
    assert view is not None and not view.offer.isVisible()
