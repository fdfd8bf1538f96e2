"""One line of the plan while it is written: its fields, its place in the part, and the way out."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plan import EXERCISES, LONGEST_PHONE, PlanLine, PlanPart
from app.ui.choice_words import words_for
from app.ui.safe_space.plan.words import note_asked, part_words, words_asked
from app.ui.safe_space.thumb import Thumb
from app.ui.safe_space.tiles import QuietTool
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.theme import Role
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.fields import Field
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label
from app.ui.widgets.text_area import FramedTextArea

_WORDS_SHARE, _PHONE_SHARE = 3, 2


class LineEditor(QWidget):
    """`line` is as the vault has it; a new one has no name yet. `moved` says by how many places it wants to go."""

    edited = Signal()
    moved = Signal(int)
    removed = Signal()
    picture_wanted = Signal()
    picture_out = Signal()

    def __init__(self, line: PlanLine, pictures: VaultPictures | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._thumb: Thumb | None = None
        self.line = line
        self.setAutoFillBackground(False)
        self._hidden = line.hidden
        self._here = ""
        self._captions: list[tuple[Label, QWidget]] = []
        self.words = self._area(line.words)
        self.phone = self._phone(line.phone) if line.part.has_numbers else None
        self.note = self._area(line.note) if note_asked(line.part) else None
        self.opens = self._opens(line) if line.part is PlanPart.ALONE else None
        self.picture = QuietTool("", "picture")
        self.up = QuietTool(self.tr("Up"), "up")
        self.down = QuietTool(self.tr("Down"), "down")
        self.hide_tool = QuietTool("", "hide")
        self.out = QuietTool(self.tr("Remove"), "bin")
        self.hidden_note = Label(self.tr("Hidden: not on the page, and not printed."), Role.SMALL, "ink2", wrap=True)
        self._lay_out()
        self._show_hidden()
        self.show_picture()
        self.picture.clicked.connect(self._turn_picture)
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.hide_tool.clicked.connect(self._turn_hidden)
        self.out.clicked.connect(self.removed)

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key stops at."""
        fields = (self.phone, self.note.area if self.note else None, self.opens)
        return [self.words.area, *(one for one in fields if one), *self._tools]

    def written(self) -> PlanLine:
        """The line as it stands here."""
        return replace(
            self.line,
            words=self.words.area.words(),
            phone=self.phone.text() if self.phone else self.line.phone,
            note=self.note.area.words() if self.note else self.line.note,
            opens=str(self.opens.currentData()) if self.opens else self.line.opens,
            hidden=self._hidden,
        )

    def show_place(self, number: int, count: int) -> None:
        """Where it stands, counted from 1, which is also how its fields are called for those who hear them."""
        here = self.tr("{part}, line {number}").format(part=part_words(self.line.part), number=number)
        self.words.area.setAccessibleName(here)
        for caption, field in self._captions:
            field.setAccessibleName(f"{caption.text()}: {here}")
        self._here = here
        for tool in self._tools:
            tool.setAccessibleName(f"{tool.text()}: {here}")
        self.up.setVisible(number > 1)
        self.down.setVisible(number < count)

    def show_picture(self) -> None:
        """The picture of the line beside its words, or the way to one."""
        if self._thumb is not None:
            self._thumb.hide()
            self._thumb.deleteLater()
            self._thumb = None
        self.picture.setVisible(self._pictures is not None)
        self.picture.setText(self.tr("Take picture out") if self.line.picture else self.tr("Add a picture"))
        self.picture.restyle()
        self.picture.setAccessibleName(": ".join(part for part in (self.picture.text(), self._here) if part))
        if self.line.picture and self._pictures is not None:
            self._thumb = Thumb(self._pictures, self.line.picture, self.tr("Your picture"))
            self._beside.addWidget(self._thumb)
            self._thumb.show()

    @property
    def _tools(self) -> tuple[QuietTool, ...]:
        return self.picture, self.up, self.down, self.hide_tool, self.out

    def _turn_picture(self) -> None:
        (self.picture_out if self.line.picture else self.picture_wanted).emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if self.phone is None:
            self._beside = QHBoxLayout()
            self._beside.setSpacing(16)
            self._beside.addWidget(self.words, 1)
            column.addLayout(self._beside)
        else:
            beside = QHBoxLayout()
            beside.setSpacing(12)
            beside.addLayout(self._named(words_asked(self.line.part), self.words), _WORDS_SHARE)
            beside.addLayout(self._named(self.tr("Number"), self.phone), _PHONE_SHARE)
            column.addLayout(beside)
        if self.note is not None:
            column.addLayout(self._named(note_asked(self.line.part), self.note))
        if self.opens is not None:
            column.addLayout(self._named(self.tr("Starts with one press"), self.opens))
        column.addWidget(self.hidden_note)
        tools = FlowLayout(gap=4, row_gap=0, at_end=True)
        for tool in self._tools:
            tools.addWidget(tool)
        column.addLayout(tools)

    def _named(self, name: str, field: QWidget) -> QVBoxLayout:
        caption = Label(name, Role.SMALL, "ink2", wrap=True)
        heard = field.area if isinstance(field, FramedTextArea) else field
        caption.setBuddy(heard)
        self._captions.append((caption, heard))
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(caption)
        column.addWidget(field)
        column.addStretch(1)
        return column

    def _area(self, words: str) -> FramedTextArea:
        framed = FramedTextArea("", lines=1)
        framed.area.set_words(words)
        framed.area.textChanged.connect(self.edited)
        return framed

    def _phone(self, phone: str) -> Field:
        field = Field()
        field.setMaxLength(max(LONGEST_PHONE, len(phone)))
        field.setText(phone)
        field.setCursorPosition(0)
        field.textChanged.connect(self.edited)
        return field

    def _opens(self, line: PlanLine) -> DropDown:
        """One that only a newer Alcove knows stays, until something else is chosen."""
        offered: list[tuple[object, str]] = [("", self.tr("Nothing"))]
        offered += [(choice.value, words_for(choice)) for choice in EXERCISES]
        if line.opens and line.exercise is None:
            offered.append((line.opens, line.opens))
        box = DropDown(tuple(offered), "")
        box.choose(line.opens)
        box.currentIndexChanged.connect(self._choose)
        return box

    def _choose(self, _number: int) -> None:
        self.edited.emit()

    def _turn_hidden(self) -> None:
        self._hidden = not self._hidden
        self._show_hidden()
        self.edited.emit()

    def _show_hidden(self) -> None:
        self.hide_tool.set_look(
            self.tr("Show") if self._hidden else self.tr("Hide"), "show" if self._hidden else "hide"
        )
        self.hidden_note.setVisible(self._hidden)

    def _go_up(self) -> None:
        self.moved.emit(-1)

    def _go_down(self) -> None:
        self.moved.emit(1)
