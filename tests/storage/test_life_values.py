"""Values in the vault: twelve from the start, renamed, hidden, added to, and marked in two ways."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from app.domain.life_values import Domain, LifeValue
from app.storage.life_values import ValueStore
from app.storage.topics import Topic
from app.storage.vault import Vault


@pytest.fixture
def values(vault: Vault) -> ValueStore:
    return ValueStore(vault)


def uids(values: ValueStore) -> list[str]:
    return [value.uid for value in values.all()]


def test_twelve_are_there_before_anything_is_kept(vault: Vault, values: ValueStore) -> None:
    assert uids(values) == list(Domain)
    assert all(value.importance is None and value.lived is None and not value.name for value in values.all())
    assert vault.read("SELECT * FROM life_value") == []


def test_a_value_is_renamed_described_and_hidden_where_it_stands(vault: Vault, values: ValueStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    work = values.get("work")
    assert work is not None
    assert values.rewrite(replace(work, name="My craft", words="done with care", hidden=True))
    kept = values.get("work")
    assert kept is not None and (kept.name, kept.words, kept.hidden) == ("My craft", "done with care", True)
    assert uids(values) == list(Domain)
    assert not values.rewrite(LifeValue("0" * 32))
    assert set(heard) == {Topic.VALUES}


def test_ones_own_come_after_the_twelve_and_any_can_be_moved(values: ValueStore) -> None:
    garden = values.add("The garden")
    sea = values.add("The sea")
    assert uids(values) == [*Domain, garden.uid, sea.uid]
    order = [sea.uid, *reversed(Domain), garden.uid]
    values.reorder(order)
    assert uids(values) == order
    assert values.add("Last").uid == uids(values)[-1]
    assert values.remove(sea.uid) and not values.remove(sea.uid)
    assert not values.remove("work")
    assert uids(values)[: len(order) - 1] == order[1:]


def test_the_newest_of_both_marks_is_shown(values: ValueStore) -> None:
    monday = datetime(2026, 5, 4, 9, tzinfo=UTC)
    values.mark("body", importance=8, lived=0, at=monday)
    last = values.mark("body", lived=3, at=monday + timedelta(days=7))
    body = values.get("body")
    assert body is not None
    assert (body.importance, body.lived, body.marked) == (8, 3, monday + timedelta(days=7))
    assert values.marks("body") == [(monday, 8, 0), (monday + timedelta(days=7), None, 3)]
    values.take_back(last)
    body = values.get("body")
    assert body is not None and (body.lived, body.marked) == (0, monday)
    assert values.mark("body") == "" and values.mark("0" * 32, lived=1) == ""
    assert uids(values) == list(Domain)


def test_of_each_day_the_last_answer_stands_and_can_be_taken_back(values: ValueStore) -> None:
    monday = datetime(2026, 5, 4, 9, tzinfo=UTC)
    values.mark("body", importance=8, lived=0, at=monday)
    for hour, lived in enumerate((1, 2, 3)):
        values.mark("body", lived=lived, at=monday + timedelta(hours=hour))
    values.mark("work", lived=9, at=monday)
    assert values.marks("body") == [(monday, 8, None), (monday + timedelta(hours=2), None, 3)]
    assert values.clear("body", "lived") and not values.clear("body", "lived")
    body, work = values.get("body"), values.get("work")
    assert body is not None and (body.importance, body.lived) == (8, None)
    assert work is not None and work.lived == 9
