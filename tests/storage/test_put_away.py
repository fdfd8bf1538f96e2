"""Put away: only a label, until when it waits, and nothing that is not asked for comes back by itself."""

from datetime import date, timedelta

import pytest

from app.domain.put_away import LookedWith, PutAway, Until
from app.storage.put_away import PutAwayStore, new_put_away
from app.storage.topics import Topic
from app.storage.vault import Vault

TODAY = date(2026, 5, 3)
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def put_away(vault: Vault) -> PutAwayStore:
    return PutAwayStore(vault)


def keep(store: PutAwayStore, label: str, until: Until, day: date | None = None) -> PutAway:
    put = new_put_away(label, until, day)
    store.keep(put)
    return put


def labels(found: list[PutAway]) -> list[str]:
    return [put.label for put in found]


def test_a_label_is_kept_and_announced(vault: Vault, put_away: PutAwayStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    put = keep(put_away, "the hallway", Until.DAY, TOMORROW)
    assert put.is_open
    assert put_away.all() == [put]
    assert heard == [Topic.PUT_AWAY]


@pytest.mark.parametrize("label", ["", "  \n", "x" * 61, "🌊" * 61])
def test_a_label_has_words_and_is_short(put_away: PutAwayStore, label: str) -> None:
    with pytest.raises(ValueError, match="a label has words"):
        new_put_away(label, Until.CLOSED)
    put = keep(put_away, "🌊" * 60, Until.CLOSED)
    with pytest.raises(ValueError, match="a label has words"):
        put.called(label)
    assert labels(put_away.all()) == ["🌊" * 60]


@pytest.mark.parametrize(("until", "day"), [(Until.DAY, None), (Until.SESSION, TODAY), (Until.CLOSED, TODAY)])
def test_a_day_is_there_when_it_waits_for_one_and_only_then(until: Until, day: date | None) -> None:
    with pytest.raises(ValueError, match="there is a day"):
        new_put_away("the hallway", until, day)


def test_for_a_session_is_what_waits_for_one_and_what_has_had_its_day_come(put_away: PutAwayStore) -> None:
    keep(put_away, "session", Until.SESSION)
    keep(put_away, "today", Until.DAY, TODAY)
    keep(put_away, "tomorrow", Until.DAY, TOMORROW)
    keep(put_away, "closed", Until.CLOSED)
    looked = keep(put_away, "looked at", Until.SESSION)
    put_away.keep(looked.looked(LookedWith.THERAPIST, looked.at))
    assert labels(put_away.for_session(TODAY)) == ["session", "today"]
    assert labels(put_away.for_session(TOMORROW)) == ["session", "today", "tomorrow"]


def test_it_can_wait_for_something_else_and_be_called_something_else(put_away: PutAwayStore) -> None:
    put = keep(put_away, "the hallway", Until.SESSION)
    put_away.keep(put.called("the stairs").waiting(Until.DAY, TOMORROW))
    (changed,) = put_away.all()
    assert (changed.label, changed.until, changed.day, changed.at) == ("the stairs", Until.DAY, TOMORROW, put.at)
    put_away.keep(changed.waiting(Until.CLOSED))
    assert put_away.for_session(date.max) == []


@pytest.mark.parametrize("looked_with", list(LookedWith))
def test_having_looked_at_it_is_noted_and_can_be_taken_back(put_away: PutAwayStore, looked_with: LookedWith) -> None:
    put = keep(put_away, "the hallway", Until.SESSION)
    put_away.keep(put.looked(looked_with, put.at + timedelta(days=1)))
    (looked,) = put_away.all()
    assert (looked.looked_with, looked.looked_at, looked.is_open) == (looked_with, put.at + timedelta(days=1), False)
    put_away.keep(put)
    assert put_away.all() == [put]


def test_letting_it_go_can_be_taken_back(put_away: PutAwayStore) -> None:
    put = keep(put_away, "the hallway", Until.DAY, TOMORROW)
    put = put.looked(LookedWith.ALONE, put.at)
    put_away.keep(put)
    assert put_away.remove(put.uid)
    assert not put_away.remove(put.uid)
    assert put_away.all() == []
    put_away.keep(put)
    assert put_away.all() == [put]
