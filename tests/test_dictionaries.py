"""The system's dictionaries as they are, and that nothing is learnt by them."""

import subprocess
import sys
from pathlib import Path

import pytest

from app import dictionaries

needs_english = pytest.mark.skipif("en_US" not in dictionaries.tags(), reason="no English dictionary is here")


@needs_english
def test_words_are_known_or_not_and_likely_ones_are_offered() -> None:
    assert dictionaries.knows(("en_US",), "rain") and dictionaries.knows(("en_US",), "don't")
    assert not dictionaries.knows(("en_US",), "wrod")
    assert dictionaries.suggestions(("en_US",), "wrod")[0] == "word"
    assert len(dictionaries.suggestions(("en_US",), "wrod")) <= 5


@needs_english
def test_words_in_other_letters_are_left_alone() -> None:
    assert dictionaries.knows(("en_US",), "слово") and dictionaries.suggestions(("en_US",), "слово") == ()


def test_a_dictionary_that_is_not_there_marks_nothing() -> None:
    assert dictionaries.knows(("xx_XX",), "wrod") and dictionaries.knows((), "wrod")


@needs_english
def test_looking_up_leaves_nothing_in_the_home(tmp_path: Path) -> None:
    script = "from app import dictionaries as d; d.knows(('en_US',), 'wrod'); d.suggestions(('en_US',), 'wrod')"
    root = Path(__file__).parents[1]
    environment = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin:/sbin", "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-B", "-c", script], env=environment, check=True, cwd=root)
    assert list(tmp_path.rglob("*")) == []
