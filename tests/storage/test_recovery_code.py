"""The spare key on paper: what people mistype is found, and where."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage import recovery_code
from app.storage.errors import WrongGroup

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
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


def test_ten_thousand_single_wrong_characters_are_each_found_in_their_group() -> None:
    chance = random.Random(1)
    for _ in range(10_000):
        code = _random_code(chance)
        place = chance.randrange(35)
        wrong = chance.choice([c for c in ALPHABET if c != code[place]])
        assert _refused_at(code[:place] + wrong + code[place + 1 :]) == place // 5 + 1


def test_ten_thousand_neighbour_swaps_are_each_found_in_their_group() -> None:
    chance = random.Random(2)
    tried = 0
    while tried < 10_000:
        code = _random_code(chance)
        place = chance.randrange(34)
        if code[place] == code[place + 1]:
            continue
        tried += 1
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert _refused_at(swapped) == place // 5 + 1


def test_any_two_groups_written_in_the_wrong_order_are_found() -> None:
    chance = random.Random(3)
    for _ in range(200):
        groups = list(recovery_code.groups(_random_code(chance)))
        first, second = sorted(chance.sample(range(7), 2))
        groups[first], groups[second] = groups[second], groups[first]
        assert _refused_at("-".join(groups)) == first + 1


def test_of_ten_thousand_groups_written_at_random_nearly_all_are_found() -> None:
    chance = random.Random(4)
    missed = 0
    for _ in range(10_000):
        groups = list(recovery_code.groups(_random_code(chance)))
        wrong = chance.randrange(7)
        groups[wrong] = "".join(chance.choices(ALPHABET, k=5))
        found = _refused_at("-".join(groups))
        assert found in (wrong + 1, None)
        missed += found is None
    assert missed / 10_000 <= 0.032


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
