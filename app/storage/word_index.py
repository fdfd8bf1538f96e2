"""The full-text index: one for the settled pages, and a small one for the page in hand.

Taking a page out of a large index so that none of its words stay behind costs tens of milliseconds, too much for every
pause of somebody who writes. So the page last written has an index of its own, which is made anew with each save and
goes into the large one when another page is taken in hand. A page that can be found is in exactly one of the two.
"""

from typing import NamedTuple

from app.storage.search_text import Query
from app.storage.vault import Connection, Row, Vault

_PAGE = "id, title, body, glyphs"
_FOUND = (
    "SELECT * FROM (SELECT rowid AS id, snippet({index}, 1, ?1, ?2, '…', 24) AS marked FROM {index} "
    "WHERE {index} MATCH ?3 AND rowid < ?4 ORDER BY rowid DESC LIMIT ?5)"
)
_SEARCH = (
    "SELECT entry.id, uid, title, preview, mood, marked FROM ("
    f"{_FOUND.format(index='entry_words')} UNION ALL {_FOUND.format(index='words_in_hand')}"
    ") AS found CROSS JOIN entry ON entry.id = found.id ORDER BY found.id DESC LIMIT ?5"
)


class Words(NamedTuple):
    """What the index knows of one page; to take it out again, the same has to be given."""

    id: int
    title: str
    body: str
    glyphs: str


def add(connection: Connection, words: Words) -> None:
    """Puts a page into the large index, for one that nobody is writing just now."""
    connection.execute("INSERT INTO entry_words (rowid, title, body, glyphs) VALUES (?, ?, ?, ?)", words)


def add_in_hand(connection: Connection, words: Words) -> None:
    """Puts a page that is in neither index into the one of the page in hand."""
    settle(connection)
    connection.execute("INSERT INTO in_hand (id) VALUES (?)", (words.id,))
    connection.execute("INSERT INTO words_in_hand (rowid, title, body, glyphs) VALUES (?, ?, ?, ?)", words)


def settle(connection: Connection) -> None:
    """Moves the page in hand, if there is one, into the large index."""
    page = connection.execute(f"SELECT {_PAGE} FROM entry_in_hand").fetchone()
    _let_go(connection)
    if page:
        add(connection, Words(*page))


def take_out(connection: Connection, id: int) -> None:
    """Takes a page out of whichever index it is in; call it before the page changes or goes."""
    if _in_hand(connection) == id:
        _let_go(connection)
    else:
        _take_out_of_settled(connection, id)


def put_back(connection: Connection, id: int) -> None:
    """Puts a page that was taken out, or that was in the bin, into the large index."""
    page = connection.execute(f"SELECT {_PAGE} FROM settled_entry WHERE id = ?", (id,)).fetchone()
    if page:
        add(connection, Words(*page))


def search(vault: Vault, asked: Query, marks: tuple[str, str], before: int, limit: int) -> list[Row]:
    """Found pages, newest first: id, uid, title, preview, mood, and the words around the find with marks in them."""
    return vault.read(_SEARCH, (*marks, asked.match, before, limit))


def _in_hand(connection: Connection) -> int | None:
    row = connection.execute("SELECT id FROM in_hand").fetchone()
    return int(row[0]) if row else None


def _let_go(connection: Connection) -> None:
    connection.execute("INSERT INTO words_in_hand (words_in_hand) VALUES ('delete-all')")
    connection.execute("DELETE FROM in_hand")


def _take_out_of_settled(connection: Connection, id: int) -> None:
    page = connection.execute(f"SELECT {_PAGE} FROM settled_entry WHERE id = ?", (id,)).fetchone()
    if page:
        connection.execute(
            "INSERT INTO entry_words (entry_words, rowid, title, body, glyphs) VALUES ('delete', ?, ?, ?, ?)", page
        )
