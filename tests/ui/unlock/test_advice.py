"""Advice about a password: true, kind, and never a rule."""

import pytest

from app.ui.unlock.advice import Finding, look_at, missing_characters, sentence_of


@pytest.mark.parametrize(
    ("password", "finding"),
    [
        ("password", Finding.COMMON),
        ("elizabeth", Finding.NAME),
        ("qazwsxedc", Finding.COMMON),
        ("zxcvbhjkl", Finding.KEYS),
        ("lalalalala", Finding.REPEAT),
        ("abcdefghij", Finding.ROW),
        ("13.05.1987", Finding.DATE),
        ("seven green teapots", Finding.STRONG),
        ("日本語のパスワード です", Finding.STRONG),
        ("مفتاح الحديقة القديمة", Finding.STRONG),
    ],
)
def test_the_weakest_spot_is_found(password: str, finding: Finding) -> None:
    assert look_at(password) is finding


def test_a_very_long_password_is_no_trouble() -> None:
    assert look_at("correct horse battery staple " * 40) is Finding.STRONG


@pytest.mark.parametrize("finding", Finding)
def test_each_finding_has_a_sentence_that_does_not_forbid(finding: Finding) -> None:
    sentence = sentence_of(finding)
    assert sentence.endswith(".")
    for word in ("must", "should", "weak", "!", "not allowed"):
        assert word not in sentence


def test_eight_characters_are_enough_whatever_they_are() -> None:
    assert missing_characters("") == 8
    assert missing_characters("1234567") == 1
    assert missing_characters("12345678") == 0
    assert missing_characters("日本語のパスワード") == 0
