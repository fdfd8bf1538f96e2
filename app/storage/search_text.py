"""What the full-text index cannot see by itself: scripts written without spaces, emoji, and letters in another form.

Glyphs of such scripts go into a column of their own, each as a code word that nobody can type, with a stop between
runs so that a phrase never joins two of them. Words that touch a run, or that have a plainer form which the tokenizer
does not see (full-width letters, "straße", Greek accents, Hebrew and Arabic vowel signs), stand there in that form.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

_UNSPACED = (
    "\u0e00-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f"  # Thai, Lao, Tibetan, Myanmar, Khmer
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u302f\u3031-\u303c\u3040-\u3098\u309b-\u312f\u31a0-\u31bf\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U0001aff0-\U0001b16f\U00020000-\U0003ffff"  # Han
)
_PICTURES = "\u203c\u2049\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff"
JOINERS = "\u200c\u200d\ufe0e\ufe0f\u20e3\U000e0020-\U000e007f"
_CODE = "\ue000"
_STOP = "\ue001"
# Letters that the tokenizer folds as `plain` does, and marks that are no part of words: most texts hold nothing else.
_UNREMARKABLE = (
    "\0-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf-\u00de\u00e0-\u012f\u0131\u0134-\u013e\u0141-\u0148"
    "\u014a-\u017e\u0391-\u03a9\u03b1-\u03c9\u0402-\u0450\u0452-\u0481\u048a-\u052f\u05d0-\u05ea\u0621-\u063f\u0641-\u064a\u2010-\u2027"
)
# The tokenizer leaves accents out only from Latin letters. The Russian short i is a letter, not an accented one.
_MARKS = (
    "(?<=[\u0370-\u03ff])[\u0300-\u036f]+|(?<=[\u0415\u0435])\u0308"
    "|[\u0591-\u05c7\u0640\u064b-\u0652\u0656-\u065f\u0670]+"
)
# A pasted page is looked for by its first words; the index would refuse a question that is too deep.
_MOST_WORDS = 64
_MOST_GLYPHS = 200


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody looks for, as questions to the index and as what to mark in a text.

    `words` are single words and phrases; the last of them may go on. `runs` are runs of glyphs.
    """

    asked: tuple[str, ...]
    words: tuple[str, ...]
    runs: tuple[str, ...]
    goes_on: bool

    @property
    def slow_beginning(self) -> str:
        """The last word, when it may go on and is of the kind that the index is slow with; else nothing."""
        last = self.words[-1] if self.goes_on else ""
        return last.lower() if len(last) > 3 and last.isascii() and last.isalnum() else ""

    def match(self, endings: Sequence[str] | None = None) -> str:
        """The question to the index, with the words that the last one may become when they are known."""
        if not endings:
            return " AND ".join(self.asked)
        return " AND ".join([*self.asked[:-1], f"({' OR '.join(map(_quoted, endings))})"])


class _Patterns:
    """Compiled when they are first needed, which is not while the app starts."""

    def __init__(self) -> None:
        self.joiner = re.compile(f"[{JOINERS}]")
        self.run = re.compile(f"[{_UNSPACED}{_PICTURES}]+")
        self.unremarkable = re.compile(f"[{_UNREMARKABLE}]*")
        self.marks = re.compile(_MARKS)
        self.not_ascii = re.compile(r"\S*[^\0-\x7f]\S*")
        self.quoted = re.compile(r'"([^"]*)(?:"|$)')


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def plain(text: str) -> str:
    """One form for everything that looks the same."""
    return _patterns().joiner.sub("", unicodedata.normalize("NFKC", text).casefold())


def without_marks(text: str) -> str:
    """The same without the accents and vowel signs that many people leave out."""
    return unicodedata.normalize("NFC", _patterns().marks.sub("", unicodedata.normalize("NFD", text)))


def glyphs(*texts: str) -> str:
    """The column beside title and body; empty for most texts."""
    remarkable = (text for text in texts if not (text.isascii() or _patterns().unremarkable.fullmatch(text)))
    pieces = (piece for text in remarkable for piece in _patterns().not_ascii.findall(text))
    return f" {_STOP} ".join(words for piece in pieces for words in _beside(piece))


def _beside(piece: str) -> Iterator[str]:
    folded = without_marks(plain(piece))
    end = 0
    for run in _patterns().run.finditer(folded):
        yield from (folded[end : run.start()], _coded(run[0]))
        end = run.end()
    if end or folded != piece.lower().replace("\u03c2", "\u03c3"):
        yield folded[end:]


def query(text: str) -> Query | None:
    """What to ask the index; None when there is nothing to look for.

    Quoted words are a phrase, the last word may go on unless it is quoted, and nothing typed is an operator.
    """
    words: list[str] = []
    runs: list[str] = []
    parts = _patterns().quoted.split(unicodedata.normalize("NFKC", text))
    for place, part in enumerate(parts):
        runs += (run[:_MOST_GLYPHS] for run in _patterns().run.findall(plain(part)))
        loose = _words(part)
        words += [" ".join(loose)] if place % 2 and loose else loose
    runs, words = runs[:_MOST_WORDS], words[:_MOST_WORDS]
    # One letter does not go on: that would be half a journal.
    goes_on = bool(words) and _words(parts[-1])[-1:] == words[-1:] and len(words[-1].rpartition(" ")[2]) > 1
    asked = [f"glyphs : {_quoted(_coded(run))}" for run in runs] + [_either(word, "") for word in words]
    if goes_on:
        asked[-1] = _either(words[-1], " *")
    return Query(tuple(asked), tuple(words), tuple(runs), goes_on) if asked else None


def _words(text: str) -> list[str]:
    """What stands between spaces, as the words the tokenizer makes of it: "don't" is two of them in a row."""
    pieces = _patterns().joiner.sub("", _patterns().run.sub(" ", text)).split()
    words = (" ".join("".join(c if _in_words(c) else " " for c in piece).split()) for piece in pieces)
    return [word for word in words if word]


def _in_words(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def _either(word: str, star: str) -> str:
    """The word, or what its letters are in a plainer form."""
    plainer = without_marks(plain(word))
    # The tokenizer does not know which of the youngest letters are capitals.
    young = not word.isascii() and max(word) > "\uffff"
    forms = [word] if plainer == word.lower() and not young else list(dict.fromkeys((word, plainer)))
    return f"({' OR '.join(_quoted(form) + star for form in forms)})"


def _quoted(words: str) -> str:
    return f'"{words}"'


def _coded(run: str) -> str:
    return " ".join(f"{_CODE}{ord(character):x}" for character in run)
