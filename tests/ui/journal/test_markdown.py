"""The marks of a line are found in one pass, whatever the line holds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ui.journal.markdown import Inside, Look, Stretch, flatten, is_quote, read_line


def looks(line: str, inside: Inside = Inside.TEXT) -> list[tuple[str, int]]:
    stretches, _ = read_line(line, inside)
    return [(line[s.start : s.end], s.look) for s in flatten(stretches)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("plain words", []),
        ("a **b** c", [("**", Look.BOLD | Look.MARK), ("b", Look.BOLD), ("**", Look.BOLD | Look.MARK)]),
        ("*b*", [("*", Look.ITALIC | Look.MARK), ("b", Look.ITALIC), ("*", Look.ITALIC | Look.MARK)]),
        ("# Day", [("#", Look.HEADING_1 | Look.MARK), (" Day", Look.HEADING_1)]),
        ("> wave", [(">", Look.QUOTE | Look.MARK), (" wave", Look.QUOTE)]),
        ("- item", [("-", Look.MARK)]),
        ("12. item", [("12.", Look.MARK)]),
        ("- [ ] step", [("- [ ]", Look.MARK)]),
        ("---", [("---", Look.MARK)]),
        ("`a*b*`", [("`", Look.CODE | Look.MARK), ("a*b*", Look.CODE), ("`", Look.CODE | Look.MARK)]),
    ],
)
def test_each_mark_and_what_it_marks(line: str, expected: list[tuple[str, int]]) -> None:
    assert looks(line) == expected


@pytest.mark.parametrize(
    "line",
    ["2 * 3 * 4", "snake_case_name", "a ** b ** c", "*", "**", "a*", r"\*not this\*", "`open", "#tag", "1969 was"],
)
def test_what_only_looks_like_a_mark_stays_plain(line: str) -> None:
    assert looks(line) == []


def test_bold_and_italic_hold_together() -> None:
    assert ("c", Look.BOLD | Look.ITALIC) in looks("**b *c***")
    assert ("c", Look.BOLD | Look.ITALIC) in looks("***c***")
    assert ("c", Look.BOLD | Look.ITALIC) in looks("*b **c***")


def test_code_between_fences_goes_on_until_the_same_fence() -> None:
    _, inside = read_line("```", Inside.TEXT)
    assert inside is Inside.BACKTICKS
    assert looks("**not bold**", inside) == [("**not bold**", Look.CODE)]
    assert read_line("~~~", inside)[1] is Inside.BACKTICKS
    assert read_line("```", inside)[1] is Inside.TEXT


def test_quotes_are_told_from_comparisons() -> None:
    assert is_quote("> a wave")
    assert is_quote("   >a wave")
    assert not is_quote("a > b")
    assert not is_quote("     > far in")


@given(st.text(alphabet="*_`\\ a#>-1.~\n", max_size=60), st.sampled_from(list(Inside)))
def test_any_line_gives_ordered_stretches_inside_it(line: str, inside: Inside) -> None:
    stretches, _ = read_line(line, inside)
    flat = flatten(stretches)
    assert all(0 <= s.start < s.end <= len(line) for s in flat)
    assert all(a.end <= b.start for a, b in pairwise(flat))
    for s in stretches:
        assert all(s.look & ~f.look == 0 for f in flat if s.start <= f.start and f.end <= s.end)


def test_overlapping_stretches_are_laid_side_by_side() -> None:
    both = [Stretch(0, 4, Look.BOLD), Stretch(2, 6, Look.ITALIC)]
    assert flatten(both) == [
        Stretch(0, 2, Look.BOLD),
        Stretch(2, 4, Look.BOLD | Look.ITALIC),
        Stretch(4, 6, Look.ITALIC),
    ]
