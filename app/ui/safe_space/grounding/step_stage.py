"""One large line, and over it a letter or a number where there is one."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.grounding.step import Step
from app.ui.safe_space.large_words import LargeWords, fitting, fitting_sign
from app.ui.safe_space.look import scaled, side_margin
from app.ui.safe_space.stage import Stage
from app.ui.theme import Role
from app.ui.widgets.themed import smooth_painter

_WIDEST = 900
_WORDS_AT_MOST = 0.45
_GAP = 8


class StepStage(Stage):
    """Pressing it goes on, like the third place; on the last step it does nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = Step("", "")
        self._drawing: tuple[LargeWords, LargeWords | None] | None = None
        self.follow_theme()

    def show_step(self, step: Step) -> None:
        self._step = step
        self.setText(step.words)
        self.setAccessibleName(step.said)
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDEST), scaled(240))

    @property
    def places(self) -> list[QRectF]:
        """Where the words stand, and the sign if there is one."""
        words, sign = self._prepared()
        words_rect, sign_rect = self._rects()
        return [words.place_in(words_rect), *([sign.place_in(sign_rect)] if sign else [])]

    def restyle(self) -> None:
        self._drawing = None
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._drawing = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        words, sign = self._prepared()
        words_rect, sign_rect = self._rects()
        if sign:
            sign.paint(painter, sign_rect, "lampInk")
        words.paint(painter, words_rect, "ink1")

    def _prepared(self) -> tuple[LargeWords, LargeWords | None]:
        if self._drawing is None:
            width = min(self.width() - 2 * min(48, side_margin(self.width())), scaled(_WIDEST))
            share = _WORDS_AT_MOST if self._step.sign else 1.0
            words = fitting(self._step.words, Role.PACER, width, self.height() * share)
            room = self.height() - words.height - _GAP
            self._drawing = words, fitting_sign(self._step.sign, room) if self._step.sign else None
        return self._drawing

    def _rects(self) -> tuple[QRectF, QRectF]:
        """Where the words go and where the sign goes; together they are in the middle."""
        words, sign = self._prepared()
        above = sign.height + _GAP if sign else 0
        top = (self.height() - words.height - above) / 2
        return (
            QRectF(0, top + above, self.width(), words.height),
            QRectF(0, top, self.width(), above - _GAP if sign else 0),
        )
