"""Seven choices whatever is known, each of them once, and nothing on them that a locked journal would tell."""

from itertools import product

import pytest

from app.domain.choices import Choice, Standing, beyond, seven, two_others

ALL = [
    Standing(unlocked, place, box, outside, first)
    for unlocked, place, box, outside, first in product(
        (False, True), (False, True), (False, True), (False, True), ("", *Choice, "no such thing")
    )
]


@pytest.mark.parametrize("standing", ALL)
def test_there_are_always_seven_and_no_two_alike(standing: Standing) -> None:
    shown = seven(standing)
    assert len(shown) == len(set(shown)) == 7
    assert {Choice.BREATHE, Choice.LOOK, Choice.REACH} <= {*shown, *beyond(standing)}
    assert not set(shown) & set(beyond(standing))


@pytest.mark.parametrize("standing", ALL)
def test_what_needs_the_vault_is_only_there_while_it_is_open(standing: Standing) -> None:
    shown = {*seven(standing), *beyond(standing)}
    needs = {Choice.PLACE, Choice.PUT_AWAY, Choice.THINGS}
    assert standing.unlocked or not shown & needs
    assert standing.unlocked or standing.plan_outside or Choice.PLAN not in shown


@pytest.mark.parametrize("standing", ALL)
def test_what_a_therapist_starts_is_off_until_then(standing: Standing) -> None:
    shown = {*seven(standing), *beyond(standing)}
    assert (Choice.PLACE in shown) == (standing.unlocked and standing.place_suggested)
    assert (Choice.PUT_AWAY in shown) == (standing.unlocked and standing.box_suggested)


def test_nothing_is_lost_when_a_therapist_suggested_both() -> None:
    standing = Standing(unlocked=True, place_suggested=True, box_suggested=True)
    assert seven(standing)[4:] == (Choice.PLACE, Choice.PUT_AWAY, Choice.PLAN)
    assert {Choice.THINGS, Choice.KIND} <= set(beyond(standing))


def test_the_large_one_is_breathing_until_a_person_chooses() -> None:
    assert seven(Standing())[0] is Choice.BREATHE
    assert seven(Standing(unlocked=True, first="loosen"))[:4] == (
        Choice.LOOSEN,
        Choice.LOOK,
        Choice.REACH,
        Choice.BREATHE,
    )


def test_a_first_choice_that_is_not_there_now_is_breathing() -> None:
    assert seven(Standing(unlocked=False, first="place"))[0] is Choice.BREATHE


def test_a_first_choice_from_behind_more_comes_forward_and_breathing_stays_in_sight() -> None:
    shown = seven(Standing(unlocked=True, first="now"))
    assert shown[0] is Choice.NOW
    assert Choice.BREATHE in shown
    assert Choice.LOOSEN in beyond(Standing(unlocked=True, first="now"))


@pytest.mark.parametrize("standing", ALL)
@pytest.mark.parametrize("done", [frozenset(), {Choice.LOOK}, {Choice.LOOK, Choice.LOOSEN, Choice.BREATHE}])
def test_when_it_got_worse_there_are_two_others_that_were_not_done(standing: Standing, done: set[Choice]) -> None:
    offered = (*seven(standing), *beyond(standing))
    others = two_others(offered, done, ["place", "breathe", "reach", "plan", "no such thing"])
    assert len(set(others)) == 2
    assert set(others) <= set(offered) - {Choice.REACH, Choice.PLAN}
    assert not set(others) & done


def test_what_helped_before_comes_first_and_then_the_usual() -> None:
    offered = seven(Standing(unlocked=True))
    assert two_others(offered, set(), ["kind", "things", "look"]) == (Choice.KIND, Choice.THINGS)
    assert two_others(offered, {Choice.BREATHE}, ["breathe", "kind"]) == (Choice.KIND, Choice.LOOK)
    assert two_others(offered, set(), []) == (Choice.LOOK, Choice.KIND)
    assert two_others(Choice, {Choice.BREATHE}, []) == (Choice.LOOK, Choice.NOW)
