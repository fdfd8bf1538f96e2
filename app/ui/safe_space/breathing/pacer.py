"""The light that breathes: shows where the breath is by a clock that cannot drift, and rests when nobody looks."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.breathing import LARGEST, SMALLEST, USUAL, Breath, Pattern, Phase, breath_at
from app.ui.safe_space.breathing.pacer_picture import Frame, PacerPicture
from app.ui.safe_space.breathing.pacer_words import PacerWords
from app.ui.theme import theme
from app.ui.widgets.themed import Pressable

_FRAME_MS = 33
_STEP = 0.5
"""The light grows in steps of so many pixels, too small to see; in between only the knob is drawn."""
_WORDS_AT_MOST = 0.72
_STILL_RADIUS = 0.78
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Pacer(Pressable, QPushButton):
    """Runs while it is seen. Pressing it rests it, and pressing again goes on."""

    rested = Signal(bool)

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._pattern = USUAL
        self._still = False
        self._began = 0.0
        self._resting_at: float | None = None
        self._breath = breath_at(USUAL, 0.0)
        self._drawing: tuple[PacerPicture, PacerWords] | None = None
        self._shown: Frame | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)
        self._word = {
            Phase.IN: self.tr("Breathe in"),
            Phase.HOLD: self.tr("Hold"),
            Phase.OUT: self.tr("Breathe out"),
        }
        self.setProperty("own_focus", True)
        self.prepare()
        self.follow_theme()
        self._say_state()

    @property
    def breath(self) -> Breath:
        """What is shown."""
        return self._breath

    @property
    def words(self) -> str:
        """What to do now."""
        return self._word[self._breath.phase]

    @property
    def resting(self) -> bool:
        return self._resting_at is not None

    @property
    def is_still(self) -> bool:
        return self._still or theme().reduced_motion

    @property
    def wakes_in_ms(self) -> int | None:
        """When its timer wakes it next; None while nothing does."""
        return self._timer.interval() if self._timer.isActive() else None

    @property
    def drawn_words(self) -> PacerWords:
        return self._prepared()[1]

    @property
    def ring(self) -> float:
        """The radius of the ring around the light."""
        return self._prepared()[0].ring

    @property
    def frame(self) -> Frame:
        """The drawing for the breath that is shown."""
        picture, words = self._prepared()
        if self.is_still:
            return Frame(max(_STILL_RADIUS * picture.ring, words.radius), self._breath.still_turn)
        most = LARGEST * picture.ring
        least = min(max(SMALLEST * picture.ring, words.radius), most)
        radius = least + (most - least) * (self._breath.radius - SMALLEST) / (LARGEST - SMALLEST)
        return Frame(round(radius / _STEP) * _STEP, self._breath.turn)

    def set_pattern(self, pattern: Pattern) -> None:
        """Another way to breathe starts with a breath in."""
        if pattern != self._pattern:
            self._pattern = pattern
            self._drawing = None
            self.begin()

    def set_still(self, still: bool) -> None:
        if still != self._still:
            self._still = still
            self.restyle()

    def begin(self) -> None:
        """Starts anew with a breath in."""
        self._began = self._clock()
        self._set_resting(None)

    def toggle(self) -> None:
        """Rests, or goes on where it rested."""
        if self._resting_at is None:
            self._set_resting(self._elapsed())
        else:
            self._began = self._clock() - self._resting_at
            self._set_resting(None)

    def refresh(self) -> None:
        """Shows what the clock says now."""
        before = self._breath
        self._breath = breath_at(self._pattern, self._elapsed())
        if self._breath.phase is not before.phase:
            self._say_state()
            self.update()
        elif not self.is_still:
            self._update_what_moved()
        elif self._breath.second != before.second:
            self.update()
        self._keep_time()

    def restyle(self) -> None:
        self._drawing = self._shown = None
        super().restyle()
        self._keep_time()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style takes both back when it first meets a button; without them each frame paints what lies below too.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing = self._shown = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        picture, words = self._prepared()
        self._shown = self.frame
        painter = QPainter(self)
        picture.paint(painter, event.rect(), self._shown)
        if event.rect().contains(picture.centre.toPoint()):
            words.paint(painter, picture.centre, self.words, self._breath.second)
        if self.hasFocus() and self.focus_reason in _BY_KEYBOARD:
            painter.setPen(QPen(theme().colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(picture.centre, picture.outside - 2, picture.outside - 2)

    def _update_what_moved(self) -> None:
        if self._shown is None:
            self.update()
        else:
            self.update(self._prepared()[0].moved(self._shown, self.frame))

    def _prepared(self) -> tuple[PacerPicture, PacerWords]:
        if self._drawing is None:
            picture = PacerPicture(max(1, min(self.width(), self.height())), self.devicePixelRatioF())
            every = [words for phase, words in self._word.items() if phase is not Phase.HOLD or self._pattern.has_hold]
            self._drawing = picture, PacerWords(every, _WORDS_AT_MOST * picture.ring, with_count=self.is_still)
        return self._drawing

    def _elapsed(self) -> float:
        return self._clock() - self._began if self._resting_at is None else self._resting_at

    def _set_resting(self, at: float | None) -> None:
        changed = (at is None) != (self._resting_at is None)
        self._resting_at = at
        self.refresh()
        self.update()
        if changed:
            self._say_state()
            self.rested.emit(self.resting)

    def _keep_time(self) -> None:
        """Thirty frames a second while it moves, one wake-up a second while it is still, none while it rests."""
        if self.resting or not self.isVisible():
            self._timer.stop()
        elif self.is_still:
            self._timer.start(math.ceil(self._breath.second_ends_in * 1000) + 1)
        elif not self._timer.isActive() or self._timer.interval() != _FRAME_MS:
            self._timer.start(_FRAME_MS)

    def _say_state(self) -> None:
        """A screen reader that stays on the pacer hears each turn of the breath; anywhere else it hears nothing."""
        self.setAccessibleName(self.tr("Resting") if self.resting else self.words)
        description = self.tr("Space goes on") if self.resting else self.tr("Space rests")
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)
