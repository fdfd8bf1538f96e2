"""A stage that shows when to tighten and when to let go, by a clock that cannot drift; it rests when nobody looks."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.beats import Beat, Moment, Motion, Move, moment_at
from app.ui.safe_space.hanging import HangingCloth
from app.ui.safe_space.large_words import LargeWords, fitting
from app.ui.safe_space.look import scaled, side_margin
from app.ui.safe_space.stage import Stage
from app.ui.theme import Role, theme
from app.ui.widgets.themed import smooth_painter

_FRAME_MS = {Motion.SLOW: 250, Motion.STEADY: 50, Motion.QUICK: 33}
_WIDEST = 900
_TALLEST = 340
_LEAST_PICTURE = 0.42
_GAP = 10

_AT_REST = (Beat(Move.REST, 0.0),)


@dataclass(frozen=True, slots=True)
class Lines:
    """What stands under the picture during one beat: what it is about, and what to do; and what only is said aloud."""

    about: str
    what: str
    aloud: str = ""


class BeatStage(Stage):
    """Runs only while it is seen, and goes on where it was. Pressing it rests it, and pressing again goes on.

    `turned` names each beat that begins.
    """

    rested = Signal(bool)
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._clock = clock
        self._beats: Sequence[Beat] = _AT_REST
        self._lines: Sequence[Lines] = (Lines("", ""),)
        self._began = 0.0
        self._stands_at: float | None = 0.0
        self._seen = False
        self._resting = False
        self._moment = moment_at(_AT_REST, 0.0)
        self._drawing: tuple[HangingCloth, LargeWords, LargeWords] | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.refresh)
        self.clicked.connect(self.toggle)
        self.follow_theme()

    @property
    def moment(self) -> Moment:
        """What is shown."""
        return self._moment

    @property
    def lines(self) -> Lines:
        """The words that are shown."""
        return self._lines[self._moment.number]

    @property
    def move_now(self) -> Move:
        return self._beats[self._moment.number].move

    @property
    def resting(self) -> bool:
        return self._resting

    @property
    def wakes_in_ms(self) -> int | None:
        """When its timer wakes it next; None while nothing does."""
        return self._timer.interval() if self._timer.isActive() else None

    @property
    def places(self) -> list[QRectF]:
        """Where the picture and the words stand."""
        cloth, about, what = self._prepared()
        about_rect, what_rect = self._word_rects()
        return [cloth.rect, about.place_in(about_rect), what.place_in(what_rect)]

    def play(self, beats: Sequence[Beat], lines: Sequence[Lines]) -> None:
        """Starts a run of beats at once, each with its words."""
        self._beats, self._lines = beats, lines
        self._resting = False
        self._run_or_stand()
        self.go_to(0.0)
        self.rested.emit(False)

    def go_to(self, elapsed: float) -> None:
        """Another place in the same run; where it rests, it goes on resting there."""
        if self._stands_at is None:
            self._began = self._clock() - elapsed
        else:
            self._stands_at = elapsed
        self._look(anew=True)

    def toggle(self) -> None:
        """Rests, or goes on where it rested. When all is over there is nothing to rest."""
        if self._resting or self._moment.changes_in is not None:
            self._resting = not self._resting
            self._run_or_stand()
            self._look(anew=True)
            self.rested.emit(self._resting)

    def refresh(self) -> None:
        """Shows what the clock says now."""
        self._look(anew=False)

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDEST), scaled(_TALLEST))

    def restyle(self) -> None:
        self._drawing = None
        super().restyle()
        self._keep_time()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The style takes both back when it first meets a button; without them each frame paints what lies below too.
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)
        self._seen = True
        self._run_or_stand()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._seen = False
        self._run_or_stand()
        self._keep_time()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.fillRect(event.rect(), theme().colour("haven"))
        cloth, about, what = self._prepared()
        cloth.paint(painter, self._moment.still_pose if theme().reduced_motion else self._moment.pose)
        about_rect, what_rect = self._word_rects()
        if event.rect().intersects(about_rect.toAlignedRect() | what_rect.toAlignedRect()):
            about.paint(painter, about_rect, "ink1")
            what.paint(painter, what_rect, "lampInk")

    def _look(self, *, anew: bool) -> None:
        before = self._moment
        self._moment = moment_at(self._beats, self._elapsed())
        if anew or self._moment.number != before.number:
            self._drawing = None
            self._say_state()
            self.update()
            self.turned.emit(self._moment.number)
        elif self._pose_of(self._moment) != self._pose_of(before):
            self.update(self._prepared()[0].rect.toAlignedRect())
        self._keep_time()

    def _pose_of(self, moment: Moment) -> object:
        return moment.still_pose if theme().reduced_motion else moment.pose

    def _elapsed(self) -> float:
        return self._clock() - self._began if self._stands_at is None else self._stands_at

    def _run_or_stand(self) -> None:
        """Nothing is let go of while somebody looks elsewhere."""
        runs = self._seen and not self._resting
        if not runs:
            self._stands_at = self._elapsed()
        elif self._stands_at is not None:
            self._began = self._clock() - self._stands_at
            self._stands_at = None

    def _keep_time(self) -> None:
        """As seldom as the picture needs: thirty times a second at most, and not at all while nothing changes."""
        now = self._moment
        if self._stands_at is not None or now.changes_in is None:
            self._timer.stop()
            return
        wait = math.ceil(now.changes_in * 1000) + 1
        if now.motion is not Motion.NONE:
            second = math.ceil(now.second_ends_in * 1000) + 1
            wait = min(wait, second if theme().reduced_motion else _FRAME_MS[now.motion])
        if not self._timer.isActive() or self._timer.interval() != wait:
            self._timer.start(wait)

    def _say_state(self) -> None:
        """A screen reader that stays here hears each change; anywhere else it hears nothing."""
        now = self.lines
        self.setText(now.about)
        words = self.tr("Resting. {part}: {what}") if self.resting else self.tr("{part}: {what}")
        self.setAccessibleName(f"{words.format(part=now.about, what=now.what)}. {now.aloud}".removesuffix(". "))
        self.setAccessibleDescription(self._keys())

    def _keys(self) -> str:
        if self.resting:
            return self.tr("Space goes on. Left and Right go to another part")
        return self.tr("Space rests. Left and Right go to another part")

    def _prepared(self) -> tuple[HangingCloth, LargeWords, LargeWords]:
        if self._drawing is None:
            width = min(self.width() - 2 * min(48, side_margin(self.width())), scaled(_WIDEST))
            room = self.height() * (1 - _LEAST_PICTURE) - _GAP
            what = fitting(self.lines.what, Role.H1, width, room * 0.4)
            about = fitting(self.lines.about, Role.PACER, width, room - what.height)
            height = min(self.height() - about.height - what.height - _GAP, scaled(_TALLEST))
            top = (self.height() - height - about.height - what.height - _GAP) / 2
            cloth = HangingCloth(QRectF(0, top, self.width(), max(height, 1)))
            self._drawing = cloth, about, what
        return self._drawing

    def _word_rects(self) -> tuple[QRectF, QRectF]:
        cloth, about, what = self._prepared()
        top = cloth.rect.bottom() + _GAP
        return (
            QRectF(0, top, self.width(), about.height),
            QRectF(0, top + about.height, self.width(), what.height),
        )
