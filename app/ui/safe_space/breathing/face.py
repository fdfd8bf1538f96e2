"""What a breath can look like: each face shows the same moment in its own way, and says how often it wants to."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from app.domain.breathing import Breath


@dataclass(frozen=True, slots=True)
class Frame:
    """What one frame shows: how far the light reaches in pixels, and how far around the ring is."""

    reach: float
    turn: float = 0.0


class Face(Protocol):
    """Made for one size, one theme and the words of one pattern."""

    moves: bool
    """Draws each frame; else only when the count or the word changes."""
    counts: bool
    """Shows the seconds."""
    ring: float
    """The radius of the ring around it; 0 where there is none."""

    def frame(self, breath: Breath) -> Frame: ...
    def moved(self, before: Frame, after: Frame) -> QRect: ...
    def paint(self, painter: QPainter, rect: QRect, frame: Frame, words: str, count: int | None) -> None: ...
    def paint_focus(self, painter: QPainter) -> None: ...


def make_face(form: str, size: QSize, ratio: float, words: list[str], *, still: bool) -> Face:
    """The face of a form, "circle" where there is no such form; `words` are all that it may have to show."""
    if form == "bar":
        from app.ui.safe_space.breathing.bar_face import BarFace

        return BarFace(size, ratio, words, still=still)
    if form in ("words", "count", "tones"):
        from app.ui.safe_space.breathing.words_face import WordsFace

        return WordsFace(size, words, form)
    from app.ui.safe_space.breathing.circle_face import CircleFace

    return CircleFace(size, ratio, words, still=still)


def is_round(form: str) -> bool:
    """Whether a form wants a square; the others like to be wide."""
    return form not in ("bar", "words", "count", "tones")
