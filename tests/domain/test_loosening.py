"""Every length, every order and every part left out: what the screen shows follows from these."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.beats import Move, begins, moment_at
from app.domain.loosening import SIXTEEN, USUAL, Course, Group, Turn, Version, course, parts_of

TIGHTENING = [Version.FOUR, Version.SEVEN, Version.SIXTEEN]
CRAMPS = {Group.RIGHT_CALF, Group.LEFT_CALF, Group.RIGHT_FOOT, Group.LEFT_FOOT}
MINUTES = {Version.SIXTEEN: (25, 35), Version.SEVEN: (15, 20), Version.FOUR: (7, 10), Version.RELEASE: (3, 5)}
courses = st.builds(course, st.sampled_from(Version), st.frozensets(st.sampled_from(SIXTEEN)), learning=st.booleans())


def seconds(turn: Turn, move: Move) -> list[float]:
    return [beat.seconds for beat in turn.beats if beat.move is move]


@pytest.mark.parametrize("version", Version)
def test_all_of_it_takes_as_long_as_it_is_meant_to(version: Version) -> None:
    shortest, longest = MINUTES[version]
    assert shortest * 60 <= course(version).length <= longest * 60


@pytest.mark.parametrize("version", TIGHTENING)
def test_without_learning_it_is_much_shorter(version: Version) -> None:
    assert course(version, learning=False).length < course(version).length / 2


@pytest.mark.parametrize("version", TIGHTENING)
@pytest.mark.parametrize("learning", [True, False])
def test_a_part_is_noticed_then_tightened_then_let_go(version: Version, learning: bool) -> None:
    once = [Move.NOTICE, Move.TIGHTEN, Move.LET_GO]
    for turn in course(version, learning=learning).turns[:-1]:
        assert [beat.move for beat in turn.beats] == once * (2 if learning else 1)


@pytest.mark.parametrize("version", TIGHTENING)
@pytest.mark.parametrize("learning", [True, False])
def test_tightening_is_brief_and_letting_go_is_long(version: Version, learning: bool) -> None:
    least, most = (30, 40) if learning else (10, 20)
    for turn in course(version, learning=learning).turns[:-1]:
        low, high = (3, 5) if parts_of(turn.group) & CRAMPS else (5, 7)
        assert all(low <= one <= high for one in seconds(turn, Move.TIGHTEN)), turn.group
        assert all(least <= one <= most for one in seconds(turn, Move.LET_GO)), turn.group


def test_as_many_parts_as_the_version_says() -> None:
    counts = {version: len(course(version).turns) - 1 for version in Version}
    assert counts == {Version.RELEASE: 7, Version.FOUR: 4, Version.SEVEN: 7, Version.SIXTEEN: 16}


@pytest.mark.parametrize("version", Version)
def test_every_version_goes_through_the_whole_body_once(version: Version) -> None:
    parts = [part for turn in course(version).turns[:-1] for part in parts_of(turn.group)]
    assert sorted(parts) == sorted(SIXTEEN)


def test_usually_nothing_is_tightened() -> None:
    assert USUAL is Version.RELEASE
    assert course() == course(Version.RELEASE)
    assert not any(beat.move is Move.TIGHTEN for beat in course().beats)


@given(st.sampled_from(Version), st.frozensets(st.sampled_from(SIXTEEN)), st.booleans())
def test_what_is_left_out_is_never_tightened(version: Version, left_out: frozenset[Group], learning: bool) -> None:
    for turn in course(version, left_out, learning=learning).turns:
        if seconds(turn, Move.TIGHTEN):
            assert not parts_of(turn.group) & left_out


@given(st.sampled_from(Version), st.frozensets(st.sampled_from(SIXTEEN)))
def test_what_is_not_left_out_still_comes(version: Version, left_out: frozenset[Group]) -> None:
    found = course(version, left_out)
    assert frozenset(SIXTEEN) - left_out <= {part for turn in found.turns for part in parts_of(turn.group)}
    assert not any(parts_of(turn.group) <= left_out for turn in found.turns)


def test_a_larger_part_that_is_partly_left_out_is_only_let_go() -> None:
    found = course(Version.FOUR, frozenset({Group.LEFT_FOOT}))
    legs = next(turn for turn in found.turns if turn.group is Group.LEGS)
    assert {beat.move for beat in legs.beats} == {Move.NOTICE, Move.LET_GO}
    arms = next(turn for turn in found.turns if turn.group is Group.ARMS)
    assert seconds(arms, Move.TIGHTEN)


@pytest.mark.parametrize("version", Version)
def test_with_everything_left_out_the_whole_body_rests(version: Version) -> None:
    assert [turn.group for turn in course(version, frozenset(SIXTEEN)).turns] == [Group.WHOLE]


@given(courses)
def test_it_ends_with_a_rest(one: Course) -> None:
    assert one.turns[-1].group is Group.WHOLE
    assert [beat.move for beat in one.turns[-1].beats] == [Move.REST]
    over = moment_at(one.beats, one.length + 5)
    assert (one.groups[over.number], over.changes_in) == (Group.WHOLE, None)


@given(courses, st.floats(0, 2400, allow_nan=False))
def test_the_part_follows_from_the_time_alone(one: Course, elapsed: float) -> None:
    turn = one.turn_of(moment_at(one.beats, elapsed).number)
    if elapsed < one.length:
        assert one.begins_at(turn) <= elapsed
    if turn + 1 < len(one.turns):
        assert elapsed < one.begins_at(turn + 1)


@given(courses)
def test_a_part_begins_with_its_first_beat(one: Course) -> None:
    for number, turn in enumerate(one.turns):
        beat = list(begins(one.beats)).index(one.begins_at(number))
        assert one.turn_of(beat) == number
        assert one.beats[beat] == turn.beats[0] and one.groups[beat] is turn.group


def test_after_half_an_hour_of_late_looks_it_is_where_the_clock_is() -> None:
    """Found by looking at odd moments: each part begins within a twentieth of a second of its time."""
    one = course(Version.SIXTEEN)
    seen, at, before = [0.0], 0.0, 0
    while at < one.length:
        at += 0.0337
        if (turn := one.turn_of(moment_at(one.beats, at).number)) != before:
            seen.append(at)
            before = turn
    expected = [one.begins_at(number) for number in range(len(one.turns))]
    assert seen == pytest.approx(expected, abs=0.05)
