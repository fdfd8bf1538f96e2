"""Tighten and let go: what is shown depends on the time alone, and nothing jumps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.beats import LEFT, Beat, Motion, Move, begins, length_of, moment_at

runs = st.lists(
    st.builds(Beat, st.sampled_from(Move), st.floats(1, 60, allow_nan=False, width=16)), min_size=1, max_size=12
)
moments = st.floats(0, 900, allow_nan=False)

PRESS = (Beat(Move.TIGHTEN, 5), Beat(Move.LET_GO, 5)) * 3
IN_A_FRAME = 1 / 30


@given(runs, moments)
def test_the_beat_is_the_one_the_time_lies_in(beats: list[Beat], elapsed: float) -> None:
    moment, starts = moment_at(beats, elapsed), list(begins(beats))
    if elapsed >= length_of(beats):
        assert moment.number == len(beats) - 1 and moment.changes_in is None
    else:
        assert starts[moment.number] <= elapsed < starts[moment.number] + beats[moment.number].seconds


@given(runs, moments)
def test_a_pose_stays_within_its_limits(beats: list[Beat], elapsed: float) -> None:
    moment = moment_at(beats, elapsed)
    for pose in (moment.pose, moment.still_pose):
        assert -1e-9 <= pose.tension <= 1 + 1e-9
        assert -1 - 1e-9 <= pose.lean <= 1 + 1e-9


@given(runs, moments)
def test_nothing_jumps_within_a_frame(beats: list[Beat], elapsed: float) -> None:
    """Sides of a second are swift; still no frame moves further than a tenth of the way across."""
    now, next_frame = moment_at(beats, elapsed).pose, moment_at(beats, elapsed + IN_A_FRAME).pose
    assert abs(now.tension - next_frame.tension) < 0.1
    assert abs(now.lean - next_frame.lean) < 0.2


@given(runs, moments)
def test_until_it_says_so_neither_the_beat_nor_the_kind_of_motion_changes(beats: list[Beat], elapsed: float) -> None:
    now = moment_at(beats, elapsed)
    if now.changes_in is None:
        assert moment_at(beats, elapsed + 3600) == now
        return
    assert now.changes_in > 0 and 0 < now.second_ends_in <= 1
    until = moment_at(beats, elapsed + now.changes_in * 0.99)
    assert (until.number, until.motion) == (now.number, now.motion)
    after = moment_at(beats, elapsed + now.changes_in + 0.001)
    assert after.changes_in is None or (after.number, after.motion) != (now.number, now.motion)


@given(runs, moments)
def test_without_motion_the_pose_stays(beats: list[Beat], elapsed: float) -> None:
    now = moment_at(beats, elapsed)
    if now.motion is Motion.NONE:
        later = moment_at(beats, elapsed + 0.99 * (now.changes_in or 60.0))
        assert later.pose.tension == pytest.approx(now.pose.tension)
        assert later.pose.lean == pytest.approx(now.pose.lean)


@given(runs, moments)
def test_the_still_pose_changes_only_with_whole_seconds(beats: list[Beat], elapsed: float) -> None:
    now = moment_at(beats, elapsed)
    if now.changes_in is not None:
        later = moment_at(beats, elapsed + 0.99 * min(now.second_ends_in, now.changes_in))
        assert later.still_pose == now.still_pose


def test_pressing_takes_two_seconds_and_is_held() -> None:
    assert moment_at(PRESS, 0).pose.tension == pytest.approx(0.4)
    assert moment_at(PRESS, 2).pose.tension == pytest.approx(1)
    assert moment_at(PRESS, 3).motion is Motion.NONE
    assert moment_at(PRESS, 4.99).pose.tension == pytest.approx(1)


def test_letting_go_is_at_once_and_the_rest_of_it_slow() -> None:
    assert moment_at(PRESS, 5.75).pose.tension < 0.5
    assert moment_at(PRESS, 6.5).pose.tension == pytest.approx(LEFT)
    assert moment_at(PRESS, 7).motion is Motion.SLOW
    falls = [moment_at(PRESS, 5 + tenth / 10).pose.tension for tenth in range(50)]
    assert all(before >= after for before, after in pairwise(falls))


def test_swaying_goes_from_side_to_side() -> None:
    sway = (Beat(Move.ONE_SIDE, 4), Beat(Move.OTHER_SIDE, 4)) * 3
    assert [round(moment_at(sway, second).pose.lean, 6) for second in (0, 4, 6, 8, 12)] == [0, -1, 0, 1, -1]


def test_when_it_is_over_it_rests_in_the_last_pose() -> None:
    over = moment_at((*PRESS, Beat(Move.REST, 0)), 31)
    assert (over.number, over.pose.tension, over.motion, over.changes_in) == (6, 0, Motion.NONE, None)


def test_a_clock_that_went_back_starts_at_the_beginning() -> None:
    assert moment_at(PRESS, -3) == moment_at(PRESS, 0)


def test_a_short_letting_go_is_done_when_it_ends() -> None:
    assert moment_at((Beat(Move.TIGHTEN, 5), Beat(Move.LET_GO, 1)), 5.999).pose.tension < 0.01
