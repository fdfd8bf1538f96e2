"""Check-ins: one press, one row, each at its own moment."""

from datetime import date, datetime, timedelta

import pytest

from app.domain.moods import Mood
from app.storage.check_ins import CheckInStore
from app.storage.topics import Topic
from app.storage.vault import Vault

MORNING = datetime(2026, 5, 3, 7, 30)


@pytest.fixture
def check_ins(vault: Vault) -> CheckInStore:
    return CheckInStore(vault)


def test_a_check_in_is_kept_and_announced(vault: Vault, check_ins: CheckInStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    kept = check_ins.add(Mood.LOW, MORNING)
    assert (kept.mood, kept.at) == (Mood.LOW, MORNING)
    assert check_ins.on_day(MORNING.date()) == [kept]
    assert heard == [Topic.CHECK_INS]


def test_the_same_uid_is_kept_once(check_ins: CheckInStore) -> None:
    first = check_ins.add(Mood.LOW, MORNING, "my-own")
    assert check_ins.add(Mood.GOOD, MORNING, "my-own") == first
    assert check_ins.on_day(MORNING.date()) == [first]


def test_two_of_one_moment_stand_side_by_side(check_ins: CheckInStore) -> None:
    last = datetime(2026, 5, 3, 23, 59, 59, 999_000)
    kept = [check_ins.add(mood, last) for mood in (Mood.LOW, Mood.GOOD, Mood.SO_SO)]
    assert len({check_in.id for check_in in kept}) == 3
    assert {check_in.at.date() for check_in in kept} == {last.date()}


def test_days_are_read_earliest_first(check_ins: CheckInStore) -> None:
    days = [MORNING + timedelta(days=n) for n in (2, 0, 1, 3)]
    for at in days:
        check_ins.add(Mood.GOOD, at)
    found = check_ins.between(date(2026, 5, 4), date(2026, 5, 5))
    assert [check_in.at for check_in in found] == [days[2], days[0]]
    assert check_ins.on_day(date(2026, 5, 9)) == []
    assert len(check_ins.between(date.min, date.max)) == 4


def test_one_can_be_taken_back(check_ins: CheckInStore) -> None:
    kept = check_ins.add(Mood.GOOD, MORNING)
    assert check_ins.remove(kept.uid)
    assert not check_ins.remove(kept.uid)
    assert check_ins.on_day(MORNING.date()) == []
