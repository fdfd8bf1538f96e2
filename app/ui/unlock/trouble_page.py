"""Something is in the way of the journal: what it is in plain words, that nothing was touched, and a way on."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.access import Access, Blocked, Reason, SlotKind
from app.access_states import CAUSES
from app.repair import Repair
from app.ui.messages import Message, keychain_unfit, sentence_for
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Role
from app.ui.unlock.damage_ways import DamageWays, GoodBackup
from app.ui.unlock.frame import Frame, Heading
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton, WordButton
from app.ui.widgets.cards import Card
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class Way(Enum):
    """A way on. None of them removes, replaces or newly makes anything."""

    TRY_AGAIN = auto()
    SPARE_KEY = auto()
    PASSWORD = auto()
    FOLDER = auto()
    LEAVE = auto()


_KEY_FIRST = (Way.SPARE_KEY, Way.PASSWORD, Way.TRY_AGAIN, Way.LEAVE)
_AGAIN_FIRST = (Way.TRY_AGAIN, Way.SPARE_KEY, Way.PASSWORD, Way.LEAVE)
_FILES = (Way.TRY_AGAIN, Way.FOLDER, Way.LEAVE)

WAYS: Mapping[Reason, tuple[Way, ...]] = {
    Reason.KEY_FILE_MISSING: _FILES,
    Reason.KEY_FILE_DAMAGED: _FILES,
    Reason.KEY_FILE_CHANGED: (Way.TRY_AGAIN, Way.SPARE_KEY, Way.FOLDER, Way.LEAVE),
    Reason.KEYCHAIN_AWAY: _AGAIN_FIRST,
    Reason.KEYCHAIN_EMPTY: _KEY_FIRST,
    Reason.KEYCHAIN_SILENT: _AGAIN_FIRST,
    Reason.KEYCHAIN_UNFIT: _KEY_FIRST,
    Reason.VAULT_MISSING: _FILES,
    Reason.VAULT_EMPTY: _FILES,
    Reason.VAULT_DAMAGED: _FILES,
    Reason.VAULT_FOREIGN: _FILES,
    Reason.VAULT_NEWER: (Way.LEAVE, Way.TRY_AGAIN),
    Reason.VAULT_BUSY: (Way.TRY_AGAIN, Way.LEAVE),
    Reason.IN_USE: (Way.TRY_AGAIN, Way.LEAVE),
    Reason.DISK_READ_ONLY: _FILES,
    Reason.DISK_FULL: _FILES,
    Reason.DISK_TROUBLE: _FILES,
    Reason.LIBRARY_UNFIT: (Way.LEAVE, Way.TRY_AGAIN),
    Reason.ERASING_UNFINISHED: _FILES,
}
WITH_BACKUP = frozenset({Reason.VAULT_DAMAGED, Reason.VAULT_EMPTY, Reason.VAULT_MISSING, Reason.VAULT_FOREIGN})
_NEEDS = {Way.SPARE_KEY: SlotKind.RECOVERY, Way.PASSWORD: SlotKind.PASSPHRASE}


def ways_of(state: Blocked) -> tuple[Way, ...]:
    """The ways on that are open just now, the best one first."""
    return tuple(way for way in WAYS[state.reason] if way not in _NEEDS or _NEEDS[way] in state.kinds)


def message_of(reason: Reason) -> Message:
    """The words for a reason."""
    return keychain_unfit() if reason is Reason.KEYCHAIN_UNFIT else sentence_for(CAUSES[reason]())


class TroublePage(Frame):
    """One page for every row of the table; only words and ways differ.

    A damaged vault brings a `repair`. Where the file is of no use, `backups` are what one can go back to, newest first.
    """

    spare_key_wanted = Signal()
    password_wanted = Signal()
    salvaged = Signal(object)
    restore_wanted = Signal(object)

    def __init__(
        self,
        state: Blocked,
        access: Access,
        preferences: PreferencesHolder,
        parent: QWidget | None = None,
        *,
        repair: Repair | None = None,
        backups: Sequence[GoodBackup] = (),
    ) -> None:
        super().__init__(preferences, parent, width=600)
        self._access = access
        self._repair = repair
        self.damage_ways: DamageWays | None = None
        self.notice = Notice(self)
        self.buttons: dict[Way, WordButton] = {}
        message = message_of(state.reason)
        self.column.addSpacing(56)
        self.column.addWidget(Heading(message.title))
        self.column.addSpacing(28)
        self.column.addWidget(_card_of(message))
        self.column.addSpacing(24)
        backups = backups if state.reason in WITH_BACKUP else ()
        if repair is not None or backups:
            self._offer(DamageWays(repair, backups, self))
        self.column.addLayout(self._ways(ways_of(state)))
        self.column.addSpacing(16)
        self.column.addWidget(self.notice)
        self.column.addStretch(1)
        access.unchanged.connect(self._say_unchanged)

    @property
    def focus_first(self) -> QWidget:
        if self.damage_ways is not None:
            return self.damage_ways.buttons[0]
        return next(iter(self.buttons.values()))

    def _offer(self, ways: DamageWays) -> None:
        self.damage_ways = ways
        ways.salvaged.connect(self.salvaged)
        ways.restore_wanted.connect(self.restore_wanted)
        self.column.addWidget(ways)
        self.column.addSpacing(24)
        if self._repair is not None:
            self._repair.still_damaged.connect(self._say_unchanged)
            self._repair.not_damaged.connect(self._access.open_repaired)

    def _ways(self, ways: tuple[Way, ...]) -> FlowLayout:
        row = FlowLayout(gap=10, row_gap=10)
        for place, way in enumerate(ways):
            words = self._words(way)
            first = place == 0 and self.damage_ways is None
            make = PrimaryButton if first else QuietButton if way is Way.LEAVE else SecondaryButton
            button: WordButton = make(words)
            button.clicked.connect(self._slot(way))
            self.buttons[way] = button
            row.addWidget(button)
        return row

    def _words(self, way: Way) -> str:
        return {
            Way.TRY_AGAIN: self.tr("Try again"),
            Way.SPARE_KEY: self.tr("Use the spare key"),
            Way.PASSWORD: self.tr("Use the password"),
            Way.FOLDER: self.tr("Show the folder"),
            Way.LEAVE: self.tr("Close Alcove"),
        }[way]

    def _slot(self, way: Way) -> object:
        return {
            Way.TRY_AGAIN: self._access.try_again if self._repair is None else self._look_again,
            Way.SPARE_KEY: self.spare_key_wanted,
            Way.PASSWORD: self.password_wanted,
            Way.FOLDER: self._show_folder,
            Way.LEAVE: self._leave,
        }[way]

    @Slot()
    def _look_again(self) -> None:
        assert self._repair is not None
        self._repair.look_again()

    @Slot()
    def _say_unchanged(self) -> None:
        self.notice.say(self.tr("Looked again just now. It is still so."))
        self.reveal(self.notice)

    @Slot()
    def _show_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        folder = self._access.profile.folder
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.notice.say(self.tr("The folder is {path}").format(path=folder))

    @Slot()
    def _leave(self) -> None:
        self.window().close()


def _card_of(message: Message) -> Card:
    card = Card(spacing=12)
    for words, colour, bold in (
        (message.happened, "ink1", False),
        (message.safe, "ink1", True),
        (message.do, "ink1", False),
    ):
        card.body_layout.addWidget(Label(words, Role.BODY, colour, bold=bold, wrap=True))
    return card
