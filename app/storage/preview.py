"""The start of a text on one line, kept beside the text so that a list never has to read whole pages."""

import re

_LENGTH = 180
_LOOKED_AT = 2 * _LENGTH + 40
_LINE_MARKERS = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|(?:[-*_][ \t]*){3,}$)+", re.MULTILINE
)
_LINKS = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(r"(\*{1,3}|_{1,3}|~~|`+)(?=\S)(.+?)(?<=\S)\1")
_MARKER = re.compile(r"[*_~`\[]")


def preview_of(body: str) -> str:
    """The first words without Markdown's markers."""
    start = _LINE_MARKERS.sub("", body[:_LOOKED_AT].lstrip())
    if _MARKER.search(start):
        start = _EMPHASIS.sub(r"\2", _LINKS.sub(r"\1", start))
    return " ".join(start.split())[:_LENGTH].rstrip()
