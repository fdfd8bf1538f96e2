"""Tones that nobody starts at: soft, without clicks, and different to the ear for in and out."""

from array import array
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.tones import LOUDEST, RATE, Tone, Tones

_LARGEST_STEP = 32_767 * LOUDEST * 6.3 * 466 / RATE
"""By how much a sine of the highest pitch and the greatest loudness moves from one sample to the next."""
any_tone = st.sampled_from(Tone)


def heard(tones: Tones, seconds: float, piece: int = 1323) -> "array[int]":
    samples = array("h")
    while len(samples) < seconds * RATE:
        samples.extend(tones.read(piece))
    return samples


def of(tone: Tone, seconds: float) -> "array[int]":
    tones = Tones()
    tones.sound(tone, seconds)
    return heard(tones, seconds + 0.5)


def pitch(samples: "array[int]") -> float:
    """By how often the wave goes up through the middle."""
    return sum(before < 0 <= after for before, after in pairwise(samples)) * RATE / len(samples)


def largest_step(samples: "array[int]") -> int:
    return max(abs(after - before) for before, after in pairwise(samples))


@settings(max_examples=30)
@given(any_tone, st.floats(0.5, 8))
def test_no_tone_is_loud_or_clicks(tone: Tone, seconds: float) -> None:
    samples = of(tone, seconds)
    assert max(map(abs, samples)) <= 32_767 * LOUDEST
    assert largest_step(samples) <= _LARGEST_STEP
    assert abs(samples[0]) < 20 and not any(samples[round(seconds * RATE) + 1 :])


def test_breathing_in_rises_and_breathing_out_falls() -> None:
    rising, falling = of(Tone.IN, 4), of(Tone.OUT, 4)
    early, late = slice(RATE // 2, RATE), slice(3 * RATE, 3 * RATE + RATE // 2)
    assert pitch(rising[early]) < pitch(rising[late]) - 60
    assert pitch(falling[early]) > pitch(falling[late]) + 60
    assert pitch(of(Tone.TOP_UP, 1.5)[RATE // 2 : RATE]) > pitch(rising[late])


def test_a_tone_swells_and_fades() -> None:
    samples = of(Tone.IN, 4)
    tenths = [max(map(abs, samples[start : start + RATE // 10])) for start in range(0, 4 * RATE, RATE // 10)]
    assert tenths[0] < tenths[4] < tenths[10]
    assert tenths[-1] < tenths[-5] < tenths[-12]


@settings(max_examples=30)
@given(st.floats(0.1, 3.9))
def test_what_follows_too_early_does_not_click_either(after: float) -> None:
    tones = Tones()
    tones.sound(Tone.IN, 4)
    samples = heard(tones, after)
    tones.sound(Tone.OUT, 6)
    samples.extend(heard(tones, 1))
    assert largest_step(samples) <= 2 * _LARGEST_STEP


def test_hushing_ends_a_tone_softly_and_soon() -> None:
    tones = Tones()
    tones.sound(Tone.OUT, 8)
    before = heard(tones, 2)
    tones.hush()
    after = heard(tones, 0.5)
    assert largest_step(before + after) <= _LARGEST_STEP
    assert any(after) and not any(after[RATE // 5 :])


def test_without_a_tone_there_is_silence_without_end() -> None:
    assert not any(heard(Tones(), 3))


@pytest.mark.parametrize("piece", [13, 127, 128, 129, 4096])
def test_a_tone_does_not_depend_on_how_it_is_asked_for(piece: int) -> None:
    one, other = Tones(), Tones()
    one.sound(Tone.IN, 1)
    other.sound(Tone.IN, 1)
    first, second = heard(one, 1.2), heard(other, 1.2, piece)
    assert max(abs(a - b) for a, b in zip(first, second, strict=False)) < 40
