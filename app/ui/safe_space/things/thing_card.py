"""One thing of the kit while it is made ready: its words, its place in the order, and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.kit import KitThing, ThingKind
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.thumb import Thumb
from app.ui.safe_space.tiles import QuietTool
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.widgets.fields import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label
from app.ui.widgets.text_area import FramedTextArea

_LONGEST_NAME = 80


class ThingCard(HavenCard):
    """A new line has no name in the vault yet. `moved` says by how many places it wants to go."""

    edited = Signal()
    moved = Signal(int)
    taken_out = Signal()
    play_wanted = Signal()

    def __init__(self, thing: KitThing, pictures: VaultPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.uid = thing.uid
        self.kind = thing.kind
        self.thing = thing
        self.stored = thing.words
        self.field = self._make_field()
        self.play = QuietTool(self.tr("Play"), "sound")
        self.play.setVisible(self.kind is ThingKind.SOUND)
        self.play.clicked.connect(self.play_wanted)
        self.up = QuietTool(self.tr("Up"), "up")
        self.down = QuietTool(self.tr("Down"), "down")
        self.out = QuietTool(self.tr("Take out"), "bin")
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.out.clicked.connect(self.taken_out)
        self._fill(pictures)

    @property
    def tools(self) -> tuple[QuietTool, ...]:
        return self.play, self.up, self.down, self.out

    @property
    def words(self) -> str:
        """As they stand here."""
        return self.field.text() if isinstance(self.field, Field) else self.field.area.words()

    @property
    def writes_in(self) -> QWidget:
        """What has the keyboard while it is written in."""
        return self.field if isinstance(self.field, Field) else self.field.area

    def show_place(self, number: int, count: int) -> None:
        """Where it stands, counted from 1, which is also how it is called for those who hear it."""
        name = self._name().format(number=number, count=count)
        self.setAccessibleName(name)
        for tool in self.tools:
            tool.setAccessibleName(f"{tool.text()}: {name}")
        self.writes_in.setAccessibleName(f"{self._asked()}: {name}")
        self.up.setVisible(number > 1)
        self.down.setVisible(number < count)

    def show_playing(self, playing: bool) -> None:
        self.play.setText(self.tr("Stop") if playing else self.tr("Play"))
        self.play.restyle()
        self.play.setAccessibleName(f"{self.play.text()}: {self.accessibleName()}")

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
        tools = FlowLayout(gap=4, at_end=True)
        for tool in self.tools:
            tools.addWidget(tool)
        self.body.addLayout(row)
        self.body.addLayout(tools)

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

    def _name(self) -> str:
        return {
            ThingKind.LINE: self.tr("line, {number} of {count}"),
            ThingKind.PICTURE: self.tr("picture, {number} of {count}"),
            ThingKind.SOUND: self.tr("sound, {number} of {count}"),
        }[self.kind]

    def _go_up(self) -> None:
        self.moved.emit(-1)

    def _go_down(self) -> None:
        self.moved.emit(1)
