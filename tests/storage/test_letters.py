"""Letters: kept word for word, rewritten, removed and put back."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.kind_words import Tone
from app.storage.letters import LetterStore
from app.storage.topics import Topic
from app.storage.vault import Vault

WORDS = "  You did what you could.\n\nIt was enough. 🙂 \n"


@pytest.fixture
def letters(vault: Vault) -> LetterStore:
    return LetterStore(vault)


def test_a_letter_is_kept_word_for_word_and_announced(vault: Vault, letters: LetterStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    letter = letters.add(WORDS, Tone.PLAIN)
    assert letters.all() == [letter]
    assert (letter.words, letter.tone, letter.read_again) == (WORDS, Tone.PLAIN, None)
    assert heard == [Topic.LETTERS]


def test_the_newest_comes_first(letters: LetterStore) -> None:
    early = letters.add("early", Tone.WARM)
    letters.remove(early.uid)
    late = letters.add("late", Tone.WARM)
    letters.put_back(replace(early, written=early.written.replace(year=2020)))
    assert [letter.words for letter in letters.all()] == ["late", "early"]
    assert letters.all()[0] == late


def test_it_can_be_written_anew(letters: LetterStore) -> None:
    letter = letters.add(WORDS, Tone.WARM)
    day = date(2026, 5, 9)
    changed = letters.rewrite(replace(letter, words="shorter", tone=Tone.PRACTICAL, read_again=day))
    assert changed and letters.all() == [changed]
    assert (changed.words, changed.tone, changed.read_again) == ("shorter", Tone.PRACTICAL, day)
    assert changed.written == letter.written <= changed.edited
    assert letters.rewrite(replace(letter, uid="nothing")) is None


def test_removing_one_can_be_taken_back(letters: LetterStore) -> None:
    letter = letters.rewrite(replace(letters.add(WORDS, Tone.WARM), read_again=date(2026, 5, 9)))
    assert letter and letters.remove(letter.uid)
    assert not letters.remove(letter.uid)
    assert letters.all() == []
    for _ in range(2):
        letters.put_back(letter)
    assert letters.all() == [letter]
