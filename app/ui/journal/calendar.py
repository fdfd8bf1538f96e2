"""A month to choose a day from, in the colours of the theme."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QIcon, QPainter, QPalette, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QToolButton, QWidget

from app.domain.moods import Mood
from app.storage.errors import StorageError
from app.ui.journal.date_words import from_qdate, to_qdate
from app.ui.theme import Role, theme
from app.ui.widgets.icons import icon_pixmap
from app.ui.widgets.mood import paint_mood_window
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.themed import Themed

_ARROWS = {"qt_calendar_prevmonth": "back", "qt_calendar_nextmonth": "next"}


Month = Callable[[int, int], list[tuple[int, int, Mood | None]]]

_WINDOW = 13


class Calendar(Themed, QCalendarWidget):
    """Days after `last` cannot be chosen. With a `month` to ask, days with entries show their last mood, or a dot."""

    def __init__(self, day: date, last: date, parent: QWidget | None = None, month: Month | None = None) -> None:
        super().__init__(parent)
        self._month = month
        self._written: dict[int, Mood | None] = {}
        self._hidden = False
        self.setMaximumDate(to_qdate(max(day, last)))
        self.setMinimumDate(QDate(1, 1, 1))
        self.setSelectedDate(to_qdate(day))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setAccessibleName(self.tr("Day"))
        self._name_arrows()
        self._view = self.findChild(QAbstractItemView)
        if self._view is not None:
            self._view.setProperty("own_focus", True)
        self.currentPageChanged.connect(self._read_month)
        self._read_month(day.year, day.month)
        self.follow_theme()

    def hide_words(self, hidden: bool) -> None:
        """Dates stay; what was felt on them goes."""
        self._hidden = hidden
        self.updateCells()

    @Slot(int, int)
    def _read_month(self, year: int, month: int) -> None:
        """Trouble with the disk leaves a plain calendar."""
        self._written = {}
        if self._month is not None:
            with suppress(StorageError):
                self._written = {day: mood for day, _pages, mood in self._month(year, month)}
        self.updateCells()

    def day(self) -> date:
        return from_qdate(self.selectedDate())

    def restyle(self) -> None:
        plain = QTextCharFormat()
        plain.setForeground(theme().colour("ink1"))
        for day in Qt.DayOfWeek:
            self.setWeekdayTextFormat(day, plain)
        header = QTextCharFormat()
        header.setForeground(theme().colour("ink3"))
        self.setHeaderTextFormat(header)
        self._style_navigation()
        self.setMinimumHeight(theme().control_height(40) * 8)
        super().restyle()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        shown = day if isinstance(day, QDate) else to_qdate(day)
        chosen = shown == self.selectedDate()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme().colour("lift"))
        box = rect.adjusted(5, 4, -5, -4)
        if chosen:
            paint_box(painter, box, RADIUS, theme().colour("accent"))
            if self._view is not None and self._view.hasFocus():
                paint_box(painter, box.adjusted(-4, -4, 4, 4), RADIUS + 3, None, theme().colour("focus"), 3)
        elif shown == QDate.currentDate():
            paint_box(painter, box, RADIUS, None, theme().colour("lineStrong"))
        usual = shown.month() == self.monthShown() and shown <= self.maximumDate()
        painter.setPen(theme().colour("onAccent" if chosen else "ink1" if usual else "ink3"))
        painter.setFont(theme().font(Role.BODY, bold=chosen))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(shown.day()))
        if shown.month() == self.monthShown() and shown.day() in self._written and not self._hidden:
            self._paint_written(painter, QRectF(box), self._written[shown.day()], chosen)
        painter.restore()

    def _paint_written(self, painter: QPainter, box: QRectF, mood: Mood | None, chosen: bool) -> None:
        side = theme().drawing(_WINDOW)
        if mood is not None:
            paint_mood_window(painter, QRectF(box.right() - side + 4, box.top() - 3, side, side), mood, theme())
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("onAccent" if chosen else "ink3"))
        painter.drawEllipse(QRectF(box.center().x() - 2.5, box.bottom() - 6, 5, 5))

    def _style_navigation(self) -> None:
        bar = self.findChild(QWidget, "qt_calendar_navigationbar")
        if bar is not None:
            bar.setBackgroundRole(QPalette.ColorRole.Base)
        for button in self.findChildren(QToolButton):
            button.setFont(theme().font(Role.BODY, bold=True))
            # The month's name opens a list of months; Qt's sign for that would be cut off beside it.
            button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
            palette = QPalette(self.palette())
            palette.setColor(QPalette.ColorRole.ButtonText, theme().colour("ink1"))
            palette.setColor(QPalette.ColorRole.HighlightedText, theme().colour("ink1"))
            button.setPalette(palette)
            name = _ARROWS.get(button.objectName())
            if name is not None:
                ratio = self.devicePixelRatio()
                button.setIcon(QIcon(icon_pixmap(name, theme().colour("ink2"), theme().drawing(20), ratio)))

    def _name_arrows(self) -> None:
        words = {"qt_calendar_prevmonth": self.tr("Month before"), "qt_calendar_nextmonth": self.tr("Month after")}
        for button in self.findChildren(QToolButton):
            if button.objectName() in words:
                button.setAccessibleName(words[button.objectName()])
                button.setToolTip(button.accessibleName())
