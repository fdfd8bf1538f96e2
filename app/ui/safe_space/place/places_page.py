"""The calm places of a person: each behind a row, in their order, and a way to make one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.calm_places import CalmPlace, PlaceKind
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.place.place_page import PlacePage
from app.ui.safe_space.place.places_list import PlacesList
from app.ui.safe_space.row_list import Listed, RowList
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.text import Label


class PlacesPage(ColumnPage):
    """Those that are spoiled stand apart and are never offered."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My place"), parent)
        self._around = around
        words = self.tr("The first one is where “My place” leads. One is enough; several are for different days.")
        self.make = SecondaryButton(self.tr("Make a place"), "plus")
        self.offered = PlacesList(around, ())
        self.spoiled = RowList(self.tr("Not offered any more"))
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.offered)
        self.body.addWidget(self.spoiled)
        self.make.clicked.connect(self._make)
        self.spoiled.chosen.connect(self._open)
        around.changed.connect(self._follow)
        self._show()
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.offered.rows[0].main if self.offered.rows else self.make

    def _follow(self, what: object) -> None:
        if what is Topic.CALM_PLACES:
            self._show()

    def _show(self) -> None:
        """Where the disk does not answer, the list stays as it was."""
        try:
            places = self._around.own.calm_places.all() if self._around.own is not None else []
        except StorageError:
            return
        listed = [self._row(place) for place in places if not place.spoiled]
        if listed != [row.listed for row in self.offered.rows]:
            before, self.offered = self.offered, PlacesList(self._around, listed)
            self.body.replaceWidget(before, self.offered)
            before.hide()
            before.deleteLater()
            self.offered.chosen.connect(self._open)
            self.offered.changed.connect(self._tab)
            self.offered.moved.connect(self.bring_into_sight)
        self.spoiled.show_rows([self._row(place) for place in places if place.spoiled])
        self._tab()

    def _row(self, place: CalmPlace) -> Listed:
        about = {
            PlaceKind.UNSAID: "",
            PlaceKind.REAL: self.tr("A real place"),
            PlaceKind.IMAGINED: self.tr("An imagined place"),
        }[place.kind]
        return Listed(place.uid, place.name.strip() or self.tr("A place without a name"), about)

    def _make(self) -> None:
        self.page_wanted.emit(PlacePage(self._around))

    def _open(self, uid: str) -> None:
        own = self._around.own
        with telling(self):
            place = own.calm_places.get(uid) if own is not None else None
            if place is not None:
                self.page_wanted.emit(PlacePage(self._around, place))

    def _tab(self) -> None:
        tab_through(self.make, *self.offered.parts, *self.spoiled.rows, self.back)
