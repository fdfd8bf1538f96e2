"""One thing of the kit while it is made ready: its words, its place in the order, and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.kit import KitThing, ThingKind
from app.ui.safe_space.ordered_rows import OrderedRow
from app.ui.safe_space.thumb import Thumb
from app.ui.safe_space.tiles import QuietTool
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.widgets.fields import Field
from app.ui.widgets.text import Label
from app.ui.widgets.text_area import FramedTextArea

_LONGEST_NAME = 80


class ThingCard(OrderedRow):
    """A new line has no name in the vault yet."""

    edited = Signal()
    play_wanted = Signal()

    def __init__(self, thing: KitThing, pictures: VaultPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.uid = thing.uid
        self.kind = thing.kind
        self.thing = thing
        self.stored = thing.words
        self.field = self._make_field()
        self.play = QuietTool(self.tr("Play"), "sound")
        self.play.setVisible(self.kind is ThingKind.SOUND)
        self.play.clicked.connect(self.play_wanted)
        self._fill(pictures)
        self.add_tools()

    @property
    def tools(self) -> tuple[QuietTool, ...]:
        return self.play, self.up, self.down, self.out

    @property
    def words(self) -> str:
        """As they stand here."""
        return self.field.text() if isinstance(self.field, Field) else self.field.area.words()

    @property
    def main(self) -> QWidget:
        return self.field if isinstance(self.field, Field) else self.field.area

    def name_for(self, number: int, count: int) -> str:
        name = {
            ThingKind.LINE: self.tr("line, {number} of {count}"),
            ThingKind.PICTURE: self.tr("picture, {number} of {count}"),
            ThingKind.SOUND: self.tr("sound, {number} of {count}"),
        }[self.kind]
        return name.format(number=number, count=count)

    def show_place(self, number: int, count: int) -> None:
        super().show_place(number, count)
        self.main.setAccessibleName(f"{self._asked()}: {self.accessibleName()}")

    def show_playing(self, playing: bool) -> None:
        self.play.setText(self.tr("Stop") if playing else self.tr("Play"))
        self.play.restyle()
        self.name_tool(self.play)

    def _fill(self, pictures: VaultPictures) -> None:
        beside = QVBoxLayout()
        beside.setSpacing(6)
        if self.kind is not ThingKind.LINE:
            beside.addWidget(Label(self._asked(), colour_token="ink2"))
        beside.addWidget(self.field)
        beside.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(20)
        if self.thing.picture is not None:
            row.addWidget(Thumb(pictures, self.thing.picture, self.tr("Your picture")))
        row.addLayout(beside, 1)
        self.body.addLayout(row)

    def _make_field(self) -> Field | FramedTextArea:
        if self.kind is ThingKind.LINE:
            area = FramedTextArea(self._asked(), lines=1)
            area.area.set_words(self.stored)
            area.area.textChanged.connect(self.edited)
            return area
        field = Field(self._asked())
        field.setMaxLength(max(_LONGEST_NAME, len(self.stored)))
        field.setText(self.stored)
        field.setCursorPosition(0)
        field.textChanged.connect(self.edited)
        return field

    def _asked(self) -> str:
        return {
            ThingKind.LINE: self.tr("Your line"),
            ThingKind.PICTURE: self.tr("What it shows, if you like"),
            ThingKind.SOUND: self.tr("What it is called"),
        }[self.kind]
