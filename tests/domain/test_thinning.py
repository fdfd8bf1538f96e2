"""Old backups go, the promised ones stay, and the newest one always does."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.thinning import ALL_OF, DAYS, MONTHS, WEEKS, to_keep

NOW = datetime(2026, 5, 3, 21)
_STEPS = st.lists(
    st.sampled_from((0.01, 0.3, 1, 1, 1, 1, 2, 6, 20, 45)).flatmap(
        lambda days: st.floats(days * 0.5, days * 1.5, allow_nan=False)
    ),
    max_size=80,
)


def history(steps: list[float]) -> list[datetime]:
    """Moments that go back from some time before now, by so many days each."""
    moments, moment = [], NOW
    for days in steps:
        moment -= timedelta(days=days)
        moments.append(moment)
    return moments


def newest_of_each(moments: list[datetime], period: str, most: int) -> list[datetime]:
    """The last moment of each of the newest periods that have any."""
    last: dict[str, datetime] = {}
    for moment in sorted(moments):
        last[moment.strftime(period)] = moment
    return sorted(last.values(), reverse=True)[:most]


@settings(max_examples=1000)
@given(_STEPS)
def test_the_promised_ones_stay(steps: list[float]) -> None:
    moments = history(steps)
    kept = to_keep(moments, NOW)
    assert kept <= set(moments)
    if moments:
        assert max(moments) in kept
    assert {moment for moment in moments if NOW - moment <= ALL_OF} <= kept
    rest = [moment for moment in moments if NOW - moment > ALL_OF]
    assert set(newest_of_each(rest, "%Y-%m-%d", DAYS)) <= kept
    assert len([moment for moment in kept if NOW - moment > ALL_OF]) <= DAYS + WEEKS + MONTHS
    assert to_keep(kept, NOW) == kept, "thinning again takes more"


@settings(max_examples=100)
@given(st.lists(st.sampled_from((1, 1, 1, 1, 2, 3, 9)), min_size=60, max_size=500))
def test_day_after_day_the_grid_holds(days_between: list[int]) -> None:
    """As it is lived: one backup at a time, thinned each time."""
    kept: frozenset[datetime] = frozenset()
    made: list[datetime] = []
    now = NOW
    for days in days_between:
        now += timedelta(days=days)
        made.append(now)
        kept = to_keep({*kept, now}, now)
        assert now in kept
    rest = [moment for moment in made if now - moment > ALL_OF]
    dailies = newest_of_each(rest, "%Y-%m-%d", DAYS)
    assert set(dailies) <= kept
    older = [moment for moment in kept if moment < min(dailies)]
    weeks = {moment.strftime("%G-%V") for moment in made if moment < min(dailies)}
    assert len({moment.strftime("%G-%V") for moment in older}) >= min(WEEKS, len(weeks)) - 1
    assert len(kept) <= 3 + DAYS + WEEKS + MONTHS


def test_a_year_of_evenings_reaches_back_for_most_of_a_year() -> None:
    kept: frozenset[datetime] = frozenset()
    for day in range(400):
        kept = to_keep({*kept, NOW + timedelta(days=day)}, NOW + timedelta(days=day))
    assert NOW + timedelta(days=399) - min(kept) > timedelta(days=300)
    assert len(kept) >= DAYS + WEEKS + MONTHS


def test_moments_of_a_clock_that_was_wrong_stay_until_it_is_right() -> None:
    ahead = [NOW + timedelta(days=number) for number in (400, 300)]
    assert to_keep([*ahead, NOW - timedelta(days=1)], NOW) == {*ahead, NOW - timedelta(days=1)}
    assert to_keep([], NOW) == frozenset()
