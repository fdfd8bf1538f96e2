"""Letters: kept word for word, rewritten, removed and put back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.kind_words import Tone
from app.domain.letters import Letter
from app.storage.letters import LetterStore, new_letter
from app.storage.topics import Topic
from app.storage.vault import Vault

WORDS = "  You did what you could.\n\nIt was enough. 🙂 \n"


@pytest.fixture
def letters(vault: Vault) -> LetterStore:
    return LetterStore(vault)


@pytest.fixture
def letter(letters: LetterStore) -> Letter:
    letter = new_letter(WORDS, Tone.PLAIN)
    letters.keep(letter)
    return letter


def test_a_letter_is_kept_word_for_word_and_announced(vault: Vault, letters: LetterStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    letter = new_letter(WORDS, Tone.PLAIN)
    assert letters.all() == []
    letters.keep(letter)
    assert letters.all() == [letter]
    assert (letter.words, letter.tone, letter.read_again) == (WORDS, Tone.PLAIN, None)
    assert heard == [Topic.LETTERS]


def test_the_newest_comes_first(letters: LetterStore, letter: Letter) -> None:
    early = replace(new_letter("early", Tone.WARM), written=letter.written - timedelta(days=1))
    letters.keep(early)
    assert letters.all() == [letter, early]


def test_it_can_be_written_anew(letters: LetterStore, letter: Letter) -> None:
    later = letter.edited + timedelta(days=1)
    changed = replace(letter, words="shorter", tone=Tone.PRACTICAL, read_again=date(2026, 5, 9), edited=later)
    letters.keep(changed)
    assert letters.all() == [changed]


def test_removing_one_can_be_taken_back(letters: LetterStore, letter: Letter) -> None:
    assert letters.remove(letter.uid)
    assert not letters.remove(letter.uid)
    assert letters.all() == []
    letters.keep(letter)
    assert letters.all() == [letter]
