"""The number that sums up goal attainment scaling, against values worked out by hand."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.goal_scaling import t_score
from app.domain.goals import RUNGS

PAIRS = st.lists(st.tuples(st.integers(1, 3), st.sampled_from(RUNGS)), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(1, 0)], 50),
        ([(1, 2)], 70),
        ([(1, -2)], 30),
        ([(3, 1)], 60),  # the weight of a single goal says nothing: 30 / sqrt(0.7 * 9 + 0.3 * 9) = 10
        ([(1, 1), (1, 1)], 62.40),  # 20 / sqrt(0.7 * 2 + 0.3 * 4 = 2.6) = 12.40
        ([(1, -2), (1, -2)], 25.19),  # -40 / 1.6125 = -24.81
        ([(1, 1), (1, -1)], 50),
        ([(3, 1), (1, -1)], 55.82),  # 20 / sqrt(0.7 * 10 + 0.3 * 16 = 11.8) = 5.82
        ([(3, 2), (2, 1), (1, 0)], 67.63),  # 80 / sqrt(0.7 * 14 + 0.3 * 36 = 20.6) = 17.63
        ([(1, -1), (2, -1), (3, -2)], 30.17),  # -90 / 4.5387 = -19.83
        ([(2, 2), (2, 2), (2, 2)], 77.39),  # 120 / sqrt(0.7 * 12 + 0.3 * 36 = 19.2) = 27.39
    ],
)
def test_the_worked_out_values(pairs: list[tuple[int, int]], expected: float) -> None:
    assert t_score(pairs) == pytest.approx(expected, abs=0.005)


def test_without_a_goal_there_is_no_number() -> None:
    assert t_score([]) is None
    assert t_score([(0, 2)]) is None


@given(PAIRS)
def test_it_is_as_far_above_as_the_mirrored_goals_are_below(pairs: list[tuple[int, int]]) -> None:
    up, down = t_score(pairs), t_score([(weight, -rung) for weight, rung in pairs])
    assert up is not None and down is not None
    assert up + down == pytest.approx(100)


@given(PAIRS, st.randoms())
def test_the_order_and_a_common_measure_of_weights_say_nothing(pairs: list[tuple[int, int]], chance: Random) -> None:
    shuffled = list(pairs)
    chance.shuffle(shuffled)
    expected = pytest.approx(t_score(pairs))
    assert t_score(shuffled) == expected
    assert t_score([(weight * 7, rung) for weight, rung in pairs]) == expected


@given(PAIRS, st.integers(0, 11))
def test_a_rung_more_is_never_less(pairs: list[tuple[int, int]], which: int) -> None:
    place = which % len(pairs)
    weight, rung = pairs[place]
    higher = [*pairs[:place], (weight, rung + 1), *pairs[place + 1 :]]
    before, after = t_score(pairs), t_score(higher)
    assert before is not None and after is not None and after > before
