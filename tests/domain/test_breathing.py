"""The pacer is only as steady as this function."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.breathing import LARGEST, PATTERNS, SMALLEST, USUAL, Pattern, Phase, breath_at, pattern
from app.settings import Preferences

FIVE_MINUTES = 300.0
any_pattern = st.sampled_from(PATTERNS)
any_moment = st.floats(0, 24 * 3600, allow_nan=False)


def phase_changes(one: Pattern, step: float = 0.01) -> list[float]:
    """When the word on screen changes during five minutes, found by looking every hundredth of a second."""
    looks = [(moment, breath_at(one, moment).phase) for moment in (index * step for index in range(30_000))]
    return [later for (_, before), (later, now) in pairwise(looks) if before is not now]


def true_changes(one: Pattern) -> list[float]:
    moments: list[float] = []
    breaths = int(FIVE_MINUTES / one.length) + 1
    for start in (number * one.length for number in range(breaths)):
        moments += [start + one.inward, *([start + one.inward + one.hold] if one.hold else []), start + one.length]
    return [moment for moment in moments if moment < FIVE_MINUTES - 0.01]


@pytest.mark.parametrize("one", PATTERNS, ids=lambda one: one.key)
def test_after_five_minutes_no_change_of_phase_is_more_than_a_twentieth_of_a_second_off(one: Pattern) -> None:
    seen, expected = phase_changes(one), true_changes(one)
    assert len(seen) == len(expected)
    assert max(abs(a - b) for a, b in zip(seen, expected, strict=True)) < 0.05


@given(any_pattern, any_moment)
def test_radius_stays_between_its_limits(one: Pattern, elapsed: float) -> None:
    assert SMALLEST - 1e-9 <= breath_at(one, elapsed).radius <= LARGEST + 1e-9


@given(any_pattern, any_moment)
def test_nothing_jumps_within_a_frame(one: Pattern, elapsed: float) -> None:
    """A thirtieth of a second moves the rim by at most 2 % of the ring, also from one breath to the next."""
    assert abs(breath_at(one, elapsed).radius - breath_at(one, elapsed + 1 / 30).radius) < 0.02


@given(any_pattern, any_moment)
def test_the_count_belongs_to_the_phase(one: Pattern, elapsed: float) -> None:
    breath = breath_at(one, elapsed)
    longest = {Phase.IN: one.inward, Phase.HOLD: one.hold, Phase.OUT: one.outward}[breath.phase]
    assert 1 <= breath.second < longest + 1
    assert 0 < breath.second_ends_in <= 1
    assert 0 <= breath.still_turn <= breath.turn < 1


@given(any_pattern, st.floats(0, 3600, allow_nan=False))
def test_when_the_second_ends_something_changes(one: Pattern, elapsed: float) -> None:
    now = breath_at(one, elapsed)
    after = breath_at(one, elapsed + now.second_ends_in + 0.001)
    assert (now.phase, now.second) != (after.phase, after.second)


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


def test_only_the_pattern_with_a_pause_says_hold() -> None:
    holding = {
        one.key for one in PATTERNS if any(breath_at(one, tenth / 10).phase is Phase.HOLD for tenth in range(200))
    }
    assert holding == {"with-pause"} == {one.key for one in PATTERNS if one.has_hold}


def test_every_pattern_breathes_between_three_and_fifteen_times_a_minute() -> None:
    assert all(3 <= 60 / one.length <= 15 for one in PATTERNS)
    assert len({one.key for one in PATTERNS}) == len(PATTERNS)


def test_half_seconds_end_with_their_phase() -> None:
    late = breath_at(pattern("slow-even"), 5.2)
    assert (late.phase, late.second) == (Phase.IN, 6)
    assert late.second_ends_in == pytest.approx(0.3)


def test_an_unknown_key_is_the_usual_breath() -> None:
    assert pattern("no such breath") is USUAL


def test_a_clock_that_went_back_starts_at_the_beginning() -> None:
    assert breath_at(USUAL, -3) == breath_at(USUAL, 0)
