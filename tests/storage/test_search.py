"""Searching: every script, nothing typed is an operator, newest first, and the words around each find."""

import random
import unicodedata
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.domain.journal import NewEntry
from app.storage import search_text, word_index
from app.storage.journal import JournalStore
from app.storage.vault import Vault

START = datetime(2026, 1, 1, 12)


def _add(journal: JournalStore, *bodies: str) -> None:
    """One page a day, the last is the newest; titles number them."""
    for number, body in enumerate(bodies):
        journal.add(START + timedelta(days=number), str(number), body)


def _found(journal: JournalStore, text: str) -> list[str]:
    return [hit.row.title for hit in journal.search(text)]


@pytest.mark.parametrize("settled", [True, False], ids=["settled", "in hand"])
@pytest.mark.parametrize(
    ("written", "asked"),
    [
        # words, beginnings, capitals, accents
        ("walked home slowly", "walked"),
        ("walked home slowly", "slowly walked"),
        ("walked home slowly", "WALKED Hom"),
        ("walked home slowly", "sl"),
        ("walked home slowly", "walk"),
        ("a café in Málaga", "cafe malaga"),
        ("a cafe in Malaga", "café Málaga"),
        ("decomposed cafe\u0301", "caf\u00e9"),
        ("composed caf\u00e9", "cafe\u0301"),
        ("the number 42 and 3.5 km", "42 3.5"),
        ("don't look at me", "don't"),
        ("don’t look at me", "don't loo"),
        ("write to me@example.org", "me@example.org"),
        ("Grüße aus der Straße", "strasse"),
        ("Grüße aus der STRASSE", "straße"),
        ("ΟΔΟΣ και λόγος", "οδος λογος"),
        ("ещё один день", "ДЕНЬ"),
        ("зелёный чай", "зеленый"),
        ("зеленый чай", "зелёный"),
        ("мой день", "мой"),
        ("λόγος", "λόγος"),
        ("λογος", "λόγος"),
        ("שלום עולם", "שלום"),
        ("שָׁלוֹם עוֹלָם", "שלום"),
        ("שלום עולם", "שָׁלוֹם"),
        ("مَرْحَبًا", "مرحبا"),
        ("مرحبا بالعالم", "مرحبا"),
        ("हिन्दी में लिखा", "हिन्दी"),
        ("ＴＶ and ｆｕｌｌ width", "tv full"),
        ("the ﬁsh and the 5 m²", "fish m2"),
        # phrases
        ("the long way home", '"long way"'),
        ("the long way home", 'home "the long"'),
        ("the long way home", '"the long way'),
        # scripts without spaces
        ("今日はいい天気ですね", "天気"),
        ("今日はいい天気ですね", "いい天気"),
        ("今日はいい天気ですね", "今日 天気"),
        ("我用Python写日记", "python"),
        ("我用Python写日记", "日记 我用"),
        ("ｱｲｽを食べた", "アイス"),
        ("วันนี้อากาศดีมาก", "อากาศ"),
        ("ວັນນີ້ອາກາດດີ", "ອາກາດ"),
        ("ថ្ងៃនេះអាកាសធាតុល្អ", "អាកាស"),
        ("ဒီနေ့ရာသီဥတုကောင်းတယ်", "ရာသီ"),
        ("བཀྲ་ཤིས་བདེ་ལེགས", "བདེ"),
        ("𠮷野家で食べた", "𠮷野"),
        # emoji
        ("felt 🙂 today", "🙂"),
        ("family 👩‍👩‍👧 day", "👩‍👩‍👧"),
        ("family 👩‍👩‍👧 day", "👩"),
        ("thumb 👍🏽 up", "👍"),
        ("thumb 👍🏽 up", "👍🏽"),
        ("heart ❤️ here", "❤"),
        ("heart ❤ here", "❤️"),
        ("flag 🇩🇪 here", "🇩🇪"),
        ("no space🌧but rain", "rain 🌧"),
        ("no space🌧but rain", "space"),
        ("a tick ✓ and an arrow →", "✓ →"),
    ],
)
def test_what_is_written_is_found(journal: JournalStore, written: str, asked: str, settled: bool) -> None:
    _add(journal, "something else entirely 本 😡", written)
    if settled:
        journal.add(START - timedelta(days=1), "older", "in hand now")
    assert _found(journal, asked) == ["1"]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("walked home", "walkedhome"),
        ("walked home", '"home walked"'),
        ("walked home", '"walked hom"'),
        ("walked home", "wal home"),
        ("sealed", "eal"),
        ("今日はいい天気", "天今"),
        ("今日 天気", "日天"),
        ("👍🏽", "👍🏿"),
        ("🇩🇪", "🇫🇷"),
        ("日本", "u65e5"),
        ("日本", "e00065e5"),
        ("🙂", "ue001"),
        ("an apple", "b"),
        ("мои дни", "мой"),
    ],
)
def test_what_is_not_written_is_not_found(journal: JournalStore, written: str, asked: str) -> None:
    _add(journal, written)
    assert _found(journal, asked) == []


