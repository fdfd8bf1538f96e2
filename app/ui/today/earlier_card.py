"""What today already holds, by its times. Nothing of any other day ever comes up here."""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.domain.check_ins import CheckIn
from app.domain.journal import EntryRow
from app.domain.moods import Mood
from app.storage.journal import JournalStore
from app.ui.theme import Role, theme
from app.ui.today.times import time_words
from app.ui.widgets.bars import bar_rect, hidden_words, paint_bars
from app.ui.widgets.cards import Card
from app.ui.widgets.mood import mood_word, paint_mood_window
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.text_lines import line_rects, lines_of, paint_lines
from app.ui.widgets.themed import Pressable, Themed, smooth_painter

_WINDOW = 24
_BESIDE = 10
_AT_MOST = 50


def entries_of(store: JournalStore, day: date) -> list[EntryRow]:
    """The pages about one day, newest first, without those that are kept closed."""
    rows = store.rows(store.first_row_on_or_before(day), _AT_MOST)
    return [row for row in rows if row.about.date() == day and not row.closed]


class MoodLine(Themed, QWidget):
    """A mood that was noted: time, window, word."""

    def __init__(self, check_in: CheckIn, hidden: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._check_in = check_in
        self._hidden = hidden
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = hidden_words() if hidden else mood_word(check_in.mood)
        self.setAccessibleName(f"{time_words(check_in.at)}, {words}")
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(round(theme().body * 12), max(36, theme().line_height(Role.BODY) + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_row(painter, self, self._check_in.at, mood_word(self._check_in.mood), self._check_in.mood, self._hidden)


class EntryLine(Pressable, QPushButton):
    """A page that was written: time and how it begins; pressing opens it."""

    opened = Signal(object)

    def __init__(self, row: EntryRow, hidden: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._hidden = hidden
        self._words = row.title or row.preview or self.tr("An entry without words yet")
        words = hidden_words() if hidden else self._words
        self.setAccessibleName(self.tr("{time}, {words}, entry").format(time=time_words(row.about), words=words))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.prepare()
        self.clicked.connect(self._open)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(round(theme().body * 12), theme().control_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        if self.isDown() or self.underMouse():
            paint_box(painter, self.rect().adjusted(-8, 0, 8, 0), RADIUS, theme().colour("well"))
        paint_row(painter, self, self._row.about, self._words, self._row.mood, self._hidden)

    def _open(self) -> None:
        self.opened.emit(self._row.uid)


def paint_row(painter: QPainter, row: QWidget, at: datetime, words: str, mood: Mood | None, hidden: bool) -> None:
    """Time, window, words on one line; with a bar for window and words while hidden."""
    small, body = theme().font(Role.SMALL, tabular=True), theme().font(Role.BODY)
    middle = row.height() / 2
    time = lines_of(time_words(at), small)
    painter.setFont(small)
    painter.setPen(theme().colour("ink3"))
    line = theme().line_height(Role.SMALL)
    paint_lines(painter, time, QRectF(0, middle - line / 2, row.width(), line), line)
    left = time_column()
    side = theme().drawing(_WINDOW)
    if mood is not None and not hidden:
        paint_mood_window(painter, QRectF(left, round(middle - side / 2), side, side), mood, theme())
    if mood is not None:
        left += side + _BESIDE
    line = theme().line_height(Role.BODY)
    place = QRectF(left, middle - line / 2, row.width() - left, line)
    shown = QFontMetricsF(body).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    if hidden:
        words_rect = line_rects(lines_of(shown, body), place, line)[0]
        words_rect.setLeft(time_column())
        paint_bars(painter, (bar_rect(words_rect, body),))
        return
    painter.setFont(body)
    painter.setPen(theme().colour("ink1"))
    paint_lines(painter, lines_of(shown, body), place, line)


def time_column() -> float:
    """As wide as the widest time of this system's writing, and some room."""
    metrics = QFontMetricsF(theme().font(Role.SMALL, tabular=True))
    widest = max(metrics.horizontalAdvance(time_words(datetime(2000, 1, 1, hour, 58))) for hour in (10, 22))
    return float(round(widest)) + 16


class EarlierCard(Card):
    """The moods and pages of today; not there while there are none."""

    entry_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body_layout.addWidget(Label(self.tr("Earlier today"), Role.SMALL, "ink3"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body_layout.addLayout(self._rows)
        self.body_layout.addStretch(1)

    def show_day(self, check_ins: Iterable[CheckIn], entries: Iterable[EntryRow], hidden: bool) -> None:
        """Lays out the rows anew, earliest first."""
        self._clear()
        lines: list[tuple[datetime, CheckIn | EntryRow]] = [(one.at, one) for one in check_ins]
        lines += [(one.about, one) for one in entries]
        for _, one in sorted(lines, key=_first):
            if isinstance(one, CheckIn):
                self._rows.addWidget(MoodLine(one, hidden, self))
            else:
                line = EntryLine(one, hidden, self)
                line.opened.connect(self.entry_wanted)
                self._rows.addWidget(line)
        self.setVisible(bool(lines))

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def _first(line: tuple[datetime, object]) -> datetime:
    return line[0]
