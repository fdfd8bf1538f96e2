"""What does me good? One's own pictures, lines and sounds, one at a time; nothing plays until somebody wants it to."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from app.domain.kit import KitThing, ThingKind, shown_words
from app.storage.errors import StorageError
from app.ui.safe_space.look import SIDE, between, roominess, scaled, side_margin
from app.ui.safe_space.one_sound import OneSound
from app.ui.safe_space.page import Exercise, tab_through
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.things.thing_stage import ThingStage
from app.ui.safe_space.things.turn_tile import SIDE as TURN
from app.ui.safe_space.things.turn_tile import TurnTile
from app.ui.safe_space.tiles import Tile
from app.ui.safe_space.vault_pictures import VaultPictures

_WIDEST_PLAY = 333
_PLAY_AT = 0.64
_BELOW_CORNER = 9
_GAP = 16


class ThingsScreen(Exercise):
    """In their order, round and round. Leaving it stops what plays and lets go of what was decoded."""

    personal = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._things: list[KitThing] = []
        self._number = 0
        self.pictures = VaultPictures(around, self)
        self.sound = OneSound(around, self)
        self.sound.changed.connect(self._follow_sound)
        self.stage = ThingStage(self.pictures, self)
        self.stage.lower()
        self.stage.stepped.connect(self.go_by)
        self.stage.clicked.connect(self._go_on)
        self.before = TurnTile(self.tr("The one before"), self, back=True)
        self.after = TurnTile(self.tr("The next one"), self)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)
        self.play = Tile(self.tr("Play"), self, icon="sound", strong=True)
        self.play.clicked.connect(self._turn_sound)
        tab_through(self.stage, self.play, self.before, self.after, *self.places, self.back)
        self.begin()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.stage

    @property
    def thing(self) -> KitThing | None:
        """What is shown."""
        return self._things[self._number] if self._things else None

    def begin(self) -> None:
        self.sound.stop()
        try:
            things = self._around.own.kit.all() if self._around.own is not None else []
        except StorageError:
            self._show_nothing(
                self.tr("Your things cannot be read just now"), self.tr("Everything else here works without them.")
            )
            return
        self._things = [thing for thing in things if thing.kind is not ThingKind.LINE or thing.words.strip()]
        self._number = 0
        if self._things:
            self._show()
        else:
            self._show_nothing(
                self.tr("Nothing of yours is here yet"),
                self.tr("On a calm day you can put something here: More, then Get it ready."),
            )

    def go_by(self, by: int) -> None:
        """To the next one or the one before; after the last comes the first."""
        if len(self._things) > 1:
            self.sound.stop()
            self._number = (self._number + by) % len(self._things)
            self._show()
            self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.sound.stop()
        self.pictures.drop()

    def arrange_stage(self, stage: QRect) -> None:
        room = roominess(self.height())
        stage.setTop(max(stage.top(), self.back.geometry().bottom() + _BELOW_CORNER))
        side = min(SIDE, side_margin(self.width()))
        middle = stage.center().y() - TURN // 2
        self.before.setGeometry(side, middle, TURN, TURN)
        self.after.setGeometry(self.width() - side - TURN, middle, TURN, TURN)
        beside = side + TURN + between(12, 28, room)
        inner = stage.adjusted(beside, 0, -beside, 0)
        self.stage.setGeometry(inner if self.play.isHidden() else self._arrange_play(inner))

    def _arrange_play(self, inner: QRect) -> QRect:
        """Play stands below the name of a sound, not far from it; gives the room for the name."""
        width = min(scaled(_WIDEST_PLAY), inner.width())
        height = self.play.height_at(width)
        top = inner.top() + min(round(inner.height() * _PLAY_AT), inner.height() - height)
        self.play.setGeometry(inner.center().x() - width // 2, top, width, height)
        return QRect(
            inner.left(), inner.top(), inner.width(), top - between(6, _GAP, roominess(self.height())) - inner.top()
        )

    def _show(self) -> None:
        thing = self._things[self._number]
        place = self.tr("{number} of {count}").format(number=self._number + 1, count=len(self._things))
        words = shown_words(thing.words)
        if thing.picture is not None:
            self.stage.show_picture(thing.picture, f"{words or self.tr('A picture of yours')}, {place}")
        else:
            self.stage.show_words(
                words or self.tr("A sound of yours"), f"{words or self.tr('A sound of yours')}, {place}"
            )
        self._offer(len(self._things) > 1, thing.sound is not None)
        self.say(words if thing.picture is not None else "")
        self._ask_ahead()

    def _show_nothing(self, words: str, sentence: str) -> None:
        self._things = []
        self.stage.show_words(words, words)
        self._offer(False, False)
        self.say(sentence)

    def _offer(self, turns: bool, play: bool) -> None:
        self.before.setVisible(turns)
        self.after.setVisible(turns)
        self.play.setVisible(play)
        self.arrange()

    def _ask_ahead(self) -> None:
        """The neighbours are decoded before somebody wants them."""
        for by in (1, -1):
            picture = self._things[(self._number + by) % len(self._things)].picture
            if picture is not None and self.isVisible():
                self.pictures.want(picture, self.stage.size(), self.devicePixelRatioF())

    def _go_on(self) -> None:
        self.go_by(1)

    def _go_back(self) -> None:
        self.go_by(-1)

    def _turn_sound(self) -> None:
        if self.thing is not None and self.thing.sound is not None:
            self.sound.toggle(self.thing.sound)

    def _follow_sound(self) -> None:
        self.play.set_look(self.tr("Stop") if self.sound.uid else self.tr("Play"), strong=True)
        if self.thing is not None and self.thing.sound is not None:
            self.say(self.sound.trouble)
