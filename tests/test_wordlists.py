"""Kind words: read strictly, whole in every tone, short enough for a screen each, and none of them scolds."""

import re
from pathlib import Path

import pytest

from app import wordlists
from app.content import ContentDamaged
from app.domain.kind_words import Part, Pause, Tone
from app.paths import resources
from tests.house.test_words import unkind

BUNDLED = (resources() / "content" / "kind_words.toml").read_text("utf-8")
EVERY_PAUSE = list(wordlists.kind_words().pauses.values())


def read(text: str, folder: Path) -> None:
    path = folder / "kind_words.toml"
    path.write_text(text, "utf-8")
    wordlists.read_kind_words(path)


def texts_of(pause: Pause) -> list[str]:
    steps = pause.steps()
    return [text for step in steps for text in (step.words, step.before, *step.instead) if text] + [*pause.prompts]


def test_every_tone_is_there() -> None:
    assert set(wordlists.kind_words().pauses) == set(Tone)


@pytest.mark.parametrize("pause", EVERY_PAUSE)
def test_a_pause_has_its_three_parts_in_order_and_three_prompts(pause: Pause) -> None:
    parts = [step.part for step in pause.steps()]
    assert parts == sorted(parts, key=lambda part: part.value)
    assert set(parts) == set(Part)
    assert 8 <= len(parts) <= 12, "three to five minutes at some twenty-five seconds each"
    assert len(pause.instead) >= 3 and len(pause.prompts) == 3


def test_the_tones_go_along_with_each_other_step_by_step() -> None:
    assert len({tuple(step.part for step in pause.steps()) for pause in EVERY_PAUSE}) == 1


def test_ones_own_wish_takes_the_place_of_the_bundled_one() -> None:
    pause = EVERY_PAUSE[0]
    words = [step.words for step in pause.steps("  May it rain. ")]
    assert "May it rain." in words and pause.wish not in words
    assert [step.words for step in pause.steps("  ")] == [step.words for step in pause.steps()]


def test_each_text_is_short_and_scolds_nobody() -> None:
    for text in (*wordlists.kind_words().plainer, *(text for pause in EVERY_PAUSE for text in texts_of(pause))):
        assert len(text) <= 80
        assert not list(unkind(text))
        assert not re.search(r"\b(must|always|never|just relax|calm down)\b", text, re.IGNORECASE)


def test_no_text_stands_in_two_tones() -> None:
    for one in EVERY_PAUSE:
        others = {text for other in EVERY_PAUSE if other is not one for text in texts_of(other)}
        assert set(texts_of(one)) & others <= {"What they wish for you."}


def test_tones_go_round() -> None:
    assert [tone.following for tone in Tone] == [Tone.PLAIN, Tone.PRACTICAL, Tone.WARM]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('key = "plain"', 'key = "sweet"'),
        ('key = "plain"', 'key = "warm"'),
        ('key = "plain"\n', ""),
        ('wish = "May this get easier."\n', ""),
        ('"May this get easier."', '""'),
        ('"May this get easier."', '["May this get easier."]'),
        ('"May this get easier."', "5"),
        ('"This is a hard moment."', '" This is a hard moment."'),
        ('[[tone]]\nkey = "warm"', 'more = 1\n[[tone]]\nkey = "warm"'),
        ('[[tone]]\nkey = "warm"', '[[tone]]\nmore = "x"\nkey = "warm"'),
        ("plainer = [", "plain = ["),
        ("[[tone]]", "[tone]"),
        ("[[tone]]", "[[tone"),
    ],
)
def test_a_file_that_is_not_as_agreed_is_not_read(old: str, new: str, tmp_path: Path) -> None:
    read(BUNDLED, tmp_path)
    assert old in BUNDLED
    with pytest.raises(ContentDamaged):
        read(BUNDLED.replace(old, new, 1), tmp_path)


def test_a_file_that_is_not_there_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(ContentDamaged):
        wordlists.read_kind_words(tmp_path / "nothing.toml")
