"""The list knows every row and reads only those somebody looks at; whatever changes, it shows what the vault holds."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest
from PySide6.QtCore import QObject, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.journal import NewEntry
from app.domain.moods import Mood
from app.storage.journal import JournalStore
from app.ui.journal.entry_model import EntryModel
from app.ui.journal.listed import LISTED, Listed
from app.workspace import Workspace

MakeModel = Callable[[JournalStore], EntryModel]

START = datetime(2025, 11, 13, 21, 14)


@pytest.fixture
def many(journal: JournalStore) -> JournalStore:
    """Three hundred evenings."""
    journal.import_batch([NewEntry(START - timedelta(days=n), f"Evening {n}", "words") for n in range(300)])
    return journal


@pytest.fixture
def make_model() -> Iterator[MakeModel]:
    """A model that is gone before the vault closes, as a screen is."""
    holder = QObject()

    def _make(journal: JournalStore) -> EntryModel:
        return EntryModel(journal, holder)

    yield _make
    delete(holder)


def shown(model: EntryModel) -> list[Listed]:
    rows = [model.index(row, 0).data(LISTED) for row in range(model.rowCount())]
    assert all(isinstance(row, Listed) for row in rows)
    return rows


def read_on(model: EntryModel, qtbot: QtBot) -> None:
    qtbot.waitUntil(model._places.complete)


@pytest.mark.parametrize("places_known", [False, True])
def test_every_row_is_what_the_vault_holds(
    make_model: MakeModel, many: JournalStore, places_known: bool, qtbot: QtBot
) -> None:
    model = make_model(many)
    if places_known:
        read_on(model, qtbot)
    assert [listed.row for listed in shown(model)] == many.rows(0, 400)


@pytest.mark.parametrize("places_known", [False, True])
def test_a_month_opens_where_the_row_before_has_another(
    make_model: MakeModel, many: JournalStore, places_known: bool, qtbot: QtBot
) -> None:
    model = make_model(many)
    if places_known:
        read_on(model, qtbot)
    rows = shown(model)
    for before, listed in pairwise(rows):
        assert listed.opens_month == (before.row.about.month != listed.row.about.month)
    assert not rows[0].opens_month


@pytest.mark.parametrize("places_known", [False, True])
def test_a_month_opens_also_where_a_page_of_rows_begins(
    make_model: MakeModel, journal: JournalStore, places_known: bool, qtbot: QtBot
) -> None:
    journal.import_batch([NewEntry(START - timedelta(days=31 * n), "", "words") for n in range(70)])
    model = make_model(journal)
    if places_known:
        read_on(model, qtbot)
    assert [listed.opens_month for listed in shown(model)] == [False] + [True] * 69


def test_only_what_is_looked_at_is_read(make_model: MakeModel, many: JournalStore) -> None:
    model = make_model(many)
    model.listed(200)
    assert sum(len(page) for page in model._pages.values()) <= 32


def test_days_are_found(make_model: MakeModel, many: JournalStore, qtbot: QtBot) -> None:
    model = make_model(many)
    read_on(model, qtbot)
    assert model.row_on_or_before(date(2025, 11, 10)) == 3
    assert model.row_on_or_before(date(2030, 1, 1)) == 0
    assert model.row_on_or_before(date(1960, 1, 1)) == 299


def test_an_empty_journal_has_no_day(make_model: MakeModel, journal: JournalStore) -> None:
    assert make_model(journal).row_on_or_before(date(2025, 1, 1)) == -1


def test_a_new_entry_comes_where_it_belongs(make_model: MakeModel, many: JournalStore, qtbot: QtBot) -> None:
    model = make_model(many)
    read_on(model, qtbot)
    shown(model)
    entry = many.add(START - timedelta(days=40, hours=1), "Between")
    assert model.entry_came(entry.id) == 41
    assert [listed.row for listed in shown(model)] == many.rows(0, 400)


def test_changed_words_are_shown(make_model: MakeModel, many: JournalStore, qtbot: QtBot) -> None:
    model = make_model(many)
    read_on(model, qtbot)
    row = shown(model)[70].row
    many.rewrite(row.uid, title="Another title")
    changed = model.entry_changed(row.id)
    assert changed.row() == 70
    assert changed.data(LISTED).row.title == "Another title"


@pytest.mark.parametrize("seed", range(12))
def test_the_current_row_stays_with_its_entry_whatever_is_committed(
    make_model: MakeModel, many: JournalStore, seed: int
) -> None:
    chance = Random(seed)
    model = make_model(many)
    place = chance.randrange(300)
    kept = many.rows(place, 1)[0]
    current = QPersistentModelIndex(model.index(place, 0))
    others = [row for row in many.rows(0, 400) if row.uid != kept.uid]
    for row in chance.sample(others, chance.randrange(4)):
        many.remove(row.uid)
    for _ in range(chance.randrange(4)):
        many.add(START - timedelta(minutes=chance.randrange(-9999, 500_000)), "New")
    model.refresh(place, kept.id)
    assert current.data(LISTED).row.uid == kept.uid
    assert [listed.row for listed in shown(model)] == many.rows(0, 400)


def test_a_damaged_file_leaves_empty_rows(make_model: MakeModel, many: JournalStore, workspace: Workspace) -> None:
    model = make_model(many)
    path = workspace.vault.path
    with path.open("r+b") as file:
        for page in range(4, path.stat().st_size // 4096):
            file.seek(page * 4096)
            file.write(b"\0" * 4096)
    workspace.vault.read("PRAGMA shrink_memory")
    assert model.listed(100) is None
    assert model.index(100, 0).data() == ""
    model._places.read_on()
    assert not model._places.complete()


def test_qt_finds_no_fault_with_it(make_model: MakeModel, many: JournalStore, qtmodeltester: ModelTester) -> None:
    model = make_model(many)
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    model.refresh(0, None)


def test_a_row_says_day_title_and_mood(make_model: MakeModel, journal: JournalStore) -> None:
    journal.add(datetime(date.today().year, 1, 1, 9), "Two stops", "", Mood.SO_SO)
    model = make_model(journal)
    first = date(date.today().year, 1, 1)
    words = f"{first:%A} 1 January, Two stops, mood: so-so"
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == words
    model.hide_words(True)
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"{first:%A} 1 January"


def test_dates_before_1970_are_shown_with_their_year(make_model: MakeModel, journal: JournalStore) -> None:
    journal.add(datetime(1660, 1, 1, 20), "", "Blessed be God")
    model = make_model(journal)
    assert model.index(0, 0).data() == "Thursday 1 January 1660, No title"
