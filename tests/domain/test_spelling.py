"""Which words are looked up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.spelling import best_tags, in_script_of, takes_names, words_in


def words(line: str, *, names: bool = True) -> list[str]:
    return [word for _, word in words_in(line, names=names)]


@pytest.mark.parametrize(
    ("line", "looked_up"),
    [
        ("Teh rain, again", ["Teh", "rain", "again"]),
        ("I don’t know. It's late", ["don’t", "know", "It's", "late"]),
        ("we saw Zsófi and Ödön there", ["we", "saw", "and", "there"]),
        ('He said: "Wrod" (Wrod)', ["He", "said", "Wrod"]),
        ("NASA and iPhone", ["and"]),
        ("**blod** _itlaic_ `cdoe xx`", ["blod"]),
        ("see https://exmaple.org/thing and me@hoem.net", ["see", "and"]),
        ("[wrods](https://lnik.org) #tagg @persn", ["wrods"]),
        ("at 10am, file_nmae.txt, a/b", ["at"]),
        ("x" * 41, []),
        ("", []),
        ("cafe\u0301 au lait", ["cafe\u0301", "au", "lait"]),
    ],
)
def test_words_are_told_from_what_is_none(line: str, looked_up: list[str]) -> None:
    assert words(line) == looked_up


def test_nouns_with_capitals_are_words_where_a_language_has_them() -> None:
    assert not takes_names(("de_DE",)) and takes_names(("en_GB", "hu_HU"))
    assert words("das Haus", names=False) == ["das", "Haus"]


@given(st.text(max_size=200))
def test_a_word_stands_where_it_is_said_to_stand(line: str) -> None:
    assert all(line[start : start + len(word)] == word for start, word in words_in(line))


def test_a_dictionary_is_only_for_its_own_letters() -> None:
    assert in_script_of("en_US", "word") and in_script_of("ru_RU", "слово") and in_script_of("el", "λέξη")
    assert not in_script_of("en_US", "слово") and not in_script_of("ru_RU", "word") and not in_script_of("fr", "日本")


def test_the_nearest_dictionary_is_taken() -> None:
    there = ("de_AT", "de_DE", "en_GB", "en_US", "fr", "fr_FR")
    assert best_tags(("en-GB",), there) == ("en_GB",)
    assert best_tags(("de-CH", "fr-CA", "de"), there) == ("de_AT", "fr")
    assert best_tags(("C", "xx"), there) == ()


@pytest.mark.parametrize("line", ["x" * 9_900, "`" * 9_900, "](" * 4_900, "A.B " * 2_400])
def test_an_odd_line_has_no_words(line: str) -> None:
    assert words(line) == []
