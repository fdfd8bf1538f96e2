"""The things of the kit in their order, each to be written on, moved and taken out, with the way back in its place."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.kit import MOST_THINGS, KitThing, ThingKind
from app.storage.errors import StorageError
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.one_sound import OneSound
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.things.thing_card import ThingCard
from app.ui.safe_space.undo_line import UndoLine
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.trouble_sheet import telling
from app.workspace import Workspace


class ThingsList(QWidget):
    """`changed` says that other things are there, or in another order. `refused`: what was wanted back has no room."""

    changed = Signal()
    refused = Signal()

    def __init__(self, around: Surroundings, own: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self.pictures = VaultPictures(around, self, kept=MOST_THINGS)
        self.sound = OneSound(around, self)
        self.sound.changed.connect(self._show_playing)
        self.keeper = KeepSoon(self._keep, self)
        self.cards: list[ThingCard] = []
        self._gone: dict[ThingCard, KitThing | None] = {}
        self._order: list[str] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self.setAutoFillBackground(False)
        for thing in own.kit.all():
            self._append(thing)
        self._order = [card.uid for card in self.cards]
        self._show_places()

    @property
    def room(self) -> int:
        """How many more fit in."""
        return MOST_THINGS - len(self.cards)

    def add_line(self) -> ThingCard:
        """An empty line at the end; it is stored once there are words."""
        card = self._append(KitThing("", ThingKind.LINE))
        self._show_places()
        return card

    def show_new(self, uid: str) -> None:
        """Something was put into the vault."""
        thing = self._own.kit.get(uid)
        if thing is not None:
            self._append(thing)
            self._order.append(uid)
            self._show_places()

    def card_in_hand(self) -> ThingCard | None:
        """The one the keyboard is in."""
        focus = QApplication.focusWidget()
        return next((card for card in self.cards if focus and card.isAncestorOf(focus)), None)

    def move_card(self, card: ThingCard, by: int) -> None:
        """Changes places with its neighbour; the keyboard stays where it is."""
        here = self.cards.index(card)
        there = here + by
        if not 0 <= there < len(self.cards):
            return
        focus = QApplication.focusWidget()
        other = self.cards[there]
        self.cards[here], self.cards[there] = other, card
        places = sorted((self._box.indexOf(card), self._box.indexOf(other)))
        first, second = (card, other) if by < 0 else (other, card)
        for widget in (card, other):
            self._box.removeWidget(widget)
        self._box.insertWidget(places[0], first)
        self._box.insertWidget(places[1], second)
        self._show_places()
        if focus is not None and not focus.isVisible():
            focus = card.down if by < 0 else card.up
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keeper.touch()
        self.keeper.flush()

    def take_out(self, card: ThingCard) -> None:
        """Out of the vault, with the way back standing in its place."""
        if not self.keeper.flush():
            return
        with telling(self):
            thing = self._own.kit.remove(card.uid) if card.uid else None
            self._gone[card] = thing
            self.cards.remove(card)
            self._order = [uid for uid in self._order if uid != card.uid]
            self.sound.stop()
            line = UndoLine()
            self._box.insertWidget(self._box.indexOf(card), line)
            card.hide()
            self._show_places()
            line.offer(self._gone_words(card), partial(self._put_back, card))

    def settle(self) -> None:
        """Nobody asks for anything back any more: what was taken out leaves nothing behind."""
        pictures = [thing.picture for thing in self._gone.values() if thing and thing.picture]
        sounds = [thing.sound for thing in self._gone.values() if thing and thing.sound]
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
        return "\n\n".join(card.words.strip() for card in self.cards if card.words != card.stored)

    def _append(self, thing: KitThing) -> ThingCard:
        card = ThingCard(thing, self.pictures)
        card.edited.connect(self.keeper.touch)
        card.moved.connect(self._move)
        card.taken_out.connect(self._take_out)
        card.play_wanted.connect(self._play)
        self.cards.append(card)
        self._box.addWidget(card)
        card.show()
        return card

    def _put_back(self, card: ThingCard) -> None:
        thing = self._gone[card]
        with telling(self):
            if self.room < 1 or (thing is not None and not self._own.kit.put_back(thing)):
                self.refused.emit()
                return
            del self._gone[card]
            before = [self._box.indexOf(other) < self._box.indexOf(card) for other in self.cards]
            self.cards.insert(sum(before), card)
            self._order = [one.uid for one in self.cards if one.uid]
            card.show()
            self._show_places()
            card.writes_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        """New words, new lines, another order: each only where it differs."""
        kit = self._own.kit
        for card in self.cards:
            if not card.uid and card.words.strip():
                card.uid = kit.add_line(card.words) or ""
                card.stored = card.words
                self._order.append(card.uid)
        changed = {card.uid: card.words for card in self.cards if card.uid and card.words != card.stored}
        if changed:
            kit.reword(changed)
            for card in self.cards:
                card.stored = changed.get(card.uid, card.stored)
        order = [card.uid for card in self.cards if card.uid]
        if order != self._order:
            kit.reorder(order)
            self._order = order

    def _show_places(self) -> None:
        for number, card in enumerate(self.cards, start=1):
            card.show_place(number, len(self.cards))
        self.changed.emit()

    def _show_playing(self) -> None:
        for card in self.cards:
            card.show_playing(bool(card.thing.sound) and card.thing.sound == self.sound.uid)

    def _gone_words(self, card: ThingCard) -> str:
        return {
            ThingKind.LINE: self.tr("A line is taken out."),
            ThingKind.PICTURE: self.tr("A picture is taken out."),
            ThingKind.SOUND: self.tr("A sound is taken out."),
        }[card.kind]

    def _card(self, sender: QObject | None) -> ThingCard:
        assert isinstance(sender, ThingCard)
        return sender

    def _move(self, by: int) -> None:
        self.move_card(self._card(self.sender()), by)

    def _take_out(self) -> None:
        self.take_out(self._card(self.sender()))

    def _play(self) -> None:
        self.sound.toggle(self._card(self.sender()).thing.sound or "")
