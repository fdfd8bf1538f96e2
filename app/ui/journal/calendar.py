"""A month to choose a day from, in the colours of the theme."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QRect, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QTextCharFormat
from PySide6.QtWidgets import QAbstractItemView, QCalendarWidget, QToolButton, QWidget

from app.ui.journal.date_words import from_qdate, to_qdate
from app.ui.theme import Role, theme
from app.ui.widgets.icons import icon_pixmap
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.themed import Themed

_ARROWS = {"qt_calendar_prevmonth": "back", "qt_calendar_nextmonth": "next"}


class Calendar(Themed, QCalendarWidget):
    """Days after `last` cannot be chosen."""

    def __init__(self, day: date, last: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        self.follow_theme()

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
        painter.restore()

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
