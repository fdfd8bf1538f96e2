"""How far along it feels from 0 to 10, how that was before, and how sure somebody is of the next step."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from PySide6.QtCore import QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.goals import GoalMark
from app.storage.goals import GoalStore
from app.ui.homework.answer_parts import TenRow
from app.ui.theme import Role, theme
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card
from app.ui.widgets.date_words import short_day_words
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.themed import Themed, smooth_painter

_SURE_FROM = 6
_HEIGHT = 96
_ROWS = 60
_APART = timedelta(days=31)


class FeltTrend(Themed, QWidget):
    """A quiet line with a dot each time somebody said it; the times stand as far apart as they were."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[tuple[datetime, int]] = []
        self._hidden = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def show_points(self, points: Sequence[tuple[datetime, int]]) -> None:
        self._points = list(points)
        self.setVisible(len(self._points) > 1)
        self.setAccessibleName(self.tr("How it felt over time; the table below says it in numbers."))
        self.update()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(240 * theme().scale), round(_HEIGHT * theme().scale))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        low, high = self.height() - 10.0, 10.0
        painter.setPen(QPen(theme().colour("line"), 1))
        for level in (0, 5, 10):
            y = low - (low - high) * level / 10
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))
        if self._hidden or len(self._points) < 2:
            return
        begin, end = self._points[0][0], self._points[-1][0]
        span = max(1.0, (end - begin).total_seconds())
        room = self.width() - 20
        places = [
            QPointF(10 + room * (at - begin).total_seconds() / span, low - (low - high) * rating / 10)
            for at, rating in self._points
        ]
        painter.setPen(QPen(theme().colour("accent"), 2))
        for first, last in together([at for at, _rating in self._points]):
            painter.drawPolyline(QPolygonF(places[first:last]))
        painter.setBrush(theme().colour("card"))
        for place in places[-_ROWS:]:
            painter.drawEllipse(place, 4, 4)


def together(times: Sequence[datetime]) -> list[tuple[int, int]]:
    """Where a line goes through, as beginnings and ends: over a longer time without a word there is none."""
    breaks = [n for n in range(1, len(times)) if times[n] - times[n - 1] > _APART]
    return list(pairwise([0, *breaks, len(times)]))


class FeltTable(Sheet):
    """The same in words, newest first."""

    def __init__(self, points: Sequence[tuple[datetime, int]], today: datetime, parent: QWidget) -> None:
        super().__init__(parent, parent.tr("How far along it felt"), width=420)
        for at, rating in list(points)[: -_ROWS - 1 : -1]:
            words = self.tr("{day}: {rating} of 10").format(day=short_day_words(at.date(), today.date()), rating=rating)
            self.body_layout.addWidget(Label(words, parent=self, tabular=True))
        close = QuietButton(self.tr("Close"), parent=self)
        close.clicked.connect(self.reject)
        self.body_layout.addSpacing(10)
        self.body_layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        close.setFocus(Qt.FocusReason.OtherFocusReason)


class FeltCard(Card):
    """`smaller_wanted` comes when the next step seems too much."""

    smaller_wanted = Signal()

    def __init__(self, store: GoalStore, parent: QWidget) -> None:
        super().__init__(parent, spacing=10)
        self._store = store
        self._goal = ""
        self._points: list[tuple[datetime, int]] = []
        self._has_step = self._hidden = False
        self.rating = TenRow(self.tr("Between not begun and reached"), self.tr("not begun"), self.tr("reached"), self)
        sure = self.tr("How sure am I of the next step?")
        self.confidence = TenRow(sure, self.tr("not at all"), self.tr("quite sure"), self)
        self.trend = FeltTrend(self)
        self.table_button = QuietButton(self.tr("Show as a table"), "table", self)
        self.smaller_button = QuietButton(self.tr("Make the step smaller"), parent=self)
        self.t_score = HideableLabel("", Role.SMALL, "ink3", wrap=True, parent=self)
        self.t_score.hide()
        for part in (self.rating, self.trend):
            self.body_layout.addWidget(part)
        self.body_layout.addLayout(at_start(self.table_button))
        self.body_layout.addWidget(self.confidence)
        self.body_layout.addLayout(at_start(self.smaller_button))
        self.body_layout.addWidget(self.t_score)
        self.rating.said.connect(self._rate)
        self.confidence.said.connect(self._say_sure)
        self.table_button.clicked.connect(self._show_table)
        self.smaller_button.clicked.connect(self.smaller_wanted)

    def show_marks(self, goal: str, last: GoalMark, marks: Sequence[GoalMark], has_step: bool) -> None:
        self._goal = goal
        self._points = [(mark.at, mark.rating) for mark in marks if mark.rating is not None]
        self.rating.set_answer(last.rating)
        self.confidence.set_answer(last.confidence)
        self._has_step = has_step
        self.confidence.setVisible(has_step and not self._hidden)
        self.trend.show_points(self._points)
        self.table_button.setVisible(len(self._points) > 1)
        unsure = last.confidence is not None and last.confidence < _SURE_FROM
        self.smaller_button.setVisible(has_step and unsure)

    def show_t_score(self, score: float | None, count: int) -> None:
        """Only in the therapist view."""
        self.t_score.setVisible(score is not None)
        if score is not None:
            words = self.tr("Therapist view: T {score} over {count} ladders. 50 is what was expected.")
            one = self.tr("Therapist view: T {score}. 50 is what was expected.")
            self.t_score.setText((one if count == 1 else words).format(score=f"{score:.1f}", count=count))

    def hide_words(self, hidden: bool) -> None:
        self.trend.hide_words(hidden)
        self.t_score.hide_words(hidden)
        self._hidden = hidden
        self.rating.setVisible(not hidden)
        self.confidence.setVisible(not hidden and self._has_step)
        self.table_button.setEnabled(not hidden)

    @Slot(object)
    def _rate(self, rating: int | None) -> None:
        with telling(self):
            if rating is None:
                self._store.clear(self._goal, "rating")
            else:
                self._store.mark(self._goal, rating=rating)

    @Slot(object)
    def _say_sure(self, confidence: int | None) -> None:
        with telling(self):
            if confidence is None:
                self._store.clear(self._goal, "confidence")
            else:
                self._store.mark(self._goal, confidence=confidence)

    @Slot()
    def _show_table(self) -> None:
        FeltTable(self._points, datetime.now(), self).open()
