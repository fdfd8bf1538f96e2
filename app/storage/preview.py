"""The start of a text on one line, kept beside the text so that a list never has to read whole pages."""

import re
from functools import cache

_LENGTH = 180
_LOOKED_AT = 2 * _LENGTH + 40


class _Patterns:
    """Markdown's markers. Compiled when they are first needed, which is not while the app starts."""

    def __init__(self) -> None:
        self.of_lines = re.compile(
            r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|(?:[-*_][ \t]*){3,}$)+", re.MULTILINE
        )
        self.at_line_start = re.compile(r"^[ \t]*[-#>+*_]", re.MULTILINE)
        self.around_words = re.compile(r"[*_~`]")
        self.links = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
        self.emphasis = re.compile(r"(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1")


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def preview_of(body: str) -> str:
    """The first words without Markdown's markers."""
    patterns = _patterns()
    start = body[:_LOOKED_AT].lstrip()
    # Looking costs a tenth of replacing, and most texts have nothing to replace.
    if patterns.at_line_start.search(start):
        start = patterns.of_lines.sub("", start)
    if "](" in start:
        start = patterns.links.sub(r"\1", start)
    if patterns.around_words.search(start):
        start = patterns.emphasis.sub(r"\2", start)
    return " ".join(start.split())[:_LENGTH].rstrip()