@pytest.mark.parametrize(
    "nothing", ["", " ", "\n\t", "*", '"', '""', '" "', "()", "- -", "…", "!?.,;:", "\u200d", "\ufe0f", "\0", "^", "{}"]
)
def test_nothing_is_found_for_nothing(journal: JournalStore, nothing: str) -> None:
    _add(journal, 'some words * " () - … !?', "")
    assert _found(journal, nothing) == []


@pytest.mark.parametrize(
    "typed",
    [
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "near(a b, 2)",
        "a AND",
        "NOT a",
        "title:a",
        "{title body}: a",
        "-title : a",
        "^a",
        "a*",
        "a + b",
        "body: (a OR b)",
        "'; DROP TABLE entry; --",
        'un"closed',
        '"a" "b',
        '"',
        "a\0b",
        "\ue000abc",
        "\ud800",
    ],
)
def test_operators_are_plain_words(journal: JournalStore, typed: str) -> None:
    _add(journal, "and or not near a b 2 title body drop table entry un closed abc", "near here and there")
    found = _found(journal, typed)
    assert set(found) <= {"0", "1"}
    assert _found(journal, "NEAR") == ["1", "0"]
    assert _found(journal, "NOT a") == ["0"]
    assert _found(journal, "title") == ["0"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_anything_can_be_typed(journal: JournalStore, typed: str) -> None:
    for hit in journal.search(typed):
        assert hit.row.title


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12), st.booleans())
@example("\u0e01\U00016e40", False)
@example("\U00016e40", True)
def test_any_word_that_is_written_is_found(journal: JournalStore, word: str, settled: bool) -> None:
    added = journal.add(START, body=f"before {word} after")
    if settled:
        journal.add(START, body="in hand")
    assert added.uid in [hit.row.uid for hit in journal.search(word, limit=500)]
    journal.remove_for_good(added.uid)


@pytest.mark.parametrize("letter", ["a", "é", "本", "🙂", "ก"])
def test_a_word_of_twenty_thousand_characters_is_kept_and_found(journal: JournalStore, letter: str) -> None:
    _add(journal, "short", "before " + letter * 20_000 + " after")
    for asked in (letter * 20_000, letter * 5, "after", "befor"):
        assert _found(journal, asked) == ["1"]
    journal.remove(journal.recent(1)[0].uid)
    assert _found(journal, letter * 5) == []


def test_a_pasted_page_is_looked_for_by_its_first_words(journal: JournalStore) -> None:
    chance = random.Random(8)
    body = " ".join(f"word{chance.randrange(10_000)}" for _ in range(5000))
    _add(journal, body, "another page")
    assert _found(journal, body) == ["0"]
    assert _found(journal, "本 " * 5000) == []


# order and paging


def test_the_newest_comes_first_and_pages_follow_each_other(journal: JournalStore) -> None:
    journal.import_batch([NewEntry(START + timedelta(days=n % 50), str(n), "common words") for n in range(120)])
    journal.add(START + timedelta(days=20), "in hand", "common words")
    whole = journal.search("common", limit=500)
    assert len(whole) == 121
    assert [hit.row.id for hit in whole] == sorted((hit.row.id for hit in whole), reverse=True)
    paged = journal.search("common", limit=50)
    while more := journal.search("common", limit=50, before=paged[-1].row.id):
        paged += more
    assert paged == whole


def test_dates_before_1970_stand_in_their_order(journal: JournalStore) -> None:
    for year in (1969, 1, 2026, 1660, 9999, 1970):
        journal.add(datetime(year, 6, 1), str(year), "common")
    assert _found(journal, "common") == ["9999", "2026", "1970", "1969", "1660", "1"]
    before = journal.search("common")[2].row.id
    assert [hit.row.title for hit in journal.search("common", before=before)] == ["1969", "1660", "1"]


# the words a beginning may become


