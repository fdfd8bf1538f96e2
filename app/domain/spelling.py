"""Which stretches of a line are words that a dictionary can be asked about: rather too few than too many."""

import re
import unicodedata
from collections.abc import Iterator

OFF, LIKE_SYSTEM = "off", "system"
LEARNT = "learnt_words"
LONGEST_WORD = 40
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
_WORD = re.compile(rf"(?:{_LETTER})+(?:['\u2019](?:{_LETTER})+)*")
# Code, or a stretch that is no prose: an address, a tag, a person, the name of a file, a time, a size.
_CHUNK = re.compile(r"`[^`]*`|[^\s()\[\]`]+")
_NO_PROSE = re.compile(r"[`@#\d_\\/]|://|www\.")
_LOOKED_BACK = 8
_SENTENCE_ENDS = re.compile(r"[.!?:;\u2026\u2013\u2014]\W*\Z")
_SCRIPTS = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"), "CYRILLIC"),
    **dict.fromkeys(("ar", "fa", "ku", "ug", "ur"), "ARABIC"),
    **dict.fromkeys(("he", "yi"), "HEBREW"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "DEVANAGARI"),
    "am": "ETHIOPIC",
    "bn": "BENGALI",
    "el": "GREEK",
    "gu": "GUJARATI",
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
    "km": "KHMER",
    "kn": "KANNADA",
    "ko": "HANGUL",
    "lo": "LAO",
    "ml": "MALAYALAM",
    "pa": "GURMUKHI",
    "si": "SINHALA",
    "ta": "TAMIL",
    "te": "TELUGU",
    "th": "THAI",
}
_NOUNS_ARE_CAPITAL = ("de", "gsw", "lb", "nds")


def words_in(line: str, *, names: bool = True) -> Iterator[tuple[int, str]]:
    """Each word to look up, with its place in the line. With `names`, a capital inside a sentence makes a name."""
    for chunk in _CHUNK.finditer(line):
        if _NO_PROSE.search(chunk[0]):
            continue
        for found in _WORD.finditer(line, chunk.start(), chunk.end()):
            word, start = found[0], found.start()
            odd = len(word) == 1 or len(word) > LONGEST_WORD or word[1:] != word[1:].lower()
            if not odd and not (names and word[0].isupper() and not _begins_sentence(line, start)):
                yield start, word


def _begins_sentence(line: str, start: int) -> bool:
    before = line[max(0, start - _LOOKED_BACK) : start]
    first = start <= _LOOKED_BACK and not any(sign.isalnum() for sign in before)
    return first or _SENTENCE_ENDS.search(before) is not None


def takes_names(tags: tuple[str, ...]) -> bool:
    """Whether a capital inside a sentence makes a name in the languages of these tags, such as "en_GB"."""
    return not any(language_of(tag) in _NOUNS_ARE_CAPITAL for tag in tags)


def in_script_of(tag: str, word: str) -> bool:
    """Whether a word is written in the letters of this language."""
    script = _SCRIPTS.get(language_of(tag), "LATIN")
    return unicodedata.name(word[0], "").startswith(script)


def language_of(tag: str) -> str:
    """The language in a tag such as "en_GB" or "pt-BR"."""
    return re.split(r"[-_]", tag, maxsplit=1)[0].lower()


def best_tags(wanted: tuple[str, ...], there: tuple[str, ...]) -> tuple[str, ...]:
    """For each wanted language the tag that comes nearest: the same country, else the language alone, else any."""
    found: dict[str, None] = {}
    for tag in wanted:
        alike = [one for one in there if language_of(one) == language_of(tag)]
        exact = tag.replace("-", "_").lower()
        alike.sort(key=lambda one: (one.replace("-", "_").lower() != exact, "_" in one, one))
        found.update((one, None) for one in alike[:1])
    return tuple(found)
