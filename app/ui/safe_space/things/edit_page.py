"""Putting in pictures, lines and sounds, on a calm day."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDragEnterEvent,
    QDropEvent,
    QHideEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.journal import NewEntry
from app.domain.kit import Sound
from app.domain.pictures import Picture
from app.ui.safe_space.bringing import PICTURE_ENDINGS, SOUND_ENDINGS, Bringing, Brought, Trouble, files_in
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.file_words import sentence
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.things.things_list import ThingsList
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label
from app.workspace import Workspace


class ThingsEdit(ColumnPage):
    """Words are kept as they are written; files are copied into the vault."""

    personal = True
    passing = True
    quick_keys = False

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My own things"), parent)
        assert around.own is not None
        self._around = around
        self._troubles: list[str] = []
        words = self.tr(
            "What does you good to see, to read or to hear. It is shown one thing at a time, in this order. "
            "Copies are kept in your journal; nothing leaves this computer."
        )
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self.line = SecondaryButton(self.tr("Write a line"), "pen")
        self.pictures = SecondaryButton(self.tr("Add pictures"), "picture")
        self.sounds = SecondaryButton(self.tr("Add sounds"), "sound")
        row = FlowLayout(gap=10)
        for button, slot in (
            (self.line, self._add_line),
            (self.pictures, self._ask_for_pictures),
            (self.sounds, self._ask_for_sounds),
        ):
            row.addWidget(button)
            button.clicked.connect(slot)
        self.body.addLayout(row)
        self.limits = Label("", Role.SMALL, "ink2", wrap=True)
        self.notice = Label("", Role.BODY, wrap=True)
        self.body.addWidget(self.limits)
        self.body.addWidget(self.notice)
        self.things = ThingsList(around, around.own)
        self.things.changed.connect(self._follow_list)
        self.things.refused.connect(self._say_no_room)
        self.things.sound.changed.connect(self._say_sound)
        self.body.addWidget(self.things)
        for keys, slot in (("Alt+Up", self._move_up), ("Alt+Down", self._move_down)):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setAcceptDrops(True)
        self._say("")
        self._follow_list()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.line

    def flush(self) -> bool:
        stored = self.things.keeper.flush()
        self.things.settle()
        return stored

    def unsaved(self) -> NewEntry | None:
        words = self.things.unsaved_words()
        return NewEntry(datetime.now(), "", words) if words else None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.things.drop()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData(), (*PICTURE_ENDINGS, *SOUND_ENDINGS)):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.bring_in(files_in(event.mimeData(), (*PICTURE_ENDINGS, *SOUND_ENDINGS)))
        event.acceptProposedAction()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Copies files into the vault, as far as there is room."""
        self._troubles = []
        self._say(self.tr("One moment …") if paths else "", "ink2")
        bringing = Bringing(self._around, _put)
        bringing.came.connect(self._show_new)
        bringing.turned_away.connect(self._turn_away)
        bringing.done.connect(self._say_troubles)
        bringing.start(paths)

    def _add_line(self) -> None:
        if self.things.room < 1:
            self._say_no_room()
            return
        card = self.things.add_line()
        card.writes_in.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_card(card)

    def _ask_for_pictures(self) -> None:
        self._ask(self.tr("Add pictures"), self.tr("Pictures (*.jpg *.jpeg *.png *.gif *.bmp *.webp)"))

    def _ask_for_sounds(self) -> None:
        self._ask(self.tr("Add sounds"), self.tr("Sounds (*.wav *.mp3 *.flac *.ogg *.oga)"))

    def _ask(self, title: str, files: str) -> None:
        if self.things.room < 1:
            self._say_no_room()
            return
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(files)
        dialog.filesSelected.connect(self._add_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add_named(self, names: list[str]) -> None:
        self.bring_in([Path(name) for name in names])

    def _show_new(self, uid: str) -> None:
        with telling(self):
            self.things.show_new(uid)

    def _turn_away(self, trouble: Trouble, name: str) -> None:
        self._troubles.append(sentence(trouble, name))

    def _say_troubles(self) -> None:
        self._say("\n".join(self._troubles))
        if self.things.cards and not self._troubles:
            self._show_card(self.things.cards[-1])

    def _say_no_room(self) -> None:
        self._say(self.tr("All thirty places are taken. Taking something out makes room."))

    def _say_sound(self) -> None:
        self._say(self.things.sound.trouble)

    def _say(self, words: str, colour: str = "plum") -> None:
        self.notice.set_colour(colour)
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
        if words and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.notice, words))

    def _follow_list(self) -> None:
        room = self.tr("There is room for {count} more. A sound may have up to 10 MB: WAV, MP3, FLAC or Ogg Vorbis.")
        full = self.tr("All thirty places are taken.")
        self.limits.setText(room.format(count=self.things.room) if self.things.room else full)
        cards = [widget for card in self.things.cards for widget in (card.writes_in, *card.tools)]
        tab_through(self.line, self.pictures, self.sounds, *cards, self.back)

    def _show_card(self, card: QWidget) -> None:
        self.body.activate()
        self.bring_into_sight(card)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        card = self.things.card_in_hand()
        if card is not None:
            self.things.move_card(card, by)
            self._show_card(card)


def _put(own: Workspace, brought: Brought) -> str | None:
    """A picture has no name until the person gives it one; a sound has that of its file."""
    if isinstance(brought.content, Sound):
        return own.kit.add_sound(brought.content, Path(brought.name).stem)
    assert isinstance(brought.content, Picture)
    return own.kit.add_picture(brought.content)
