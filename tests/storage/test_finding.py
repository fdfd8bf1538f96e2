"""Finding by mood, feeling, tag, person, day and mark, with and without words."""

from datetime import date, datetime

import pytest

from app.domain.feelings import Feeling
from app.domain.finding import Finding
from app.domain.labels import Label, LabelKind
from app.domain.moods import Mood
from app.storage.feelings import FeelingStore
from app.storage.journal import JournalStore
from app.storage.labels import LabelStore
from app.storage.picked import TopicStore
from app.storage.vault import Vault

BUS = Label(LabelKind.TAG, "bus")
JO = Label(LabelKind.PERSON, "Jo")


@pytest.fixture(autouse=True)
def week(vault: Vault, journal: JournalStore) -> None:
    feelings, labels = FeelingStore(vault), LabelStore(vault)
    for day, mood, felt, labelled in (
        (1, Mood.LOW, "sad", (BUS,)),
        (2, Mood.GOOD, "calm", (JO,)),
        (3, None, "sad", (BUS, JO)),
        (4, Mood.LOW, "calm", ()),
    ):
        uid = journal.add(datetime(2026, 5, day, 9), f"Day {day}", f"The walk of day {day}", mood).uid
        feelings.give(uid, [Feeling(felt)])
        labels.give(uid, labelled)
    TopicStore(vault).add(uid, "walk")


def _found(journal: JournalStore, finding: Finding) -> list[int]:
    return [hit.row.about.day for hit in journal.find(finding)]


@pytest.mark.parametrize(
    ("finding", "days"),
    [
        (Finding(moods=frozenset({Mood.LOW})), [4, 1]),
        (Finding(moods=frozenset({Mood.LOW, Mood.GOOD})), [4, 2, 1]),
        (Finding(feelings=frozenset({"sad"})), [3, 1]),
        (Finding(labels=(BUS,)), [3, 1]),
        (Finding(labels=(BUS, JO)), [3]),
        (Finding(labels=(Label(LabelKind.TAG, "BUS"),)), [3, 1]),
        (Finding(labels=(Label(LabelKind.TAG, "Jo"),)), []),
        (Finding(first_day=date(2026, 5, 2), last_day=date(2026, 5, 3)), [3, 2]),
        (Finding(marked=True), [4]),
        (Finding("walk", feelings=frozenset({"calm"})), [4, 2]),
        (Finding("walk", labels=(BUS,), last_day=date(2026, 5, 2)), [1]),
        (Finding("nowhere", labels=(BUS,)), []),
        (Finding("walk"), [4, 3, 2, 1]),
        (Finding(), []),
        (Finding("!?", labels=(BUS,)), []),
    ],
)
def test_all_of_it_has_to_be_so(journal: JournalStore, finding: Finding, days: list[int]) -> None:
    assert _found(journal, finding) == days


@pytest.mark.parametrize("finding", [Finding("walk"), Finding(first_day=date(2026, 5, 1)), Finding(labels=(BUS,))])
def test_more_of_it_comes_page_by_page(journal: JournalStore, finding: Finding) -> None:
    days, before = [], None
    while hits := journal.find(finding, 1, before):
        days.append(hits[0].row.about.day)
        before = hits[0].row.id
    assert days == _found(journal, finding)


def test_what_is_in_the_bin_is_not_found(journal: JournalStore) -> None:
    uid = journal.find(Finding(labels=(JO,)))[0].row.uid
    journal.remove(uid)
    assert _found(journal, Finding(labels=(JO,))) == [2]
    assert _found(journal, Finding("walk", labels=(JO,))) == [2]


def test_two_findings_narrow_each_other() -> None:
    both = Finding("bus", first_day=date(2026, 5, 1), labels=(BUS,)).and_also(
        Finding("jo", first_day=date(2026, 5, 2), last_day=date(2026, 5, 9), labels=(BUS, JO), marked=True)
    )
    assert both == Finding("bus jo", frozenset(), frozenset(), (BUS, JO), date(2026, 5, 2), date(2026, 5, 9), True)
    assert Finding("  ").is_empty and not Finding(marked=True).is_empty
