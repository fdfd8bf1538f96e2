"""Literal phrases are found as they are written, and nothing else is."""

import pytest

from app import wordlists
from app.domain.phrases import Phrases


@pytest.mark.parametrize(
    "text",
    [
        "I want to die",
        "I do NOT want   to\ndie.",
        "thinking of suicide again",
        "suicidal",
        "I don\u2019t want to live",
        "j\u2019ai envie de mourir",
        "Être morte",
        "hacerme daño",
        "(overdosed)",
    ],
)
def test_they_are_found_whatever_their_form(text: str) -> None:
    assert wordlists.phrases().stand_in(text)


@pytest.mark.parametrize(
    "text", ["", "my plant is about to die", "I want to diet", "cut myselfish", "kill my self-doubt", "a dead end"]
)
def test_other_words_are_left_alone(text: str) -> None:
    assert not wordlists.phrases().stand_in(text)


def test_a_long_text_takes_no_longer_than_reading_it() -> None:
    assert not wordlists.phrases().stand_in("want to " * 20_000)


def test_signs_in_a_phrase_mean_themselves() -> None:
    assert not Phrases(["a.c"]).stand_in("abc")
