"""The line a list shows: the first words as people would read them aloud, whatever markers stand around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.storage.preview import preview_of


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("", ""),
        ("  \n\t ", ""),
        ("plain words", "plain words"),
        ("two\nlines  and\tmore", "two lines and more"),
        ("# A heading\n\nand text", "A heading and text"),
        ("###### Deep\ntext", "Deep text"),
        ("> quoted\n> twice", "quoted twice"),
        ("- one\n* two\n+ three\n- [ ] four\n- [x] five", "one two three four five"),
        ("*so* **very** ***tired*** and _worn_ ~~out~~ `now`", "so very tired and worn out now"),
        ("see [the page](https://example.org/a) and ![a cat](cat.png)", "see the page and a cat"),
        ("above\n\n---\n\nbelow", "above below"),
        ("3 * 4 * 5 and snake_case", "3 * 4 * 5 and snake_case"),
        ("minus -5 degrees - cold", "minus -5 degrees - cold"),
        ("#nospace is a tag", "#nospace is a tag"),
        ("今日は*いい*天気", "今日はいい天気"),
    ],
)
def test_markers_are_left_out(body: str, line: str) -> None:
    assert preview_of(body) == line


def test_only_the_start_is_looked_at() -> None:
    line = preview_of("word " * 500_000)
    assert line.startswith("word word")
    assert 100 < len(line) <= 180


@given(st.text(max_size=500))
def test_any_text_becomes_one_short_line(body: str) -> None:
    line = preview_of(body)
    assert len(line) <= 180
    assert line == " ".join(line.split())


@pytest.mark.parametrize("piece", ["*", "_", "**a", "`", "[", "[a](", "> ", "- - ", "#", "~~", "*a_"])
def test_endless_markers_take_no_endless_time(piece: str) -> None:
    assert len(preview_of(piece * 100_000)) <= 180
