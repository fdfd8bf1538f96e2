"""Put away: only a label, until when it waits, and nothing that is not asked for comes back by itself."""

from datetime import date, timedelta

import pytest

from app.domain.put_away import LookedWith, PutAway, Until
from app.storage.put_away import PutAwayStore
from app.storage.topics import Topic
from app.storage.vault import Vault

TODAY = date(2026, 5, 3)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def put_away(vault: Vault) -> PutAwayStore:
    return PutAwayStore(vault)


def labels(found: list[PutAway]) -> list[str]:
    return [put.label for put in found]


def test_a_label_is_kept_and_announced(vault: Vault, put_away: PutAwayStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    put = put_away.add("  the \n hallway ", Until.DAY, TOMORROW)
    assert (put.label, put.until, put.day, put.is_open) == ("the hallway", Until.DAY, TOMORROW, True)
    assert put_away.all() == [put]
    assert put_away.one(put.uid) == put
    assert put_away.one("nothing") is None
    assert heard == [Topic.PUT_AWAY]


@pytest.mark.parametrize("label", ["", "  \n", "x" * 61, "🌊" * 61])
def test_a_label_has_words_and_is_short(put_away: PutAwayStore, label: str) -> None:
    with pytest.raises(ValueError, match="a label has words"):
        put_away.add(label, Until.CLOSED)
    put = put_away.add("🌊" * 60, Until.CLOSED)
    with pytest.raises(ValueError, match="a label has words"):
        put_away.rewrite(put.uid, label, Until.CLOSED)
    assert labels(put_away.all()) == ["🌊" * 60]


@pytest.mark.parametrize(("until", "day"), [(Until.DAY, None), (Until.SESSION, TODAY), (Until.CLOSED, TODAY)])
def test_a_day_is_there_when_it_waits_for_one_and_only_then(
    put_away: PutAwayStore, until: Until, day: date | None
) -> None:
    with pytest.raises(ValueError, match="there is a day"):
        put_away.add("the hallway", until, day)


def test_for_a_session_is_what_waits_for_one_and_what_has_had_its_day_come(put_away: PutAwayStore) -> None:
    put_away.add("session", Until.SESSION)
    put_away.add("today", Until.DAY, TODAY)
    put_away.add("tomorrow", Until.DAY, TOMORROW)
    put_away.add("closed", Until.CLOSED)
    looked = put_away.add("looked at", Until.SESSION)
    put_away.note_looked(looked.uid, LookedWith.THERAPIST)
    assert labels(put_away.for_session(TODAY)) == ["session", "today"]
    assert labels(put_away.for_session(TOMORROW)) == ["session", "today", "tomorrow"]


def test_it_can_wait_for_something_else_and_be_called_something_else(put_away: PutAwayStore) -> None:
    put = put_away.add("the hallway", Until.SESSION)
    assert put_away.rewrite(put.uid, "the stairs", Until.DAY, TOMORROW)
    changed = put_away.one(put.uid)
    assert changed and (changed.label, changed.until, changed.day) == ("the stairs", Until.DAY, TOMORROW)
    assert put_away.rewrite(put.uid, "the stairs", Until.CLOSED)
    assert put_away.for_session(date.max) == []
    assert not put_away.rewrite("nothing", "a label", Until.CLOSED)


@pytest.mark.parametrize("looked_with", list(LookedWith))
def test_having_looked_at_it_is_noted_and_can_be_taken_back(put_away: PutAwayStore, looked_with: LookedWith) -> None:
    put = put_away.add("the hallway", Until.SESSION)
    assert put_away.note_looked(put.uid, looked_with)
    looked = put_away.one(put.uid)
    assert looked and looked.looked_with is looked_with and looked.looked_at and not looked.is_open
    assert put_away.note_looked(put.uid, None)
    assert put_away.all() == [put]


def test_letting_it_go_can_be_taken_back(put_away: PutAwayStore) -> None:
    put = put_away.add("the hallway", Until.DAY, TOMORROW)
    put_away.note_looked(put.uid, LookedWith.ALONE)
    put = put_away.all()[0]
    assert put_away.remove(put.uid)
    assert not put_away.remove(put.uid)
    assert put_away.all() == []
    for _ in range(2):
        put_away.put_back(put)
    assert put_away.all() == [put]
