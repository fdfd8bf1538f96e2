"""Heads of Markdown files, and dates in every way people write them."""

from datetime import datetime

import pytest

from app.exchange import front_matter

EVENING = datetime(2026, 5, 3, 21, 14)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-05-03 21:14", EVENING),
        ("2026-05-03T21:14:00", EVENING),
        ("2026-05-03T21:14:00.250Z", EVENING),
        ("2026-05-03T21:14:00+02:00", EVENING),
        ("2026-05-03 21:14:00 +0200", EVENING),
        ("2026/5/3 21:14", EVENING),
        ("2026.05.03, 21.14", EVENING),
        ("3.5.2026 21:14", EVENING),
        ("03-05-2026 21:14", EVENING),
        ("05/03/2026 9:14 pm", EVENING),
        ("25/03/2026 9:14 PM", datetime(2026, 3, 25, 21, 14)),
        ("3 May 2026, 21:14", EVENING),
        ("Sunday 3 May 2026 at 9:14 p.m.", EVENING),
        ("Sun, 3 May 2026 21:14:00 +0200", EVENING),
        ("May 3, 2026 at 9:14 PM", EVENING),
        ("May 3rd, 2026", datetime(2026, 5, 3, 12)),
        ("2026-05-03", datetime(2026, 5, 3, 12)),
        ("12:30", None),
        ("2026-13-03", None),
        ("31.02.2026", None),
        ("2026-05-03 25:14", None),
        ("yesterday", None),
        ("3 Floréal 2026", None),
        ("", None),
        ("9" * 5000, None),
    ],
)
def test_dates_as_people_write_them(words: str, moment: datetime | None) -> None:
    assert front_matter.moment(words) == moment


def test_a_head_is_read_by_name_and_the_rest_is_the_text() -> None:
    text = "---\ntitle: 'It''s late'\nTags:\n  - one\n  - two\nmore: [a, \"b, c\"]\n---\n\n# Not a title\nwords\n"
    values, body = front_matter.split(text)
    assert values == {"title": "It's late", "tags": ["one", "two"], "more": ["a", '"b', 'c"']}
    assert body == "# Not a title\nwords\n"


@pytest.mark.parametrize(
    "text", ["no head", "----\nx: y\n---\n", "---\nnever closed: yes\n", "", "text\n---\na: b\n---\n"]
)
def test_what_is_no_head_is_text(text: str) -> None:
    assert front_matter.split(text) == ({}, text)


def test_a_head_that_was_written_is_read_again() -> None:
    head = front_matter.head((("title", 'He said: "no", \\ then\nleft'), ("tags", ["a, b", "]c["]), ("mood", "")))
    values, body = front_matter.split(head + "\nbody")
    assert values == {"title": 'He said: "no", \\ then\nleft', "tags": ["a, b", "]c["]}
    assert body == "body"


def test_lines_of_words_between_two_rules_are_text() -> None:
    text = "---\nOnly a thought, and another.\n---\nwords"
    assert front_matter.split(text) == ({}, text)


def test_signs_that_look_like_the_end_of_a_line_stay_inside_a_value() -> None:
    words = ["a\u2028b\x85c\x0bd", "e\r\nf"]
    assert front_matter.split(front_matter.head([("kept", words)]))[0] == {"kept": words}


@pytest.mark.parametrize("value", [r'"\ud83d"', r'"a\u0000"', r'["a", "\udc00"]'])
def test_what_no_text_could_hold_is_not_made_out_of_a_head(value: str) -> None:
    read = front_matter.split(f"---\nx: {value}\n---\n")[0]["x"]
    for words in [read] if isinstance(read, str) else read:
        assert "\0" not in words and words.encode()


def test_a_head_of_nests_and_millions_is_read_and_hurts_nobody() -> None:
    assert front_matter.split("---\nx: " + "[" * 4_000_000 + "\n---\n")[0] == {}
    assert front_matter.split("---\nx: " + "[" * 100_000 + "\n---\n")[0] == {"x": "[" * 100_000}
    many = front_matter.split("---\nx:\n" + "- a\n" * 500_000 + "---\n")[0]
    assert len(many["x"]) == 500_000
    values, _ = front_matter.split("---\nx: " + "[" * 5_000 + "]" * 5_000 + "\n---\n")
    assert "x" in values
