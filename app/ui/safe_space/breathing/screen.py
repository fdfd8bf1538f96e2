"""What do I do with this breath? Paced breathing that is already running; nothing about it is kept."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.settings import Preferences
from app.ui.safe_space.breathing.breath_tones import BreathTones
from app.ui.safe_space.breathing.kept_pace import pace_of, wants_tones
from app.ui.safe_space.breathing.pacer import Pacer
from app.ui.safe_space.breathing.pacer_picture import paint_glow
from app.ui.safe_space.look import SIDE, scaled, side_margin
from app.ui.safe_space.page import Exercise, tab_through
from app.ui.safe_space.surroundings import Surroundings

_LARGEST = 720


class BreathingScreen(Exercise):
    """The pacer, and Pace for those who want another rhythm."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.pacer = Pacer(self, around.clock)
        self.pacer.lower()
        self._tones = BreathTones(around, self)
        self.tool = self.add_tool(self.tr("Pace"), "settings")
        self.tool.clicked.connect(self._show_paces)
        self.pacer.clicked.connect(self.pacer.toggle)
        self.pacer.rested.connect(self._say_how_it_is)
        self.pacer.long_enough.connect(self._say_how_it_is)
        self.pacer.sounding.connect(self._tones.follow)
        self._tones.changed.connect(self._say_how_it_is)
        around.preferences.changed.connect(self._follow)
        self._follow(around.preferences.value)
        self.follow_theme()
        tab_through(self.pacer, *self.places, self.tool, self.back)

    @property
    def first(self) -> QWidget:
        return self.pacer

    def begin(self) -> None:
        self.pacer.begin()
        self._say_how_it_is()

    def arrange_stage(self, stage: QRect) -> None:
        if not self.pacer.is_round:
            stage.setTop(max(stage.top(), self.back.geometry().bottom()))
        tall = min(stage.height(), scaled(_LARGEST))
        wide = min(stage.width() - 2 * min(SIDE, side_margin(self.width())), scaled(_LARGEST))
        place = QRect(0, 0, min(tall, wide) if self.pacer.is_round else wide, min(tall, wide))
        place.moveCenter(stage.center())
        self.pacer.setGeometry(place)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if ring := self.pacer.ring:
            centre = QPointF(self.pacer.geometry().topLeft()) + QPointF(self.pacer.width(), self.pacer.height()) / 2
            paint_glow(QPainter(self), centre, ring, event.rect())

    def _show_paces(self) -> None:
        from app.ui.safe_space.breathing.pace_page import PacePage

        self.page_wanted.emit(PacePage(self._around))

    def _follow(self, value: Preferences) -> None:
        self.pacer.set_look(value.breathing_form, still=value.breathing_still)
        self.pacer.set_pace(pace_of(value))
        self._tones.set_on(wants_tones(value))
        self._say_how_it_is()
        self.arrange()

    def _say_how_it_is(self) -> None:
        if self.pacer.is_enough:
            self.say(self.tr("That is enough of this one for now. Press again to begin anew."))
        elif self.pacer.resting:
            self.say(self.tr("Resting. Press again to go on."))
        elif self.pacer.is_long_enough:
            self.say(self.tr("Stay as long as you like."))
        elif self._tones.is_silent:
            self.say(self.tr("No loudspeaker was found. Here are the words."))
        else:
            self.say(self.tr("No need to keep up. Stop if it feels worse."))
