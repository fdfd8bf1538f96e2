"""A card for work that takes a while: a true count of steps, and a way to stop."""

from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

APPEARS_AFTER_MS = 300


class Work(Protocol):
    """The part of a job this card listens to."""

    progressed: Any
    done: Any
    failed: Any
    stopped: Any

    def stop(self) -> None: ...


class ProgressBar(Themed, QProgressBar):
    """Painted over Qt's bar, which brings the role and the value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self.setRange(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(200, 8)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_box(painter, self.rect(), 4, theme().colour("well"), theme().colour("lineStrong"))
        if self.maximum() > 0 and self.value() > 0:
            width = max(8.0, self.width() * self.value() / self.maximum())
            left = self.width() - width if self.isRightToLeft() else 0.0
            paint_box(painter, QRectF(left, 0, width, self.height()), 4, theme().colour("accent"))


class LongWork(Card):
    """Appears when the work has not ended soon; `ended` says that it has, in whatever way."""

    ended = Signal()

    def __init__(
        self, job: Work, title: str, parent: QWidget | None = None, *, steps: str = "", note: str = ""
    ) -> None:
        super().__init__(parent, spacing=10)
        self.body_layout.setContentsMargins(29, 21, 29, 11)
        self._job = job
        self._over = False
        self._steps = steps or QCoreApplication.translate("Widgets", "{done} of {total}")
        self.setAccessibleName(title)
        self.count = Label("", Role.SMALL, "ink2", parent=self, tabular=True)
        self.bar = ProgressBar(self)
        self.bar.setAccessibleName(title)
        self.stop_button = QuietButton(QCoreApplication.translate("Widgets", "Stop"), parent=self)
        self.stop_button.clicked.connect(self._stop)
        note = note or QCoreApplication.translate("Widgets", "You can keep writing meanwhile.")
        self._line_up(Label(title, Role.H3, parent=self), Label(note, Role.SMALL, "ink3", wrap=True, parent=self))
        job.progressed.connect(self.show_progress)
        for end in (job.done, job.failed, job.stopped):
            end.connect(self._end)
        self.hide()
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.appear)
        self._clock.start(APPEARS_AFTER_MS)

    def appear(self) -> None:
        """Shows the card, unless the work is over already."""
        if not self._over:
            self.show()

    def show_progress(self, done: int, total: int) -> None:
        """A total of nothing means that nobody knows yet, and no share is shown."""
        known = total > 0
        self.bar.setRange(0, 1000 if known else 0)
        self.bar.setValue(round(1000 * done / total) if known else 0)
        self.count.setText(self._steps.format(done=f"{done:n}", total=f"{total:n}") if known else "")

    def _line_up(self, title: Label, note: Label) -> None:
        above = QHBoxLayout()
        above.addWidget(title, 1)
        above.addWidget(self.count)
        below = QHBoxLayout()
        below.addWidget(note, 1)
        below.addWidget(self.stop_button)
        below.addSpacing(-QuietButton.OVERHANG)
        self.body_layout.addLayout(above)
        self.body_layout.addWidget(self.bar)
        self.body_layout.addLayout(below)

    def _stop(self) -> None:
        self.stop_button.clicked.disconnect(self._stop)
        self.stop_button.setText(QCoreApplication.translate("Widgets", "Stopping"))
        self._job.stop()

    def _end(self, *_: object) -> None:
        self._over = True
        self._clock.stop()
        self.hide()
        self.ended.emit()
