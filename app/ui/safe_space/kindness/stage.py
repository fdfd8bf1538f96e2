"""One kind sentence under a light, with what leads to it and what can be done instead."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.kind_words import Part, Step
from app.ui.safe_space.kindness.light import WIDE, paint_light
from app.ui.safe_space.large_words import LargeWords, fitting
from app.ui.safe_space.look import scaled, side_margin
from app.ui.safe_space.stage import Stage
from app.ui.theme import Role
from app.ui.widgets.themed import smooth_painter

_WIDEST = 860
_GAP = 16
_LEAST_LIGHT, _MOST_LIGHT = 110, 280
_REACH = {Part.HURTS: 0, Part.OTHERS: 1, Part.KIND: 2, Part.END: 3}


@dataclass(frozen=True, slots=True)
class _Text:
    words: LargeWords
    colour: str


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Where the light is, if there is room for it, and each text."""

    light: QRectF | None
    texts: tuple[tuple[_Text, QRectF], ...]


class KindStage(Stage):
    """The light keeps its place through all steps of a pause; pressing the stage goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = (Step(Part.HURTS, ""),)
        self._number = 0
        self._drawing: _Drawing | None = None
        self.follow_theme()

    def show_step(self, steps: tuple[Step, ...], number: int, sentence: str) -> None:
        self._steps, self._number = steps, number
        self.setText(self._step.words)
        said = (self._step.before, self._step.words, _ways(self._step), sentence)
        self.setAccessibleName(" ".join(part for part in said if part).replace("\N{NO-BREAK SPACE}", " "))
        self.restyle()

    @property
    def reach(self) -> int:
        """How many arches are lit."""
        return _REACH[self._step.part]

    @property
    def light(self) -> QRectF | None:
        """Where the light is; nothing where words leave no room for it."""
        return self._prepared().light

    @property
    def places(self) -> list[QRectF]:
        """Where the texts stand."""
        return [text.words.place_in(rect) for text, rect in self._prepared().texts]

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDEST), scaled(240))

    def restyle(self) -> None:
        self._drawing = None
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        drawing = self._prepared()
        if drawing.light is not None:
            paint_light(painter, drawing.light, self.reach)
        for text, rect in drawing.texts:
            text.words.paint(painter, rect, text.colour)

    @property
    def _step(self) -> Step:
        return self._steps[self._number]

    def _prepared(self) -> _Drawing:
        if self._drawing is None:
            self._drawing = self._draw()
        return self._drawing

    def _draw(self) -> _Drawing:
        texts = self._texts(self._step)
        tallest = max(_height(self._texts(step)) for step in self._steps)
        side = min(self.height() - tallest - 2 * _GAP, scaled(_MOST_LIGHT))
        if side < _LEAST_LIGHT:
            return _Drawing(None, _under_each_other(texts, self.width(), (self.height() - _height(texts)) / 2))
        top = (self.height() - side - 2 * _GAP - tallest) / 2
        light = QRectF((self.width() - side * WIDE) / 2, top, side * WIDE, side)
        return _Drawing(light, _under_each_other(texts, self.width(), light.bottom() + 2 * _GAP))

    def _texts(self, step: Step) -> list[_Text]:
        """What leads to the sentence and what can be done instead keep their size; the sentence takes what is left."""
        width = min(self.width() - 2 * min(48, side_margin(self.width())), scaled(_WIDEST))
        before = _Text(fitting(step.before, Role.H3, width, self.height()), "ink2")
        ways = _Text(fitting(_ways(step), Role.BODY, width, self.height()), "ink2")
        around = [part for part, words in ((before, step.before), (ways, _ways(step))) if words]
        room = self.height() - _height(around) - (_GAP if around else 0)
        words = _Text(fitting(step.words, Role.PANIC_TILE, width, room), "ink1")
        return [*([before] if step.before else []), words, *([ways] if step.instead else [])]


def _height(texts: list[_Text]) -> float:
    return sum(text.words.height for text in texts) + _GAP * max(0, len(texts) - 1)


def _under_each_other(texts: list[_Text], width: int, top: float) -> tuple[tuple[_Text, QRectF], ...]:
    placed = []
    for text in texts:
        placed.append((text, QRectF(0, top, width, text.words.height)))
        top += text.words.height + _GAP
    return tuple(placed)


def _ways(step: Step) -> str:
    """What can be done instead, on one line or several, none of them broken in the middle."""
    ways = ", ".join(way.replace(" ", "\N{NO-BREAK SPACE}") for way in step.instead)
    return QCoreApplication.translate("KindWords", "Or: {ways}.").format(ways=ways) if ways else ""
