"""The breath that is shown: where it is by a clock that cannot drift, in one of several faces, resting when unseen."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.breathing import Breath, Pace, Phase
from app.ui.safe_space.breathing.face import Face, Frame, is_round, make_face
from app.ui.theme import theme
from app.ui.widgets.themed import Pressable

_FRAME_MS = 33
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Pacer(Pressable, QPushButton):
    """Runs while it is seen. Pressing it rests it, and pressing again goes on."""

    rested = Signal(bool)
    long_enough = Signal()
    """It has run as long as somebody meant to breathe. It goes on."""
    sounding = Signal(object)
    """The breath at which a phase begins, for those who listen; None when nothing is to be heard."""

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._pace = Pace()
        self._form = "circle"
        self._still = False
        self._began = 0.0
        self._resting_at: float | None = None
        self._was_long_enough = False
        self._breath = self._pace.breath_at(0.0)
        self._face: Face | None = None
        self._shown: Frame | None = None
        self._sounded: tuple[int, Phase] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)
        self._word = {
            Phase.IN: self.tr("Breathe in"),
            Phase.MORE: self.tr("In again"),
            Phase.HOLD: self.tr("Hold"),
            Phase.OUT: self.tr("Breathe out"),
            Phase.EMPTY: self.tr("Hold"),
        }
        self.setProperty("own_focus", True)
        self.prepare()
        self.follow_theme()
        self._say_state()

    @property
    def pace(self) -> Pace:
        """How it breathes."""
        return self._pace

    @property
    def breath(self) -> Breath:
        """What is shown."""
        return self._breath

    @property
    def words(self) -> str:
        """What to do now."""
        return self.tr("Resting") if self.resting else self._word[self._breath.phase]

    @property
    def resting(self) -> bool:
        return self._resting_at is not None

    @property
    def is_long_enough(self) -> bool:
        """It has run as long as somebody meant to."""
        return self._was_long_enough

    @property
    def is_enough(self) -> bool:
        """It rests because this pattern is only for some breaths at a time."""
        return self._resting_at is not None and self._resting_at >= self._pace.rests_after

    @property
    def is_still(self) -> bool:
        return self._still or theme().reduced_motion

    @property
    def is_round(self) -> bool:
        return is_round(self._form)

    @property
    def wakes_in_ms(self) -> int | None:
        """When its timer wakes it next; None while nothing does."""
        return self._timer.interval() if self._timer.isActive() else None

    @property
    def face(self) -> Face:
        """What draws it, made for its present size."""
        if self._face is None:
            words = list(dict.fromkeys(self._word[phase] for phase, _seconds in self._pace.pattern.parts))
            words.append(self.tr("Resting"))
            self._face = make_face(
                self._form, self.size().expandedTo(QSize(1, 1)), self.devicePixelRatioF(), words, still=self.is_still
            )
        return self._face

    @property
    def ring(self) -> float:
        """The radius of the ring around the light."""
        return self.face.ring

    @property
    def frame(self) -> Frame:
        """The drawing for the breath that is shown."""
        return self.face.frame(self._breath)

    def set_pace(self, pace: Pace) -> None:
        """Another way to breathe starts with a breath in."""
        if pace != self._pace:
            self._pace = pace
            self._draw_anew()
            self.begin()

    def set_look(self, form: str, *, still: bool) -> None:
        """Shows the same breath in another way."""
        if (form, still) != (self._form, self._still):
            self._form, self._still = form, still
            self.restyle()

    def begin(self) -> None:
        """Starts anew with a breath in."""
        self._began = self._clock()
        self._was_long_enough = False
        self._sounded = None
        self._set_resting(None)

    def toggle(self) -> None:
        """Rests, or goes on where it rested; where it was enough, begins anew."""
        if self._resting_at is None:
            self._set_resting(self._elapsed())
        elif self.is_enough:
            self.begin()
        else:
            self._began = self._clock() - self._resting_at
            self._set_resting(None)

    def refresh(self) -> None:
        """Shows what the clock says now."""
        elapsed = self._elapsed()
        if elapsed >= self._pace.rests_after and not self.resting:
            self._set_resting(self._pace.rests_after)
            return
        before = self._breath
        self._breath = self._pace.breath_at(elapsed)
        if self._breath.phase is not before.phase:
            self._say_state()
            self.update()
            self._sound()
        elif self.face.moves:
            self._update_what_moved()
        elif self.face.counts and self._breath.second != before.second:
            self.update()
        if elapsed >= self._pace.lasts and not self._was_long_enough:
            self._was_long_enough = True
            self.long_enough.emit()
        self._keep_time()

    def restyle(self) -> None:
        self._draw_anew()
        super().restyle()
        self._keep_time()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style takes both back when it first meets a button; without them each frame paints what lies below too.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self.refresh()
        self._sound()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()
        self._sound(heard=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._draw_anew()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        face = self.face
        self._shown = face.frame(self._breath)
        painter = QPainter(self)
        face.paint(painter, event.rect(), self._shown, self.words, None if self.resting else self._breath.second)
        if self.hasFocus() and self.focus_reason in _BY_KEYBOARD:
            painter.setPen(QPen(theme().colour("focus"), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            face.paint_focus(painter)

    def _update_what_moved(self) -> None:
        changed = self.face.moved(self._shown, self.frame) if self._shown else self.rect()
        if not changed.isEmpty():
            self.update(changed)

    def _draw_anew(self) -> None:
        self._face = self._shown = None

    def _elapsed(self) -> float:
        return self._clock() - self._began if self._resting_at is None else self._resting_at

    def _set_resting(self, at: float | None) -> None:
        changed = (at is None) != (self._resting_at is None)
        self._resting_at = at
        self.refresh()
        self.update()
        self._sound()
        if changed:
            self._say_state()
            self.rested.emit(self.resting)

    def _keep_time(self) -> None:
        """Thirty frames a second while something moves, else a wake-up when something changes, none while it rests."""
        if self.resting or not self.isVisible():
            self._timer.stop()
        elif not self.face.moves:
            ends_in = self._breath.second_ends_in if self.face.counts else self._breath.phase_ends_in
            self._timer.start(math.ceil(ends_in * 1000) + 1)
        elif not self._timer.isActive() or self._timer.interval() != _FRAME_MS:
            self._timer.start(_FRAME_MS)

    def _sound(self, *, heard: bool = True) -> None:
        """Says when a phase begins, once; and that it is quiet now."""
        heard = heard and self.isVisible() and not self.resting
        phase = (self._breath.number, self._breath.phase) if heard else None
        if phase != self._sounded:
            self._sounded = phase
            self.sounding.emit(self._breath if heard else None)

    def _say_state(self) -> None:
        """A screen reader that stays on the pacer hears each turn of the breath; anywhere else it hears nothing."""
        self.setAccessibleName(self.words)
        description = self.tr("Space goes on") if self.resting else self.tr("Space rests")
        if description != self.accessibleDescription():
            self.setAccessibleDescription(description)
