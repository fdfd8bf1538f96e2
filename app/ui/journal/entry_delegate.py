"""Paints a row of the journal: day, title, first words, mood; or bars where words are hidden."""

from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.domain.moods import Mood
from app.ui.journal.listed import LISTED, Listed
from app.ui.journal.row_text import RowTexts, Wanted, line_places
from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, paint_bars
from app.ui.widgets.date_words import month_words, weekday_words
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.mood import paint_mood_window
from app.ui.widgets.shapes import paint_box

MARGIN, END = 24, 20
_PAD, _TEXT_AT, _BETWEEN, _MOOD = 13, 50, 12, 24
_BAR_LEFT, _BAR_WIDTH, _BAR_INSET = 6, 4, 14
_TEXT_LINES = 2


@dataclass(frozen=True, slots=True)
class _Look:
    """What a row looks like now, read from the theme once and not once a row."""

    title: QFont
    small: QFont
    small_bold: QFont
    number: QFont
    title_line: int
    small_line: int
    text_left: int
    mood: int


def _look() -> _Look:
    return _Look(
        title=theme().font(Role.BODY, bold=True),
        small=theme().font(Role.SMALL),
        small_bold=theme().font(Role.SMALL, bold=True),
        number=theme().font(Role.H2),
        title_line=theme().line_height(Role.BODY),
        small_line=theme().line_height(Role.SMALL),
        text_left=MARGIN + round(_TEXT_AT * theme().scale),
        mood=theme().drawing(_MOOD),
    )


class EntryDelegate(QStyledItemDelegate):
    """Every row is as tall as every other; the first one of a month gives a line of text to the month's name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hidden = False
        self.column = 0
        self.focus_inside = False
        self._texts = RowTexts()
        self._moods: dict[tuple[Mood, float], QPixmap] = {}
        self._look = _look()

    def restyle(self) -> None:
        self._look = _look()
        self._texts.clear()
        self._moods.clear()

    def row_height(self) -> int:
        return 2 * _PAD + self._look.title_line + _TEXT_LINES * self._look.small_line

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        listed = index.data(LISTED)
        if not isinstance(listed, Listed):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, rect, selected, bool(state & QStyle.StateFlag.State_MouseOver))
        self._paint_row(painter, rect, listed, selected)
        if self.focus_inside and state & QStyle.StateFlag.State_HasFocus:
            ring = QRectF(rect).adjusted(4, 4, -4, -4)
            paint_box(painter, ring, 10, None, theme().colour("focus"), 3)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, selected: bool, hovered: bool) -> None:
        if not selected:
            if hovered:
                painter.fillRect(rect, theme().colour("well"))
            return
        painter.fillRect(rect, theme().colour("accentSoft"))
        if theme().high_contrast:
            paint_box(painter, rect, 0, None, theme().colour("accent"), 2)
        bar = QRectF(rect.left() + _BAR_LEFT, rect.top() + _BAR_INSET, _BAR_WIDTH, rect.height() - 2 * _BAR_INSET)
        paint_box(painter, bar, _BAR_WIDTH / 2, theme().colour("accent"))

    def _paint_row(self, painter: QPainter, rect: QRect, listed: Listed, selected: bool) -> None:
        look = self._look
        top = rect.top() + _PAD
        lines = _TEXT_LINES
        if listed.opens_month:
            month = month_words(listed.row.about.date(), date.today())
            line = QRect(rect.left() + MARGIN, top, rect.width(), look.small_line)
            _write(painter, look.small_bold, "ink2", month, line)
            top += look.small_line
            lines -= 1
        self._paint_day(painter, rect.left() + MARGIN, top, listed)
        right = rect.left() + self.column - END - look.mood
        self._paint_words(
            painter,
            QRect(rect.left() + look.text_left, top, right - _BETWEEN - look.text_left, 0),
            listed,
            lines,
            selected,
        )
        if listed.row.mood is not None and not self.hidden:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(QPointF(right, top + 2), self._mood(listed.row.mood, ratio))

    def _paint_day(self, painter: QPainter, left: int, top: int, listed: Listed) -> None:
        look = self._look
        day = listed.row.about
        _write(painter, look.number, "ink1", str(day.day), QRect(left, top, look.text_left, look.title_line))
        below = QRect(left, top + look.title_line, look.text_left, look.small_line)
        _write(painter, look.small, "ink3", weekday_words(day.date()), below)

    def _paint_words(self, painter: QPainter, place: QRect, listed: Listed, lines: int, selected: bool) -> None:
        look = self._look
        ground = theme().colour("card" if selected else "accentSoft").name()
        title = Wanted(listed.title, look.title, place.width(), 1, look.title_line)
        text = Wanted(listed.below, look.small, place.width(), lines, look.small_line, listed.marks, ground)
        at = QPointF(place.topLeft())
        if listed.row.closed and not self.hidden:
            side = look.title_line * 0.72
            square = QRectF(at.x(), at.y() + (look.title_line - side) / 2, side, side)
            paint_icon(painter, "lock", square, theme().colour("ink2"))
            title = replace(title, text="\u2003\u2002" + title.text)
        for wanted, token in ((title, "ink2" if listed.row.closed else "ink1"), (text, "ink2")):
            layout = self._texts.lay_out(wanted)
            if self.hidden:
                places = line_places(layout, at, wanted.line_height)
                paint_bars(painter, [bar_rect(line, wanted.font) for line in places], selected)
            else:
                painter.setPen(theme().colour(token))
                layout.draw(painter, at)
            at.setY(at.y() + wanted.line_height)

    def _mood(self, mood: Mood, ratio: float) -> QPixmap:
        if (mood, ratio) not in self._moods:
            pixels = round(self._look.mood * ratio)
            picture = QPixmap(pixels, pixels)
            picture.fill(Qt.GlobalColor.transparent)
            picture.setDevicePixelRatio(ratio)
            painter = QPainter(picture)
            paint_mood_window(painter, QRectF(0, 0, self._look.mood, self._look.mood), mood, theme())
            painter.end()
            self._moods[mood, ratio] = picture
        return self._moods[mood, ratio]


def _write(painter: QPainter, font: QFont, token: str, words: str, place: QRect) -> None:
    painter.setFont(font)
    painter.setPen(theme().colour(token))
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
