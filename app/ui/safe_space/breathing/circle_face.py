"""The light that grows and shrinks in its ring, with the word in the middle."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from app.domain.breathing import LARGEST, SMALLEST, Breath
from app.ui.safe_space.breathing.face import Frame
from app.ui.safe_space.breathing.pacer_picture import PacerPicture
from app.ui.safe_space.breathing.pacer_words import PacerWords

_STEP = 0.5
"""The light grows in steps of so many pixels, too small to see; in between only the knob is drawn."""
_WORDS_AT_MOST = 0.72
_STILL_REACH = 0.78


class CircleFace:
    """Never smaller than its words. Still, it keeps its size, and the ring goes on in whole seconds."""

    def __init__(self, size: QSize, ratio: float, words: list[str], *, still: bool) -> None:
        self.moves = not still
        self.counts = still
        self.picture = PacerPicture(max(1, min(size.width(), size.height())), ratio)
        self.ring = self.picture.ring
        self.words = PacerWords(words, _WORDS_AT_MOST * self.ring, with_count=still)

    def frame(self, breath: Breath) -> Frame:
        if not self.moves:
            return Frame(max(_STILL_REACH * self.ring, self.words.radius), breath.still_turn)
        most = LARGEST * self.ring
        least = min(max(SMALLEST * self.ring, self.words.radius), most)
        reach = least + (most - least) * breath.fullness
        return Frame(round(reach / _STEP) * _STEP, breath.turn)

    def moved(self, before: Frame, after: Frame) -> QRect:
        return self.picture.moved(before, after)

    def paint(self, painter: QPainter, rect: QRect, frame: Frame, words: str, count: int | None) -> None:
        self.picture.paint(painter, rect, frame)
        if rect.contains(self.picture.centre.toPoint()):
            self.words.paint(painter, self.picture.centre, words, count)

    def paint_focus(self, painter: QPainter) -> None:
        reach = self.picture.outside - 2
        painter.drawEllipse(self.picture.centre, reach, reach)