@pytest.mark.parametrize("count", [3, 200])
def test_few_and_many_endings_find_the_same(journal: JournalStore, count: int) -> None:
    _add(journal, *(f"begin{chr(97 + n % 26)}{n} and more" for n in range(count)), "begin", "begun")
    journal.add(START - timedelta(days=9), "in hand", "beginning")
    assert len(journal.search("begin", limit=500)) == count + 2
    assert len(journal.search("more begin", limit=500)) == count
    assert journal.search("beginning so") == []


def test_common_words_are_looked_up_one_by_one(vault: Vault, journal: JournalStore) -> None:
    _add(journal, "offer", "office", "officer", "öffnen", "officers", "in hand")
    assert word_index._words_with(vault, "offi") == ["office", "officer", "officers"]
    assert word_index._words_with(vault, "officer") == ["officer", "officers"]
    assert word_index._words_with(vault, "zebra") is None


# the words around a find


def _marked(journal: JournalStore, asked: str) -> tuple[str, list[str]]:
    (hit,) = journal.search(asked)
    return hit.snippet, [hit.snippet[start : start + length] for start, length in hit.marks]


@pytest.mark.parametrize(
    ("body", "asked", "marks"),
    [
        ("We walked home. Walking is good.", "walk", ["walked", "Walking"]),
        ("We walked home.", '"walked home"', ["walked home"]),
        ("A Café, a cafe\u0301, a CAFE", "café", ["Café", "cafe", "CAFE"]),
        ("One, two; one", "two one", ["One", "two", "one"]),
        ("Don’t. I don't.", "don't", ["Don’t", "don't"]),
        ("今日はいい天気、天気", "天気", ["天気", "天気"]),
        ("heart ❤️ and 👍🏽", "👍 ❤", ["❤️", "👍"]),
        ("İstanbul is far", "far", ["far"]),
        ("no such thing", "title", []),
    ],
)
def test_the_finds_are_marked(journal: JournalStore, body: str, asked: str, marks: list[str]) -> None:
    journal.add(START, "Title", body)
    snippet, marked = _marked(journal, asked)
    assert marked == marks
    assert snippet == " ".join(body.split())


def test_a_snippet_is_one_line_around_the_find(journal: JournalStore) -> None:
    body = "first line\n\n" + "so many words " * 200 + "\n\tneedle   here\n" + "and so on " * 200
    journal.add(START, "", body)
    snippet, marked = _marked(journal, "needle")
    assert marked == ["needle"]
    assert "\n" not in snippet
    assert "  " not in snippet
    assert snippet.startswith("…")
    assert snippet.endswith("…")
    assert 100 < len(snippet) < 200


def test_the_rarer_word_is_shown(journal: JournalStore) -> None:
    journal.add(START, "", "the day " * 100 + "at the harbour " + "the day " * 100)
    snippet, marked = _marked(journal, "the harbour")
    assert "harbour" in snippet
    assert "harbour" in marked


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300), st.text(st.characters(categories=("L", "N", "So")), min_size=1, max_size=8))
def test_marks_always_lie_within_the_snippet(journal: JournalStore, around: str, word: str) -> None:
    added = journal.add(START, body=f"{around} {word} {around}")
    for hit in journal.search(word):
        ends = [0, *(start + length for start, length in hit.marks)]
        assert ends[-1] <= len(hit.snippet)
        assert all(end <= start for end, (start, _length) in zip(ends, hit.marks, strict=False))
    journal.remove_for_good(added.uid)


# the column beside title and body


def test_most_texts_need_no_column_beside_them() -> None:
    for text in ("plain words", "Čeština, français, español, русский, עברית", "“quoted” – it’s… — 5 £"):
        assert search_text.glyphs(text) == ""


def test_unremarkable_letters_are_what_the_tokenizer_makes_of_them() -> None:
    unremarkable = search_text._patterns().unremarkable
    for code in range(0x110000):
        letter = chr(code)
        if unicodedata.category(letter)[0] in "LN" and unremarkable.fullmatch(letter):
            assert search_text.without_marks(search_text.plain(letter)) == letter.lower().replace("\u03c2", "\u03c3")
            assert not search_text._patterns().run.search(letter)


def test_nobody_can_type_a_code_word() -> None:
    column = search_text.glyphs("日本 and 🙂x")
    assert column
    for typed in (column, *column.split()):
        asked = search_text.query(typed)
        assert asked is None or not any("\ue000" in word or "\ue001" in word for word in asked.words)
