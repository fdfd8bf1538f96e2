"""The full-text index: one for the settled pages, and a small one for the page in hand.

Taking a page out of a large index so that none of its words stay behind costs tens of milliseconds, too much for every
pause of somebody who writes. So the page last written has an index of its own, which is made anew with each save and
goes into the large one when another page is taken in hand. A page that can be found is in exactly one of the two.
"""

from collections.abc import Iterable
from typing import NamedTuple

from app.storage.connection import Connection
from app.storage.search_text import Query
from app.storage.vault import Row, Vault

_PAGE = "id, title, body, glyphs"
# What stands in the place of {narrowed} looks at one entry at a time, in the order of the index.
_FOUND = (
    "SELECT * FROM (SELECT rowid AS id FROM {index} WHERE {index} MATCH ? AND rowid BETWEEN ? AND ? {narrowed} "
    "ORDER BY rowid LIMIT ?)"
)
_MOST_WORDS = 24
_NEXT = "\x01"
_AFTER_ALL = "\U0010ffff"
_A_LITTLE = 100


class Words(NamedTuple):
    """What the index knows of one page; to take it out again, the same has to be given."""

    place: int
    title: str
    body: str
    glyphs: str


def add(connection: Connection, pages: Iterable[Words]) -> None:
    """Puts pages into the large index, for those that nobody is writing just now."""
    connection.executemany("INSERT INTO entry_words (rowid, title, body, glyphs) VALUES (?, ?, ?, ?)", pages)


def add_in_hand(connection: Connection, words: Words) -> None:
    """Puts a page that is in neither index into the one of the page in hand."""
    settle(connection)
    connection.execute("INSERT INTO in_hand (id) VALUES (?)", (words.place,))
    connection.execute("INSERT INTO words_in_hand (rowid, title, body, glyphs) VALUES (?, ?, ?, ?)", words)


def settle(connection: Connection) -> None:
    """Moves the page in hand, if there is one, into the large index."""
    if _in_hand(connection) is None:
        return
    page = connection.execute(f"SELECT {_PAGE} FROM entry_in_hand").fetchone()
    _let_go(connection)
    if page:
        add(connection, [Words(*page)])


def take_out(connection: Connection, place: int) -> None:
    """Takes a page out of whichever index it is in; call it before the page changes or goes."""
    if _in_hand(connection) == place:
        _let_go(connection)
    else:
        _take_out_of_settled(connection, place)


def put_back(connection: Connection, place: int) -> None:
    """Puts a page that was taken out, or that was in the bin, into the large index."""
    page = connection.execute(f"SELECT {_PAGE} FROM settled_entry WHERE id = ?", (place,)).fetchone()
    if page:
        add(connection, [Words(*page)])


def make_anew(connection: Connection) -> None:
    """Forgets everything and reads all pages again; nothing may be in hand."""
    connection.execute("INSERT INTO entry_words (entry_words) VALUES ('rebuild')")


def merge_a_little(connection: Connection) -> bool:
    """Joins some of the pieces of the large index; False when it is in one piece."""
    before = connection.total_changes
    pieces = connection.execute("SELECT count(DISTINCT segid) FROM entry_words_idx").fetchone()[0]
    if pieces < 2:
        return False
    connection.execute("INSERT INTO entry_words (entry_words, rank) VALUES ('merge', ?)", (-_A_LITTLE,))
    return connection.total_changes - before > 1


class Narrowing(NamedTuple):
    """What else an entry has to be: a condition on `entry.id`, its parameters, and the places it may stand in."""

    sql: str
    params: tuple[object, ...]
    first: int
    last: int


def search(vault: Vault, columns: str, asked: Query, narrowing: Narrowing, limit: int) -> list[Row]:
    """Found pages, newest first, with these columns of theirs."""
    settled = asked.match(_words_with(vault, asked.slow_beginning) if asked.slow_beginning else None)
    narrowed = "AND EXISTS (SELECT 1 FROM entry WHERE entry.id = {index}.rowid {sql})" if narrowing.sql else ""
    parts, params = [], list[object]()
    for index, match in (("entry_words", settled), ("words_in_hand", asked.match())):
        parts.append(_FOUND.format(index=index, narrowed=narrowed.format(index=index, sql=narrowing.sql)))
        params += [match, narrowing.first, narrowing.last, *narrowing.params, limit]
    sql = (
        f"SELECT {columns} FROM ({' UNION ALL '.join(parts)}) AS found "
        "CROSS JOIN entry ON entry.id = found.id ORDER BY found.id LIMIT ?"
    )
    return vault.read(sql, (*params, limit))


def _words_with(vault: Vault, beginning: str) -> list[str] | None:
    """The words of the large index with this beginning, unless they are many.

    The index is quick with words, and with beginnings of two and three letters. For a longer one it would first collect
    every page that has it, which takes ten times as long for a common word. Listing words is slow for common ones too,
    but it need not begin with the first, which is most often what is being typed.
    """
    bounds = beginning, beginning + _AFTER_ALL
    first = vault.one("SELECT term FROM entry_term_places WHERE term >= ? AND term <= ? LIMIT 1", bounds)
    if first is None:
        return None
    sql = "SELECT term FROM entry_terms WHERE term >= ? AND term <= ? LIMIT ?"
    others = vault.read(sql, (first[0] + _NEXT, bounds[1], _MOST_WORDS))
    return [first[0], *(term for (term,) in others)] if len(others) < _MOST_WORDS else None


def _in_hand(connection: Connection) -> int | None:
    row = connection.execute("SELECT id FROM in_hand").fetchone()
    return int(row[0]) if row else None


def _let_go(connection: Connection) -> None:
    connection.execute("INSERT INTO words_in_hand (words_in_hand) VALUES ('delete-all')")
    connection.execute("DELETE FROM in_hand")


def _take_out_of_settled(connection: Connection, place: int) -> None:
    page = connection.execute(f"SELECT {_PAGE} FROM settled_entry WHERE id = ?", (place,)).fetchone()
    if page:
        connection.execute(
            "INSERT INTO entry_words (entry_words, rowid, title, body, glyphs) VALUES ('delete', ?, ?, ?, ?)", page
        )
