"""Puts Markdown marks around or before what is selected, and takes them off again; each is one step to undo."""

import re
from dataclasses import dataclass

from PySide6.QtGui import QTextBlock, QTextCursor

from app.ui.journal.plain_text import in_qt_units

BOLD, ITALIC = "**", "*"
HEADING, ITEM, QUOTE = "# ", "- ", "> "
_BEGINNING = re.compile(r"#{1,6} |> |(?:[-*+]|\d{1,9}[.)]) ")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of words, and how many stars stand on both sides of it."""

    start: int
    end: int
    stars: int

    def wears(self, mark: str) -> bool:
        return self.stars >= 2 if mark == BOLD else self.stars in (1, 3)


def toggle_around(cursor: QTextCursor, mark: str) -> None:
    """Marks what is selected line by line, or takes the marks off when all of it wears them."""
    cursor.beginEditBlock()
    if cursor.hasSelection():
        _toggle_selected(cursor, mark)
    else:
        _toggle_here(cursor, mark)
    cursor.endEditBlock()


def toggle_before(cursor: QTextCursor, beginning: str) -> None:
    """Gives every selected line this beginning, or takes it off when all of them have it."""
    blocks = _blocks(cursor)
    everywhere = all(block.text().startswith(beginning) for block in blocks)
    cursor.beginEditBlock()
    for block in blocks:
        old = _BEGINNING.match(block.text())
        start = block.position()
        _replace(cursor, start, start + len(old[0] if old else ""), "" if everywhere else beginning)
    cursor.endEditBlock()


def _toggle_selected(cursor: QTextCursor, mark: str) -> None:
    parts = [part for block in _blocks(cursor) if (part := _selected_in(block, cursor)) is not None]
    everywhere = all(part.wears(mark) for part in parts)
    width = len(mark)
    for part in reversed(parts):
        if everywhere:
            _replace(cursor, part.end, part.end + width, "")
            _replace(cursor, part.start - width, part.start, "")
        elif not part.wears(mark):
            _replace(cursor, part.end, part.end, mark)
            _replace(cursor, part.start, part.start, mark)
    if len(parts) == 1:
        shift = -width if everywhere else width
        cursor.setPosition(parts[0].start + shift)
        cursor.setPosition(parts[0].end + shift, QTextCursor.MoveMode.KeepAnchor)


def _toggle_here(cursor: QTextCursor, mark: str) -> None:
    position, width = cursor.position(), len(mark)
    around = _part(cursor.block(), position, position)
    after = _stars(in_qt_units(cursor.block().text())[cursor.positionInBlock() :])
    if around.wears(mark):
        _replace(cursor, position - width, position + width, "")
    elif after >= width:
        cursor.setPosition(position + width)
    else:
        cursor.insertText(mark + mark)
        cursor.setPosition(position + width)


def _blocks(cursor: QTextCursor) -> list[QTextBlock]:
    block = cursor.document().findBlock(cursor.selectionStart())
    last = cursor.document().findBlock(cursor.selectionEnd())
    blocks = [block]
    while block != last:
        block = block.next()
        blocks.append(block)
    return blocks


def _selected_in(block: QTextBlock, cursor: QTextCursor) -> _Part | None:
    """The selected words of a line, without the stars and spaces at their edges."""
    text = in_qt_units(block.text())
    start = max(cursor.selectionStart() - block.position(), 0)
    end = min(cursor.selectionEnd() - block.position(), len(text))
    chosen = text[start:end]
    start += len(chosen) - len(chosen.lstrip("* \t"))
    end -= len(chosen) - len(chosen.rstrip("* \t"))
    return _part(block, block.position() + start, block.position() + end) if start < end else None


def _part(block: QTextBlock, start: int, end: int) -> _Part:
    text = in_qt_units(block.text())
    before, after = text[: start - block.position()], text[end - block.position() :]
    return _Part(start, end, min(_stars(before[::-1]), _stars(after), 3))


def _stars(text: str) -> int:
    return len(text) - len(text.lstrip("*"))


def _replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    edit = QTextCursor(cursor.document())
    edit.setPosition(start)
    edit.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.insertText(text)
