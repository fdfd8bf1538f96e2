"""The chest on its stage: its lid, how far away it is, and a few of the person's own words about it."""

from PySide6.QtCore import QEasingCurve, QRectF, QSize, QVariantAnimation
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.large_words import LargeWords, fitting
from app.ui.safe_space.look import scaled, side_margin
from app.ui.safe_space.put_away.chest import Chest
from app.ui.safe_space.stage import Stage
from app.ui.theme import Role, theme
from app.ui.widgets.themed import smooth_painter

_WIDEST = 860
_TALLEST = 360
_GAP = 12
_WORDS_AT_MOST = 0.4

ChestPose = tuple[float, float]
OPEN: ChestPose = (1.0, 0.0)
CLOSED: ChestPose = (0.0, 0.0)
AWAY: ChestPose = (0.0, 1.0)


class BoxStage(Stage):
    """Moves to a pose gently, or at once where motion is unwanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own_words = ""
        self._from = self._pose = self._to = OPEN
        self._move = QVariantAnimation(self)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._move.valueChanged.connect(self._go_on)
        self.follow_theme()

    @property
    def pose(self) -> ChestPose:
        """How far open the lid is, and how far away the chest; both from 0 to 1."""
        return self._pose

    @property
    def own_words(self) -> str:
        return self._own_words

    def show_pose(self, pose: ChestPose, sentence: str, own_words: str = "") -> None:
        """Shows the chest like that; `sentence` is what is said under the stage."""
        self._own_words = own_words
        self.setText(sentence)
        self.setAccessibleName(f"{own_words}. {sentence}" if own_words else sentence)
        self._move.stop()
        self._from, self._to = self._pose, pose
        duration = theme().duration("settle")
        if duration and self.isVisible() and self._from != pose:
            self._move.setDuration(duration)
            self._move.start()
        else:
            self._pose = pose
        self.restyle()

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDEST), scaled(_TALLEST))

    @property
    def places(self) -> list[QRectF]:
        """Where the own words stand, and the chest."""
        words = [self._words.place_in(self._words_rect())] if self._own_words else []
        return [*words, self._chest_rect()]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        Chest(self._chest_rect(), *self._pose).paint(painter)
        if self._own_words:
            self._words.paint(painter, self._words_rect(), "ink1")

    @property
    def _words(self) -> LargeWords:
        width = min(self.width() - 2 * min(48, side_margin(self.width())), scaled(_WIDEST))
        return fitting(self._own_words, Role.H1, width, self.height() * _WORDS_AT_MOST)

    def _words_rect(self) -> QRectF:
        return QRectF(0, self._chest_rect().top() - _GAP - self._words.height, self.width(), self._words.height)

    def _chest_rect(self) -> QRectF:
        """Under the words, and where there is plenty of room no larger than it looks well."""
        words = self._words.height + _GAP if self._own_words else 0
        height = min(self.height() - words, scaled(_TALLEST))
        return QRectF(0, (self.height() - height - words) / 2 + words, self.width(), height)

    def _go_on(self, share: float) -> None:
        (lid, far), (to_lid, to_far) = self._from, self._to
        self._pose = (lid + (to_lid - lid) * share, far + (to_far - far) * share)
        self.update()
