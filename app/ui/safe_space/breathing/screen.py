"""What do I do with this breath? Paced breathing that is already running; nothing about it is kept."""

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain import breathing
from app.settings import Preferences
from app.ui.safe_space.breathing.pace_panel import PacePanel
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
        self._preferences = around.preferences
        self._panel: PacePanel | None = None
        self.pacer = Pacer(self, around.clock)
        self.pacer.lower()
        self.pacer.clicked.connect(self._press_pacer)
        self.pacer.rested.connect(self._say)
        self.tool = self.add_tool(self.tr("Pace"), "settings")
        self.tool.clicked.connect(self._turn_panel)
        self._preferences.changed.connect(self._follow)
        self._follow(self._preferences.value)
        self._say(False)
        self.follow_theme()
        tab_through(self.pacer, *self.places, self.tool, self.back)

    @property
    def first(self) -> QWidget:
        return self.pacer

    @property
    def panel(self) -> PacePanel | None:
        """The panel of paces while it is open."""
        return self._panel if self._panel and self._panel.isVisibleTo(self) else None

    def begin(self) -> None:
        self._close_panel()
        self.pacer.begin()

    def step_back(self) -> bool:
        if self.panel is None:
            return False
        self._close_panel()
        return True

    def arrange_stage(self, stage: QRect) -> None:
        side = min(stage.width(), stage.height(), scaled(_LARGEST))
        square = QRect(0, 0, side, side)
        square.moveCenter(stage.center())
        self.pacer.setGeometry(square)
        self._arrange_panel()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        centre = QPointF(self.pacer.geometry().topLeft()) + QPointF(self.pacer.width(), self.pacer.height()) / 2
        ring = self.pacer.ring
        painter = QPainter(self)
        paint_glow(painter, centre, ring, event.rect())

    def _press_pacer(self) -> None:
        """Pressing beside an open panel closes it, and does nothing else."""
        if not self.step_back():
            self.pacer.toggle()

    def _turn_panel(self) -> None:
        if self.panel:
            self._close_panel()
        else:
            self._open_panel()

    def _open_panel(self) -> None:
        if self._panel is None:
            self._panel = PacePanel(self)
            self._panel.chosen.connect(self._choose)
            self._panel.stillness_chosen.connect(self._choose_stillness)
            self._panel.closed.connect(self._close_panel)
        self._follow(self._preferences.value)
        self._arrange_panel()
        self._panel.show()
        self._panel.raise_()
        self._panel.focus_choice()

    def _close_panel(self) -> None:
        if self.panel:
            self.panel.hide()
            self.pacer.setFocus(Qt.FocusReason.PopupFocusReason)

    def _arrange_panel(self) -> None:
        if self._panel is None:
            return
        side = min(SIDE, side_margin(self.width()))
        top = self.tool.geometry().bottom() + 8
        size = self._panel.fit(QSize(self.width() - 2 * side, self.other.y() - top - 8))
        place = QRect(QPoint(0, top), size)
        place.moveRight(self.width() - side)
        if place.bottom() > self.other.y() - 8:
            place.moveTop(max(8, self.other.y() - 8 - size.height()))
        self._panel.setGeometry(place)

    def _choose(self, key: str) -> None:
        self._preferences.change(breathing=key)

    def _choose_stillness(self, still: bool) -> None:
        self._preferences.change(breathing_still=still)

    def _follow(self, value: Preferences) -> None:
        pattern = breathing.pattern(value.breathing)
        self.pacer.set_pattern(pattern)
        self.pacer.set_still(value.breathing_still)
        if self._panel:
            self._panel.show_choice(pattern.key, value.breathing_still)

    def _say(self, resting: bool) -> None:
        self.sentence.setText(self.tr("Resting. Press again to go on.") if resting else self.tr("No need to keep up."))
