"""The pacer is only as steady as this function."""

import math
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.breathing import (
    FASTEST,
    HELD,
    INWARD,
    LARGEST,
    MINUTES,
    MOST_ROUNDS,
    OUTWARD,
    OWN_RATES,
    PATTERNS,
    ROUNDS,
    SETTLING_S,
    SLOWEST,
    SMALLEST,
    USUAL,
    Pace,
    Pattern,
    Phase,
    breath_at,
    own_pattern,
    pattern,
)
from app.settings import Preferences

FIVE_MINUTES = 300.0
any_own = st.builds(
    own_pattern, st.sampled_from(INWARD), st.sampled_from(HELD), st.sampled_from(OUTWARD), st.sampled_from(HELD)
)
any_pattern = st.one_of(st.sampled_from(PATTERNS), any_own)
any_pace = st.builds(
    Pace, any_pattern, st.sampled_from((0, *OWN_RATES)), st.sampled_from(MINUTES), st.sampled_from(ROUNDS)
)
any_moment = st.floats(0, 24 * 3600, allow_nan=False)

# Seconds in, more in, hold, out, hold; breaths a minute.
STATED = {
    "gentle": ((3, 0, 0, 4, 0), 8.57),
    "longer-out": ((4, 0, 0, 6, 0), 6.0),
    "even": ((5, 0, 0, 5, 0), 6.0),
    "slow-even": ((5.5, 0, 0, 5.5, 0), 5.45),
    "sigh": ((3, 1.5, 0, 7.5, 0), 5.0),
    "with-pause": ((4, 0, 2, 6, 0), 5.0),
    "box": ((4, 0, 4, 4, 4), 3.75),
    "half-478": ((2, 0, 3.5, 4, 0), 6.32),
    "478": ((4, 0, 7, 8, 0), 3.16),
}


def phase_changes(pace: Pace, step: float = 0.01) -> list[float]:
    """When the word on screen changes during five minutes, found by looking every hundredth of a second."""
    looks = [(moment, pace.breath_at(moment).phase) for moment in (index * step for index in range(30_000))]
    return [later for (_, before), (later, now) in pairwise(looks) if before is not now]


def true_changes(pace: Pace) -> list[float]:
    """The same by adding up, each breath as long as its rate says."""
    one, moments, start = pace.pattern, [], 0.0
    while start < FIVE_MINUTES:
        rate = one.rate
        if pace.own_rate > rate and start < SETTLING_S:
            rate = pace.own_rate + (rate - pace.own_rate) * start / SETTLING_S
        ends = accumulate(seconds * one.rate / rate for _phase, seconds in one.parts)
        moments += [start + end for end in ends]
        start = moments[-1]
    return [moment for moment in moments if moment < FIVE_MINUTES - 0.02]


@pytest.mark.parametrize("own_rate", [0, 10, 12])
@pytest.mark.parametrize("one", PATTERNS, ids=lambda one: one.key)
def test_after_five_minutes_no_change_of_phase_is_more_than_a_twentieth_of_a_second_off(
    one: Pattern, own_rate: int
) -> None:
    pace = Pace(one, own_rate)
    expected = true_changes(pace)
    seen = phase_changes(pace)[: len(expected)]
    assert len(seen) == len(expected)
    assert max(abs(a - b) for a, b in zip(seen, expected, strict=True)) < 0.05


@given(any_pace, st.integers(0, 20_000))
def test_a_day_later_every_breath_still_begins_where_it_has_to(pace: Pace, breaths: int) -> None:
    """No rest of a sum adds up: where breath 20,000 begins is a product, not twenty thousand additions."""
    first = next(start for start in true_starts(pace) if start >= SETTLING_S or not pace.own_rate)
    later = pace.breath_at(first + breaths * pace.pattern.length + 0.01)
    assert later.phase is Phase.IN
    assert later.turn == pytest.approx(0.01 / pace.pattern.length, abs=0.001)


def true_starts(pace: Pace) -> list[float]:
    """When each breath of the first minutes begins."""
    parts = len(pace.pattern.parts)
    return [0.0, *true_changes(pace)[parts - 1 :: parts]]


@given(any_pace, any_moment)
def test_radius_stays_between_its_limits(pace: Pace, elapsed: float) -> None:
    assert SMALLEST - 1e-9 <= pace.breath_at(elapsed).radius <= LARGEST + 1e-9


@given(any_pace, any_moment)
def test_nothing_jumps_within_a_frame(pace: Pace, elapsed: float) -> None:
    """A thirtieth of a second moves the rim by at most 2 % of the ring, also from one breath to the next."""
    assert abs(pace.breath_at(elapsed).radius - pace.breath_at(elapsed + 1 / 30).radius) < 0.02


