"""The things of the kit in their order, each to be written on, moved and taken out."""

from contextlib import suppress

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.kit import MOST_THINGS, KitThing, ThingKind
from app.storage.errors import StorageError
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.one_sound import OneSound
from app.ui.safe_space.ordered_rows import OrderedRows
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.things.thing_card import ThingCard
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.trouble_sheet import telling
from app.workspace import Workspace


class ThingsList(OrderedRows[ThingCard]):
    """`refused`: what was wanted back has no room any more. Once the journal is closed nothing is stored."""

    refused = Signal()

    def __init__(self, around: Surroundings, own: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._own = own
        self.pictures = VaultPictures(around, self, kept=MOST_THINGS)
        self.sound = OneSound(around, self)
        self.sound.changed.connect(self._show_playing)
        self.keeper = KeepSoon(self._keep, self)
        self._gone: dict[ThingCard, KitThing | None] = {}
        for thing in own.kit.all():
            self._add(thing)
        self._order = [card.uid for card in self.rows]
        self.show_places()

    @property
    def room(self) -> int:
        """How many more fit in."""
        return MOST_THINGS - len(self.rows)

    def add_line(self) -> ThingCard:
        """An empty line at the end; it is stored once there are words."""
        card = self._add(KitThing("", ThingKind.LINE))
        self.show_places()
        return card

    def show_new(self, uid: str) -> None:
        """Something was put into the vault."""
        thing = self._own.kit.get(uid)
        if thing is not None:
            self._add(thing)
            self._order.append(uid)
            self.show_places()

    def keep_order(self) -> bool:
        self.keeper.touch()
        return self.keeper.flush()

    def take_out(self, row: ThingCard) -> None:
        if not self.keeper.flush():
            return
        with telling(self):
            self._gone[row] = self._own.kit.remove(row.uid) if row.uid else None
            self._order = [uid for uid in self._order if uid != row.uid]
            self.sound.stop()
            self.hide_row(row, self._gone_words(row))

    def give_back(self, row: ThingCard) -> bool:
        thing, back = self._gone[row], False
        with telling(self):
            back = self.room > 0 and (thing is None or self._own.kit.put_back(thing))
            if not back:
                self.refused.emit()
        if back:
            del self._gone[row]
        return back

    def settle(self) -> None:
        """Nobody asks for anything back any more: what was taken out leaves nothing behind."""
        pictures = [thing.picture for thing in self._gone.values() if thing and thing.picture]
        sounds = [thing.sound for thing in self._gone.values() if thing and thing.sound]
        if self._around.own is self._own:
            with suppress(StorageError):
                self._own.pictures.forget(pictures)
                self._own.sounds.forget(sounds)

    def drop(self) -> None:
        """Nothing heard, and no picture held."""
        self.sound.stop()
        self.pictures.drop()

    def unsaved_words(self) -> str:
        """What was written and is not stored."""
        if not self.keeper.owed:
            return ""
        return "\n\n".join(card.words.strip() for card in self.rows if card.words != card.stored)

    def _add(self, thing: KitThing) -> ThingCard:
        card = ThingCard(thing, self.pictures)
        card.edited.connect(self.keeper.touch)
        card.play_wanted.connect(self._play)
        self.append(card)
        return card

    def _keep(self) -> None:
        """New words, new lines, another order: each only where it differs."""
        if self._around.own is not self._own:
            return
        kit = self._own.kit
        for card in self.rows:
            if not card.uid and card.words.strip():
                card.uid = kit.add_line(card.words) or ""
                card.stored = card.words
                self._order.append(card.uid)
        changed = {card.uid: card.words for card in self.rows if card.uid and card.words != card.stored}
        if changed:
            kit.reword(changed)
            for card in self.rows:
                card.stored = changed.get(card.uid, card.stored)
        order = [card.uid for card in self.rows if card.uid]
        if order != self._order:
            kit.reorder(order)
            self._order = order

    def _show_playing(self) -> None:
        for card in self.rows:
            card.show_playing(bool(card.thing.sound) and card.thing.sound == self.sound.uid)

    def _gone_words(self, card: ThingCard) -> str:
        return {
            ThingKind.LINE: self.tr("A line is taken out."),
            ThingKind.PICTURE: self.tr("A picture is taken out."),
            ThingKind.SOUND: self.tr("A sound is taken out."),
        }[card.kind]

    def _play(self) -> None:
        card = self.sender()
        assert isinstance(card, ThingCard)
        self.sound.toggle(card.thing.sound or "")
