"""Today as a person meets it: one question, room for a line, and nothing of another day."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.moods import Mood
from app.storage.errors import DiskFull
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import theme
from app.ui.today.mood_card import MoodCard
from app.ui.today.screen import TodayScreen
from app.workspace import Workspace
from tests.support.robot import Robot
from tests.ui.today.conftest import Clock, MakeToday


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def noted(workspace: Workspace, clock: Clock) -> list[Mood]:
    return [one.mood for one in workspace.check_ins.on_day(clock().date())]


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "Hello"), (5, "Good morning"), (12, "Good afternoon"), (18, "Good evening"), (23, "Hello")],
)
def test_the_greeting_knows_the_hour(make_today: MakeToday, clock: Clock, hour: int, words: str) -> None:
    clock.time = clock.time.replace(hour=hour)
    robot = Robot(make_today())
    assert robot.reads(words)
    assert robot.reads("Thursday 13 November")


def test_the_day_turns_while_the_page_stays_open(today: TodayScreen, robot: Robot, clock: Clock) -> None:
    clock.go_on(hours=10)
    today.hide()
    today.show()
    assert robot.reads("Good morning")
    assert robot.reads("Friday 14 November")


# --- one tap


def test_one_tap_notes_a_mood(robot: Robot, workspace: Workspace, clock: Clock) -> None:
    robot.press("Low")
    assert noted(workspace, clock) == [Mood.LOW]
    assert robot.reads("Noted: low")
    assert robot.reads("21:14. You can leave it at that.")


def test_a_number_is_a_tap_too(today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock) -> None:
    today.take_focus()
    press(Qt.Key.Key_4)
    assert noted(workspace, clock) == [Mood.GOOD]


def test_another_tap_is_a_change_of_mind(robot: Robot, workspace: Workspace, clock: Clock) -> None:
    robot.press("Low")
    robot.press("So-so")
    assert noted(workspace, clock) == [Mood.SO_SO]
    assert robot.reads("Noted: so-so")


def test_undo_leaves_nothing_behind(robot: Robot, workspace: Workspace, clock: Clock) -> None:
    robot.press("Very low")
    robot.press("Undo")
    assert noted(workspace, clock) == []
    assert robot.reads("How are you, right now?")


def test_after_a_while_the_question_is_there_again(
    today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock
) -> None:
    robot.press("Good")
    clock.go_on(minutes=31)
    today.hide()
    today.show()
    assert robot.reads("How are you, right now?")
    robot.press("Low")
    assert noted(workspace, clock) == [Mood.GOOD, Mood.LOW]


def test_not_now_is_taken_at_its_word(robot: Robot, workspace: Workspace, clock: Clock) -> None:
    robot.press("Not now")
    assert not robot.reads("How are you, right now?")
    assert not robot.reads("Very low")
    robot.press("Ask me now")
    assert robot.reads("How are you, right now?")
    assert noted(workspace, clock) == []


def test_writing_about_it_takes_the_mood_along(qtbot: QtBot, today: TodayScreen, robot: Robot) -> None:
    robot.press("Very good")
    with qtbot.waitSignal(today.writing_wanted) as wanted:
        robot.press("Write about it")
    assert wanted.args == [Mood.VERY_GOOD]


def test_a_mood_that_cannot_be_kept_is_not_shown_as_kept(
    today: TodayScreen, robot: Robot, workspace: Workspace, clock: Clock
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace.check_ins, "add", refuse)
        robot.press("Low")
        assert robot.reads("There is no room left to save.")
        assert not robot.reads("Noted: low")
    robot.press("Low")
    assert noted(workspace, clock) == [Mood.LOW]


def refuse(*_: object, **__: object) -> None:
    raise DiskFull


# --- a line


def field_of(today: TodayScreen) -> QLineEdit:
    field = today.findChild(QLineEdit)
    assert field is not None
    return field


def bodies(workspace: Workspace) -> list[str]:
    found = [workspace.journal.get(row.uid) for row in workspace.journal.recent(10)]
    return [entry.body for entry in found if entry is not None]


def test_enter_keeps_a_line_as_an_entry(qtbot: QtBot, today: TodayScreen, robot: Robot, workspace: Workspace) -> None:
    robot.press("A line for your journal")
    robot.type("The sky stayed up.")
    press(Qt.Key.Key_Return)
    assert bodies(workspace) == ["The sky stayed up."]
    assert field_of(today).text() == ""
    assert robot.reads("Kept in your journal, on this computer.")
    with qtbot.waitSignal(today.entry_wanted) as wanted:
        robot.press("Open it in the journal")
    assert wanted.args == [workspace.journal.recent(1)[0].uid]


def test_a_line_that_is_left_is_kept_once(today: TodayScreen, robot: Robot, workspace: Workspace) -> None:
    robot.press("A line for your journal")
    robot.type("  half a thought ")
    assert today.flush()
    assert today.flush()
    assert bodies(workspace) == ["half a thought"]


def test_an_empty_line_is_no_entry(today: TodayScreen, robot: Robot, workspace: Workspace) -> None:
    robot.press("A line for your journal")
    robot.type("   ")
    press(Qt.Key.Key_Return)
    assert today.flush()
    assert bodies(workspace) == []


def test_a_page_that_is_pasted_stays_whole(today: TodayScreen, workspace: Workspace) -> None:
    page = "one line and another " * 5000
    QApplication.clipboard().setText(page)
    field_of(today).paste()
    assert today.flush()
    assert bodies(workspace) == [page.strip()]


def test_a_line_that_cannot_be_kept_stays_where_it_is(today: TodayScreen, robot: Robot, workspace: Workspace) -> None:
    robot.press("A line for your journal")
    robot.type("not lost")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace.journal, "add", refuse)
        assert not today.flush()
    assert field_of(today).text() == "not lost"
    assert robot.reads("There is no room left to save.")
    assert today.flush()
    assert bodies(workspace) == ["not lost"]


def test_words_that_reached_the_disk_although_it_complained_are_not_kept_twice(
    today: TodayScreen, robot: Robot, workspace: Workspace
) -> None:
    really = workspace.journal.add

    def add_and_complain(*args: object, **named: object) -> None:
        really(*args, **named)  # type: ignore[arg-type]
        raise DiskFull

    robot.press("A line for your journal")
    robot.type("once")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace.journal, "add", add_and_complain)
        assert not today.flush()
    assert today.flush()
    assert bodies(workspace) == ["once"]


# --- earlier today


def test_earlier_today_holds_this_day_alone(make_today: MakeToday, workspace: Workspace, clock: Clock) -> None:
    now = clock()
    workspace.check_ins.add(Mood.SO_SO, now.replace(hour=8, minute=5))
    workspace.journal.add(now.replace(hour=9), "Rain", "On the roof")
    for day in (now - timedelta(days=1), now - timedelta(days=365), now + timedelta(days=1)):
        workspace.journal.add(day, f"Elsewhere {day.year} {day.day}", "words")
        workspace.check_ins.add(Mood.VERY_LOW, day)
    robot = Robot(make_today())
    robot.wait_for("08:05, So-so")
    robot.wait_for("09:14, Rain, entry")
    assert not robot.reads("Elsewhere")
    assert not robot.reads(", Very low")


def test_pressing_a_page_of_today_opens_it(
    qtbot: QtBot, make_today: MakeToday, workspace: Workspace, clock: Clock
) -> None:
    entry = workspace.journal.add(clock().replace(hour=9), "", "Rain on the roof")
    today = make_today()
    with qtbot.waitSignal(today.entry_wanted) as wanted:
        Robot(today).press("09:14, Rain on the roof, entry")
    assert wanted.args == [entry.uid]


def test_what_is_written_elsewhere_today_comes_up(today: TodayScreen, robot: Robot, workspace: Workspace) -> None:
    assert not robot.reads("Earlier today")
    workspace.journal.add(today._now(), "Written in the journal", "words")
    robot.wait_for("21:14, Written in the journal, entry")


def test_the_answer_on_the_card_is_not_listed_a_second_time(robot: Robot) -> None:
    robot.press("Low")
    robot.press("Good")
    QTest.qWait(1)
    assert not robot.reads("21:14, ")


# --- less


def test_show_less_is_remembered(robot: Robot, make_today: MakeToday, preferences: PreferencesHolder) -> None:
    robot.press("Show less")
    robot.wait(lambda: not robot.reads("Something to put down?"), "it did not fold away")
    assert preferences.value.show_less
    again = Robot(make_today())
    assert not again.reads("Something to put down?")
    again.press("Show more")
    again.wait(lambda: again.reads("Something to put down?"), "it did not come back")
    assert not preferences.value.show_less


def test_a_line_that_is_folded_away_is_still_kept(today: TodayScreen, robot: Robot, workspace: Workspace) -> None:
    robot.press("A line for your journal")
    robot.type("before it folded")
    robot.press("Show less")
    assert today.flush()
    assert bodies(workspace) == ["before it folded"]


# --- the spare key


def test_the_reminder_is_one_line_that_goes(
    qtbot: QtBot, today: TodayScreen, robot: Robot, preferences: PreferencesHolder
) -> None:
    assert not robot.reads("If this computer forgets its key")
    today.offer_recovery_code(True)
    assert robot.reads("If this computer forgets its key, or you the password, only a spare key opens your journal.")
    with qtbot.waitSignal(today.recovery_code_wanted):
        robot.press("Make a spare key")
    today.offer_recovery_code(True)
    reminder = next(one for one in today.findChildren(QWidget) if type(one).__name__ == "Reminder")
    Robot(reminder).press("Not now")
    assert not robot.reads("If this computer forgets its key")
    assert preferences.value.remind_recovery_on == "2025-12-13"


def test_one_line_about_a_copy_elsewhere_can_be_sent_away_for_a_month(
    make_today: MakeToday, preferences: PreferencesHolder, qtbot: QtBot
) -> None:
    today = make_today()
    robot = Robot(today)
    words = "For 30 days no backup went to another place."
    today.offer_recovery_code(True)
    today.offer_copy(True)
    assert not robot.reads(words), "one line at a time"
    today.offer_recovery_code(False)
    today.offer_copy(True)
    with qtbot.waitSignal(today.backups_wanted):
        robot.press("Show the backups")
    robot.press("Not now")
    assert not robot.reads(words) and preferences.value.remind_copy_on == "2025-12-13"
    today.offer_copy(True)
    assert not robot.reads(words)


# --- hidden


def test_hidden_words_are_nowhere(make_today: MakeToday, workspace: Workspace, clock: Clock) -> None:
    workspace.check_ins.add(Mood.VERY_GOOD, clock().replace(hour=8))
    workspace.journal.add(clock().replace(hour=9), "Rain", "On the roof")
    today = make_today()
    robot = Robot(today)
    robot.press("Low")
    robot.press("A line for your journal")
    robot.type("unseen")
    today.hide_words(True)
    robot.wait_for("08:14, Hidden")
    for words in ("Rain", "Noted: low", "08:14, Very good", "unseen"):
        assert not robot.reads(words), words
    assert robot.reads("Thursday 13 November")
    assert field_of(today).displayText() == ""
    today.hide_words(False)
    for words in ("Rain", "Noted: low", "08:14, Very good", "unseen"):
        robot.wait_for(words)


def test_while_hidden_nothing_can_be_noted(today: TodayScreen, workspace: Workspace, clock: Clock) -> None:
    today.hide_words(True)
    window = next(one for one in today.findChildren(QWidget) if one.accessibleName() == "Low, 2 of 5")
    QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    assert noted(workspace, clock) == []


# --- room


@pytest.mark.parametrize("size", [QSize(960, 600), QSize(1280, 800), QSize(1920, 1080)])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_the_question_is_whole_at_every_size(make_today: MakeToday, size: QSize, text: float) -> None:
    theme().set_text_size(text)
    try:
        today = make_today(size.width() - 150, size.height())
        QTest.qWait(1)
        card = today.findChild(MoodCard)
        assert card is not None
        top = card.mapTo(today, QPoint(0, 0))
        assert top.y() >= 0
        assert top.y() + card.height() <= today.height()
        assert card.width() <= today.width()
    finally:
        theme().set_text_size(1.0)


def test_a_kept_line_comes_up_and_is_let_go(
    make_today: MakeToday, workspace: Workspace, clock: Clock, qtbot: QtBot
) -> None:
    entry = workspace.journal.add(clock() - timedelta(days=40), "The bridge", "A heron stood there.")
    workspace.kept_lines.add(entry.uid, "A heron stood there.")
    robot = Robot(make_today())
    assert robot.reads("A line you kept") and robot.reads("A heron stood there.")
    robot.press("Let it go")
    robot.wait(lambda: not robot.reads("A line you kept"), "the line stayed")
    assert workspace.kept_lines.all() == []


def test_a_kept_line_is_a_bar_while_words_are_hidden(make_today: MakeToday, workspace: Workspace, clock: Clock) -> None:
    entry = workspace.journal.add(clock(), "", "A heron stood there.")
    workspace.kept_lines.add(entry.uid, "A heron stood there.")
    today = make_today()
    today.hide_words(True)
    assert not Robot(today).reads("heron")


def test_nothing_of_a_closed_entry_is_on_today(make_today: MakeToday, workspace: Workspace, clock: Clock) -> None:
    entry = workspace.journal.add(clock(), "Lantern", "A heron stood there.")
    workspace.kept_lines.add(entry.uid, "A heron stood there.")
    workspace.journal.keep_closed(entry.uid)
    robot = Robot(make_today())
    assert not robot.reads("heron") and not robot.reads("Lantern") and not robot.reads("entry")


def test_a_kept_line_that_cannot_go_just_now_stays_and_that_is_said(
    make_today: MakeToday, workspace: Workspace, clock: Clock
) -> None:
    entry = workspace.journal.add(clock() - timedelta(days=40), "", "Rain on the roof")
    workspace.kept_lines.add(entry.uid, "Rain on the roof")
    today = make_today()
    robot = Robot(today)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workspace.kept_lines, "remove", refuse)
        robot.press("Let it go")
        robot.wait_for("The disk is full")
        robot.press("Go on")
    assert robot.reads("Rain on the roof")
    robot.press("Let it go")
    assert workspace.kept_lines.all() == []