@given(any_pace, any_moment)
def test_the_phases_cover_the_breath_and_follow_in_order(pace: Pace, elapsed: float) -> None:
    now = pace.breath_at(elapsed)
    after = pace.breath_at(elapsed + now.phase_ends_in + 0.0001)
    order = [phase for phase, _seconds in pace.pattern.parts]
    assert after.phase is order[(order.index(now.phase) + 1) % len(order)]
    assert after.number == now.number + (now.phase is order[-1])


@given(any_pace, any_moment)
def test_the_count_belongs_to_the_phase(pace: Pace, elapsed: float) -> None:
    breath = pace.breath_at(elapsed)
    longest = dict(pace.pattern.parts)[breath.phase]
    assert 1 <= breath.second < longest + 1
    assert 0 < breath.second_ends_in <= 1
    assert breath.second_ends_in <= breath.phase_ends_in + 1e-9
    assert 0 <= breath.still_turn <= breath.turn < 1
    assert 0 <= breath.still_fullness <= 1


@given(any_pace, st.floats(0, 3600, allow_nan=False))
def test_when_the_second_ends_something_changes(pace: Pace, elapsed: float) -> None:
    now = pace.breath_at(elapsed)
    after = pace.breath_at(elapsed + now.second_ends_in + 0.001)
    assert (now.phase, now.second) != (after.phase, after.second)


@given(any_pattern)
def test_every_breath_ends_empty_and_is_full_in_between(one: Pattern) -> None:
    assert breath_at(one, 0).fullness == pytest.approx(0)
    assert breath_at(one, one.inward + one.more + one.hold).fullness == pytest.approx(1)
    assert breath_at(one, one.length - 1e-6).fullness == pytest.approx(0, abs=1e-4)
    still = [breath_at(one, half / 4).still_fullness for half in range(math.ceil(4 * one.length) - 1)]
    assert max(still) == pytest.approx(1) and still[-1] == pytest.approx(0)


@pytest.mark.parametrize("one", PATTERNS, ids=lambda one: one.key)
def test_each_pattern_is_as_it_is_stated(one: Pattern) -> None:
    seconds, rate = STATED[one.key]
    assert (one.inward, one.more, one.hold, one.outward, one.empty) == seconds
    assert one.rate == pytest.approx(rate, abs=0.005)
    in_a_minute = [breath_at(one, tenth / 10).number for tenth in range(600)][-1] + 1
    assert in_a_minute == math.ceil(round(rate, 2))


def test_the_usual_breath_is_four_in_and_six_out() -> None:
    assert (USUAL.inward, USUAL.hold, USUAL.outward) == (4, 0, 6)
    assert pattern(Preferences().breathing) is USUAL
    assert breath_at(USUAL, 0).phase is Phase.IN
    assert breath_at(USUAL, 3.99).phase is Phase.IN
    assert breath_at(USUAL, 4).phase is Phase.OUT
    assert breath_at(USUAL, 10).phase is Phase.IN


def test_the_circle_is_smallest_before_and_largest_after_breathing_in() -> None:
    assert breath_at(USUAL, 0).radius == pytest.approx(SMALLEST)
    assert breath_at(USUAL, 2).radius == pytest.approx((SMALLEST + LARGEST) / 2)
    assert breath_at(USUAL, 4).radius == pytest.approx(LARGEST)
    assert breath_at(USUAL, 9.9999).radius == pytest.approx(SMALLEST, abs=1e-4)


def test_easing_is_slow_at_both_ends() -> None:
    start, middle = breath_at(USUAL, 0.2).radius - SMALLEST, breath_at(USUAL, 2.2).radius - breath_at(USUAL, 2).radius
    assert start < middle / 5


def test_the_second_breath_in_of_a_sigh_goes_on_where_the_first_one_ended() -> None:
    sigh = pattern("sigh")
    assert breath_at(sigh, 2.999).fullness == pytest.approx(2 / 3, abs=0.001)
    assert breath_at(sigh, 3).phase is Phase.MORE
    assert breath_at(sigh, 3).fullness == pytest.approx(2 / 3)
    assert breath_at(sigh, 4.5).fullness == pytest.approx(1)


def test_only_patterns_with_a_hold_say_hold() -> None:
    holding = {one.key for one in PATTERNS if any(breath_at(one, tenth / 10).phase.is_hold for tenth in range(200))}
    assert holding == {"with-pause", "box", "half-478", "478"} == {one.key for one in PATTERNS if one.has_hold}


