"""Marks go on and come off again, in one step each."""

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from app.ui.journal.formatting import BOLD, HEADING, ITALIC, ITEM, QUOTE, toggle_around, toggle_before

pytestmark = pytest.mark.usefixtures("qapp")


def place(marked: str) -> tuple[QTextDocument, QTextCursor]:
    """A document and a cursor from a text in which [ and ] stand for the selection, | for the cursor."""
    document = QTextDocument(marked.translate({ord(c): None for c in "[]|"}))
    cursor = QTextCursor(document)
    if "|" in marked:
        cursor.setPosition(marked.index("|"))
    else:
        cursor.setPosition(marked.index("["))
        cursor.setPosition(marked.index("]") - 1, QTextCursor.MoveMode.KeepAnchor)
    return document, cursor


def shown(document: QTextDocument, cursor: QTextCursor) -> str:
    text = document.toPlainText()
    if not cursor.hasSelection():
        return text[: cursor.position()] + "|" + text[cursor.position() :]
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return f"{text[:start]}[{text[start:end]}]{text[end:]}"


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("a [b] c", BOLD, "a **[b]** c"),
        ("a **[b]** c", BOLD, "a [b] c"),
        ("a [**b**] c", BOLD, "a [b] c"),
        ("a **[b]** c", ITALIC, "a ***[b]*** c"),
        ("a ***[b]*** c", ITALIC, "a **[b]** c"),
        ("a ***[b]*** c", BOLD, "a *[b]* c"),
        ("a [ b ]c", BOLD, "a  **[b]** c"),
        ("a | c", BOLD, "a **|** c"),
        ("a **|** c", BOLD, "a | c"),
        ("a **b|** c", BOLD, "a **b**| c"),
        ("a *b|* c", ITALIC, "a *b*| c"),
        ("* [a]", ITALIC, "* *[a]*"),
    ],
)
def test_bold_and_italic(before: str, mark: str, after: str) -> None:
    document, cursor = place(before)
    toggle_around(cursor, mark)
    assert shown(document, cursor) == after


def test_each_line_of_a_selection_gets_its_own_marks_and_loses_them_again() -> None:
    document, cursor = place("[one\n\n two]")
    toggle_around(cursor, BOLD)
    assert document.toPlainText() == "**one**\n\n **two**"
    cursor.select(QTextCursor.SelectionType.Document)
    toggle_around(cursor, BOLD)
    assert document.toPlainText() == "one\n\n two"


@pytest.mark.parametrize("mark", [BOLD, ITALIC])
def test_one_undo_takes_it_back(mark: str) -> None:
    document, cursor = place("a [b] c")
    toggle_around(cursor, mark)
    document.undo()
    assert document.toPlainText() == "a b c"


def test_letters_outside_the_first_plane_keep_their_places() -> None:
    document = QTextDocument("😀 b")
    cursor = QTextCursor(document)
    cursor.setPosition(3)
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    toggle_around(cursor, BOLD)
    assert document.toPlainText() == "😀 **b**"
    toggle_around(cursor, BOLD)
    assert document.toPlainText() == "😀 b"


@pytest.mark.parametrize(
    ("before", "beginning", "after"),
    [
        ("[a\nb]", ITEM, "- a\n- b"),
        ("[- a\n- b]", ITEM, "a\nb"),
        ("[- a\nb]", ITEM, "- a\n- b"),
        ("a|", HEADING, "# a"),
        ("### a|", HEADING, "# a"),
        ("- a|", QUOTE, "> a"),
        ("> a|", QUOTE, "a"),
    ],
)
def test_beginnings_of_lines(before: str, beginning: str, after: str) -> None:
    document, cursor = place(before)
    toggle_before(cursor, beginning)
    assert document.toPlainText() == after
    document.undo()
    assert document.toPlainText() == before.translate({ord(c): None for c in "[]|"})
