"""Putting in pictures, lines and sounds, on a calm day."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.domain.kit import Sound
from app.domain.pictures import Picture
from app.ui.safe_space.bringing import PICTURE_ENDINGS, SOUND_ENDINGS, Brought, Put
from app.ui.safe_space.files_page import FilesPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.things.things_list import ThingsList
from app.ui.theme import Role
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label
from app.workspace import Workspace


class ThingsEdit(FilesPage):
    """Everything of the kit in its order, and room for more."""

    endings = (*PICTURE_ENDINGS, *SOUND_ENDINGS)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("My own things"), parent)
        assert around.own is not None
        self.line = SecondaryButton(self.tr("Write a line"), "pen")
        self.pictures = SecondaryButton(self.tr("Add pictures"), "picture")
        self.sounds = SecondaryButton(self.tr("Add sounds"), "sound")
        self.limits = Label("", Role.SMALL, "ink2", wrap=True)
        self.things = ThingsList(around, around.own)
        self._lay_out()
        self.line.clicked.connect(self._add_line)
        self.pictures.clicked.connect(self.ask_for_pictures)
        self.sounds.clicked.connect(self._ask_for_sounds)
        self.things.changed.connect(self._follow_list)
        self.things.moved.connect(self.show_soon)
        self.things.refused.connect(self._say_no_room)
        self.things.sound.changed.connect(self._say_sound)
        self._follow_list()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.line

    @property
    def room(self) -> int:
        return self.things.room

    def no_room(self) -> str:
        return self.tr("All thirty places are taken. Taking something out makes room.")

    def putting(self) -> Put:
        return self._put

    def _put(self, own: Workspace, brought: Brought) -> str | None:
        """A line that is being written has its place already, though it is not stored yet."""
        return _put(own, brought) if self.room > 0 else None

    def show_new(self, uid: str) -> None:
        self.things.show_new(uid)
        self.show_soon(self.things.rows[-1])

    def flush(self) -> bool:
        stored = self.things.keeper.flush()
        if self.isHidden():
            self.things.settle()
        return stored

    def unsaved(self) -> NewEntry | None:
        words = self.things.unsaved_words()
        return NewEntry(datetime.now(), "", words) if words else None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.things.drop()

    def _lay_out(self) -> None:
        words = self.tr(
            "What does you good to see, to read or to hear. It is shown one thing at a time, in this order. "
            "Copies are kept in your journal; nothing leaves this computer."
        )
        row = FlowLayout(gap=10)
        for button in (self.line, self.pictures, self.sounds):
            row.addWidget(button)
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self.body.addLayout(row)
        for part in (self.limits, self.notice, self.things):
            self.body.addWidget(part)

    def _add_line(self) -> None:
        if self.room < 1:
            self._say_no_room()
            return
        card = self.things.add_line()
        card.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_soon(card)

    def _ask_for_sounds(self) -> None:
        self.ask(self.tr("Add sounds"), self.tr("Sounds (*.wav *.mp3 *.flac *.ogg *.oga)"))

    def _say_no_room(self) -> None:
        self.say(self.no_room())

    def _say_sound(self) -> None:
        self.say(self.things.sound.trouble)

    def _follow_list(self) -> None:
        room = self.tr("There is room for {count} more. A sound may have up to 10 MB: WAV, MP3, FLAC or Ogg Vorbis.")
        full = self.tr("All thirty places are taken.")
        self.limits.setText(room.format(count=self.room) if self.room else full)
        tab_through(self.line, self.pictures, self.sounds, *self.things.parts, self.back)


def _put(own: Workspace, brought: Brought) -> str | None:
    """A picture has no name until the person gives it one; a sound has that of its file."""
    if isinstance(brought.content, Sound):
        return own.kit.add_sound(brought.content, Path(brought.name).stem)
    assert isinstance(brought.content, Picture)
    return own.kit.add_picture(brought.content)
