"""What goes into a document comes out again, character by character."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCursor, QTextDocument

from app.ui.journal.plain_text import empty_document, fill, in_qt_units, qt_position, selected_text, text_of, tidy

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def holder() -> Iterator[QObject]:
    holder = QObject()
    yield holder
    holder.deleteLater()


def document_of(text: str, holder: QObject) -> QTextDocument:
    document = empty_document(QTextBlockFormat(), QFont(), 21, holder)
    fill(document, text)
    return document


@given(st.text(max_size=200))
@example("no\u00a0break\u202fspaces  and trailing   ")
@example("line\u2028inside, next\u0085line, form\ffeed, tab\t")
@example("日本語 ภาษาไทย العربية हिन्दी שלום 👩🏽‍🚀 🇺🇦 e\u0301")
@example("\ufeffmark \ufffc object \u200b\u200e\u202e")
@example("\ufffeswapped bytes?")
@example("\n\n  \n")
@example("")
def test_every_script_and_space_comes_back(text: str) -> None:
    holder = QObject()
    assert text_of(document_of(text, holder)) == tidy(text)


@given(st.text(max_size=50))
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(st.characters(exclude_characters="\0\r\u2029\ufdd0\ufdd1", exclude_categories=["Cs"]), max_size=50))
def test_text_is_left_alone(text: str) -> None:
    assert tidy(text) == text


def test_line_ends_become_one_kind_and_what_is_no_text_is_shown_as_such() -> None:
    assert tidy("a\r\nb\rc\u2029d") == "a\nb\nc\nd"
    assert tidy("a\0b\ufdd0c\ufdd1d\ud83de") == "a\ufffdb\ufffdc\ufffdd\ufffde"


def test_a_new_document_has_nothing_to_undo(holder: QObject) -> None:
    document = document_of("words", holder)
    assert not document.isUndoAvailable()
    assert document.isUndoRedoEnabled()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.data())
def test_positions_are_counted_as_qt_does(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert qt_position(text, at) == len(text[:at].encode("utf-16-le")) // 2
    assert len(in_qt_units(text)) == len(text.encode("utf-16-le")) // 2


def test_selected_words_keep_their_spaces_and_lines(holder: QObject) -> None:
    document = document_of("one\u00a0two\nthree", holder)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    assert selected_text(cursor) == "one\u00a0two\nthree"
