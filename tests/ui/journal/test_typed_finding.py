"""What is typed into the search means what it says; what is not understood stays a word."""

from datetime import date

import pytest

from app.domain.finding import Finding
from app.domain.labels import Label, LabelKind
from app.domain.moods import Mood
from app.ui.journal.screen import JournalScreen
from app.ui.journal.typed_finding import finding_of, typed_label
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen, Write

FEELINGS = {"a bit proud": "proud", "sad": "sad"}
TAG, PERSON = LabelKind.TAG, LabelKind.PERSON


@pytest.mark.parametrize(
    ("typed", "finding"),
    [
        ("half empty", Finding("half empty")),
        ("  two   spaces ", Finding("two   spaces")),
        ("mood:low bus", Finding("bus", moods=frozenset({Mood.LOW}))),
        ("MOOD:very-low", Finding(moods=frozenset({Mood.VERY_LOW}))),
        ('mood:"very good"', Finding(moods=frozenset({Mood.VERY_GOOD}))),
        ("mood:4", Finding(moods=frozenset({Mood.GOOD}))),
        ("mood:purple", Finding("mood:purple")),
        ('feeling:"a bit proud"', Finding(feelings=frozenset({"proud"}))),
        ("#bus @Jo", Finding(labels=(Label(TAG, "bus"), Label(PERSON, "Jo")))),
        ('tag:"the 14" rain', Finding("rain", labels=(Label(TAG, "the 14"),))),
        ("person:Jo", Finding(labels=(Label(PERSON, "Jo"),))),
        ("from:2026-03", Finding(first_day=date(2026, 3, 1))),
        ("until:2026-02", Finding(last_day=date(2026, 2, 28))),
        ("from:2025 until:2025-06-30", Finding(first_day=date(2025, 1, 1), last_day=date(2025, 6, 30))),
        ("from:2026-13", Finding("from:2026-13")),
        ("is:marked", Finding(marked=True)),
        ("http://a.b/c#d e@f", Finding("http://a.b/c#d e@f")),
        ("at 9:30", Finding("at 9:30")),
        ("#", Finding("#")),
        ('"a phrase" #bus', Finding('"a phrase"', labels=(Label(TAG, "bus"),))),
    ],
)
def test_what_it_means(typed: str, finding: Finding) -> None:
    assert finding_of(typed, FEELINGS) == finding


@pytest.mark.parametrize("label", [Label(TAG, "bus"), Label(TAG, "the 14"), Label(PERSON, "Ana Maria")])
def test_a_label_is_typed_so_that_it_is_read_again(label: Label) -> None:
    assert finding_of(typed_label(label), {}) == Finding(labels=(label,))


def test_chips_and_words_narrow_the_list_together(make_screen: MakeScreen, write: Write, workspace: Workspace) -> None:
    for number, mood in enumerate((Mood.LOW, Mood.LOW, Mood.GOOD)):
        uid = write(f"Bus {number}", "On the way", mood, days_ago=number).uid
    workspace.labels.give(uid, [Label(TAG, "bus")])
    screen: JournalScreen = make_screen()
    column = screen.list
    column.header.narrow_button.click()
    column.narrowing.moods[Mood.LOW].click()
    assert column.searching() and column.found.view.model().rowCount() == 2
    column.search_for("from:2000 bus")
    assert column.found.view.model().rowCount() == 2
    column.search_for("#bus")
    assert column.found.view.model().rowCount() == 0
    assert column.found.empty.title.text() == "No entry like this"
    assert column.leave_search()
    assert not column.narrowing.finding().narrows and not column.narrowing.isVisible()


def test_only_tags_and_feelings_that_there_are_can_be_chosen(
    make_screen: MakeScreen, write: Write, workspace: Workspace
) -> None:
    workspace.labels.give(write("One").uid, [Label(PERSON, "Jo")])
    screen = make_screen()
    screen.list.header.narrow_button.click()
    label = screen.list.narrowing.label
    assert [label.itemText(row) for row in range(label.count())] == ["Any tag or person", "@Jo"]
    label.setCurrentIndex(1)
    assert screen.list.found.view.model().rowCount() == 1
    screen.list.narrowing.clear_button.click()
    assert not screen.list.searching()
