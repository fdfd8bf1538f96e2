"""Hard moments in the vault: as they were said, each once, and gone when somebody wants them gone."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from app.domain.haven_moments import Answer, HavenMoment, Helped
from app.storage.haven_moments import HavenMomentStore, new_moment
from app.storage.topics import Topic
from app.storage.vault import Vault

EVENING = datetime(2026, 5, 3, 21, 40, tzinfo=timezone(timedelta(hours=2)))
NOTHING_SAID = Answer()


@pytest.fixture
def moments(vault: Vault) -> HavenMomentStore:
    return HavenMomentStore(vault)


def at(days: int, exercise: str = "breathe", answer: Answer = NOTHING_SAID) -> HavenMoment:
    return new_moment(exercise, EVENING + timedelta(days=days), 240, answer)


def test_a_moment_comes_back_as_it_was_said(vault: Vault, moments: HavenMomentStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    kept = at(0, answer=Answer(Helped.A_LITTLE, 7, 5))
    moments.add([kept])
    assert moments.all() == [kept]
    assert moments.all()[0].began.utcoffset() == timedelta(hours=2)
    assert heard == [Topic.HAVEN_MOMENTS]


@pytest.mark.parametrize("helped", [None, *Helped])
def test_every_answer_and_none_at_all_comes_back(moments: HavenMomentStore, helped: Helped | None) -> None:
    kept = at(0, answer=Answer(helped))
    moments.add([kept])
    assert moments.all()[0].answer == Answer(helped)


def test_the_same_moment_is_kept_once(moments: HavenMomentStore) -> None:
    kept = at(0)
    moments.add([kept])
    moments.add([kept, at(1)])
    assert len(moments.all()) == 2


def test_nothing_to_keep_is_no_commit(vault: Vault, moments: HavenMomentStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    moments.add([])
    assert heard == []


def test_moments_are_read_earliest_first_and_from_an_instant_on(moments: HavenMomentStore) -> None:
    kept = [at(days) for days in (2, 0, 1)]
    moments.add(kept)
    assert moments.all() == [kept[1], kept[2], kept[0]]
    assert moments.since((EVENING + timedelta(days=1)).astimezone(UTC)) == [kept[2], kept[0]]


def test_everything_can_be_forgotten_and_put_back(moments: HavenMomentStore) -> None:
    moments.add([at(0, answer=Answer(Helped.WORSE)), at(1)])
    before = moments.all()
    moments.remove_all()
    assert moments.all() == []
    moments.add(before)
    assert moments.all() == before
