"""The spare key on paper: what people mistype is found, and where."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage import recovery_code
from app.storage.errors import WrongGroup
from tests.storage.wrong_codes import (
    ALPHABET,
    Mistake,
    Tally,
    group_at_random,
    neighbours_swapped,
    one_wrong,
    wrong_codes,
)

COUNT = 500
SECRET = bytes(range(16))


def _refused_at(text: str) -> int | None:
    try:
        recovery_code.read(text)
    except WrongGroup as refusal:
        return refusal.group
    return None


def _random_code(chance: random.Random) -> str:
    return recovery_code.tidy(recovery_code.make(chance.randbytes(16)))


@given(st.binary(min_size=16, max_size=16))
def test_a_code_gives_back_its_secret(secret: bytes) -> None:
    code = recovery_code.make(secret)
    assert recovery_code.read(code) == secret
    assert [len(group) for group in code.split("-")] == [5] * 7
    assert set(code) <= {*ALPHABET, "-"}


def test_codes_on_paper_stay_what_they_are() -> None:
    assert recovery_code.make(bytes(16)) == "A100H-00002-00003-00004-00005-00006-00007"
    assert recovery_code.make(SECRET) == "A100H-0410T-6105H-0R3GY-G28AK-1C604-T3GF5"


@pytest.mark.parametrize(("mistake", "seed"), [(one_wrong, 1), (neighbours_swapped, 2)])
def test_one_wrong_character_or_a_swap_is_always_found_in_its_group(mistake: Mistake, seed: int) -> None:
    assert wrong_codes(mistake, COUNT, seed) == Tally(tried=COUNT, located=COUNT)


def test_any_two_groups_written_in_the_wrong_order_are_found() -> None:
    chance = random.Random(3)
    for _ in range(200):
        groups = list(recovery_code.groups(_random_code(chance)))
        first, second = sorted(chance.sample(range(7), 2))
        groups[first], groups[second] = groups[second], groups[first]
        assert _refused_at("-".join(groups)) == first + 1


def test_a_group_written_at_random_is_nearly_always_found_and_never_opens_anything() -> None:
    tally = wrong_codes(group_at_random, COUNT, 4)
    assert (tally.opened, tally.elsewhere) == (0, 0)
    assert tally.located >= 0.95 * COUNT
    assert tally.located + tally.sealed == COUNT


@pytest.mark.parametrize(
    "typed",
    [
        "{code}",
        "  {lower}\n",
        "{spaced}",
        "{lettered}",
        "{dashed}",
        "{wide}",
    ],
)
def test_the_way_people_type_it_does_not_matter(typed: str) -> None:
    code = recovery_code.make(SECRET)
    forms = {
        "code": code,
        "lower": code.lower(),
        "spaced": " ".join(code.replace("-", "")),
        "lettered": code.replace("0", "O").replace("1", "l"),
        "dashed": code.replace("-", " – "),
        "wide": code.translate({ord(c): ord(c) + 0xFEE0 for c in ALPHABET}),
    }
    assert recovery_code.read(typed.format(**forms)) == SECRET


def test_i_and_l_are_read_as_one_and_o_as_zero() -> None:
    assert recovery_code.tidy("oO iI lL") == "001111"


@pytest.mark.parametrize("cut", range(35))
def test_a_code_that_is_cut_short_is_not_blamed_on_a_group(cut: int) -> None:
    assert _refused_at(recovery_code.tidy(recovery_code.make(SECRET))[:cut]) == 0


def test_a_code_that_is_too_long_is_refused() -> None:
    assert _refused_at(recovery_code.make(SECRET) + "-00000") is not None
    assert _refused_at("A" * 100_000) is not None


def test_a_missing_character_is_found_near_where_it_is_missing() -> None:
    code = recovery_code.tidy(recovery_code.make(SECRET))
    assert _refused_at(code[:11] + code[12:]) == 3


@pytest.mark.parametrize("stray", ["U", "u", "*", "é", "ß", "本", "🙂", "\0"])
def test_a_character_that_no_code_has_is_found_in_its_group(stray: str) -> None:
    code = recovery_code.tidy(recovery_code.make(SECRET))
    assert _refused_at(code[:22] + stray + code[23:]) in (5, 0)


def test_a_group_is_judged_at_its_place() -> None:
    groups = recovery_code.groups(recovery_code.make(SECRET))
    for number, group in enumerate(groups, 1):
        assert recovery_code.group_fits(number, group.lower())
        assert not any(recovery_code.group_fits(other, group) for other in range(1, 8) if other != number)
        assert not recovery_code.group_fits(number, group[:4])


def test_a_code_of_something_else_with_good_checks_is_refused_at_its_beginning() -> None:
    groups = list(recovery_code.groups(recovery_code.make(SECRET)))
    other = next(
        f"B1{c}{d}{e}"
        for c in ALPHABET
        for d in ALPHABET
        for e in ALPHABET
        if recovery_code.group_fits(1, f"B1{c}{d}{e}")
    )
    assert _refused_at("-".join([other, *groups[1:]])) == 1


def test_only_sixteen_bytes_make_a_code() -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        recovery_code.make(b"short")