def test_every_pattern_breathes_between_three_and_fifteen_times_a_minute() -> None:
    assert all(SLOWEST <= one.rate <= FASTEST for one in PATTERNS)
    assert len({one.key for one in PATTERNS}) == len(PATTERNS)


@given(st.sampled_from(INWARD), st.sampled_from(HELD), st.sampled_from(OUTWARD), st.sampled_from(HELD))
def test_one_of_ones_own_is_taken_as_it_is_or_the_nearest_that_fits(
    inward: float, hold: float, outward: float, empty: float
) -> None:
    taken = own_pattern(inward, hold, outward, empty)
    asked = inward + hold + outward + empty
    assert SLOWEST <= taken.rate <= FASTEST
    assert taken.length == min(asked, 20)
    assert taken.inward <= inward and taken.hold <= hold and taken.empty <= empty and taken.outward == outward
    assert taken.inward in INWARD and taken.hold in HELD and taken.empty in HELD
    if taken.inward < inward:
        assert not taken.has_hold, "holds give way before the breath does"


def test_the_limits_of_ones_own_are_the_stated_ones() -> None:
    assert (INWARD[0], INWARD[-1]) == (2, 10)
    assert (OUTWARD[0], OUTWARD[-1]) == (2, 12)
    assert (HELD[0], HELD[-1]) == (0, 8)
    assert {round(after - before, 2) for row in (INWARD, OUTWARD, HELD) for before, after in pairwise(row)} == {0.5}
    assert (MINUTES[0], MINUTES[-1], Preferences().breathing_minutes) == (1, 20, 5)


def test_a_long_hold_of_ones_own_rests_as_the_one_that_is_known_for_it() -> None:
    assert own_pattern(4, 7, 8, 0).most_rounds == MOST_ROUNDS
    assert own_pattern(4, 6.5, 8, 0).most_rounds is None


@pytest.mark.parametrize("own_rate", OWN_RATES)
@pytest.mark.parametrize("one", PATTERNS, ids=lambda one: one.key)
def test_it_sets_out_from_ones_own_rate_and_settles_within_a_minute_or_so(one: Pattern, own_rate: int) -> None:
    pace = Pace(one, own_rate)
    starts = true_starts(pace)
    lengths = [after - before for before, after in pairwise(starts)]
    assert lengths[0] == pytest.approx(60 / own_rate)
    assert all(before <= after + 1e-9 for before, after in pairwise(lengths))
    settled = next(start for start, length in zip(starts, lengths, strict=False) if math.isclose(length, one.length))
    assert 60 <= settled <= 95
    for number, start in enumerate(starts):
        assert pace.breath_at(start + 0.001).number == number
        assert pace.breath_at(start + 0.001).phase is Phase.IN


def test_a_pattern_that_is_quicker_than_ones_own_rate_just_begins() -> None:
    quick = own_pattern(2, 0, 2.5, 0)
    assert [Pace(quick, 10).breath_at(second) for second in range(100)] == [
        breath_at(quick, second) for second in range(100)
    ]


def test_minutes_or_breaths_say_when_it_is_long_enough() -> None:
    assert Pace().lasts == 300 and Pace().rests_after == math.inf
    assert Pace(pattern("box"), minutes=3).lasts == 180
    four = Pace(pattern("478"))
    assert (four.lasts, four.rests_after) == (76, 152)
    assert Pace(pattern("half-478"), rounds=8).lasts == Pace(pattern("half-478")).rests_after == 76


@given(st.sampled_from(OWN_RATES), st.sampled_from(ROUNDS), st.sampled_from(("478", "half-478")))
def test_breaths_are_counted_as_they_come_also_while_it_settles(own_rate: int, rounds: int, key: str) -> None:
    pace = Pace(pattern(key), own_rate, rounds=rounds)
    assert pace.breath_at(pace.lasts - 0.001).number == rounds - 1
    assert pace.breath_at(pace.lasts + 0.001).number == rounds
    assert pace.breath_at(pace.rests_after + 0.001).number == MOST_ROUNDS


def test_half_seconds_end_with_their_phase() -> None:
    late = breath_at(pattern("slow-even"), 5.2)
    assert (late.phase, late.second) == (Phase.IN, 6)
    assert late.second_ends_in == pytest.approx(0.3)


def test_an_unknown_key_is_the_usual_breath() -> None:
    assert pattern("no such breath") is USUAL


def test_a_clock_that_went_back_starts_at_the_beginning() -> None:
    assert breath_at(USUAL, -3) == breath_at(USUAL, 0)
