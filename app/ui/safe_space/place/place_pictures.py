"""The pictures of one place in their order."""

from collections.abc import Sequence
from contextlib import suppress

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.calm_places import MOST_PICTURES
from app.storage.errors import StorageError
from app.ui.safe_space.ordered_rows import OrderedRow, OrderedRows
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.thumb import Thumb
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.trouble_sheet import telling


class PictureRow(OrderedRow):
    """Only the picture, and what can be done with it."""

    def __init__(self, uid: str, pictures: VaultPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uid = uid
        line = QHBoxLayout()
        line.setSpacing(20)
        line.addWidget(Thumb(pictures, uid, self.tr("A picture of this place")))
        self.body.addLayout(line)
        self.add_tools(line)

    def name_for(self, number: int, count: int) -> str:
        return self.tr("picture, {number} of {count}").format(number=number, count=count)


class PlacePictures(OrderedRows[PictureRow]):
    """`place` is the name of the place, once it has one in the vault."""

    def __init__(self, around: Surroundings, place: str, shown: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.place = place
        self.pictures = VaultPictures(around, self, kept=MOST_PICTURES)
        self._gone: list[str] = []
        for uid in shown:
            self.append(PictureRow(uid, self.pictures))
        self.show_places()

    @property
    def room(self) -> int:
        """How many more fit in."""
        return MOST_PICTURES - len(self.rows)

    def show_new(self, uid: str) -> None:
        """A picture was put into the vault for this place."""
        self.append(PictureRow(uid, self.pictures))
        self.show_places()

    def keep_order(self) -> bool:
        return self._keep([row.uid for row in self.rows])

    def take_out(self, row: PictureRow) -> None:
        if self._keep([other.uid for other in self.rows if other is not row]):
            self._gone.append(row.uid)
            self.hide_row(row, self.tr("A picture is taken out."))

    def give_back(self, row: PictureRow) -> bool:
        return self.room > 0

    def settle(self, others: Sequence[str] = ()) -> None:
        """Nobody asks for a picture back any more, nor for those that went with their place."""
        own = self._around.own
        if own is not None:
            with suppress(StorageError):
                own.pictures.forget([*self._gone, *others])

    def _keep(self, shown: list[str]) -> bool:
        own, kept = self._around.own, False
        with telling(self):
            if own is not None:
                own.calm_places.show_pictures(self.place, shown)
                kept = True
        return kept
