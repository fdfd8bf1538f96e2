"""What Enter does at the end of an item or a quote: it goes on with the next one, and on an empty one it ends them."""

import re

from PySide6.QtGui import QTextCursor

_BEGINNING = re.compile(r"([ \t]*)(?:([-*+])( \[[ xX]\])?|(\d{1,9})([.)])|(>))[ \t]+")


def go_on(cursor: QTextCursor) -> bool:
    """Does what Enter is to do here, as one step to undo; False when that is nothing but a new line."""
    text = cursor.block().text()
    match = _BEGINNING.match(text)
    if match is None or cursor.hasSelection() or cursor.positionInBlock() < match.end():
        return False
    cursor.beginEditBlock()
    if text[match.end() :].strip():
        cursor.insertBlock()
        cursor.insertText(_next(match))
    else:
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
    cursor.endEditBlock()
    return True


def _next(match: re.Match[str]) -> str:
    indent, bullet, box, number, end, quote = match.groups()
    if number:
        return f"{indent}{int(number) + 1}{end} "
    if quote:
        return f"{indent}> "
    return f"{indent}{bullet}{' [ ]' if box else ''} "
