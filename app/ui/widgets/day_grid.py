"""The days of one month as buttons: what the eye sees, the keyboard reaches and a screen reader says is the same."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.moods import Mood
from app.ui.theme import Role, theme
from app.ui.widgets.date_words import day_words, month_words
from app.ui.widgets.day_steps import stepped
from app.ui.widgets.mood import mood_word, paint_mood_window
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text_lines import lines_of, paint_lines
from app.ui.widgets.themed import Pressable, Themed, smooth_painter

translate = QCoreApplication.translate

Written = Mapping[int, tuple[int, Mood | None]]

_WEEK, _ROWS, _MOST = 7, 6, 31
_WINDOW = 13
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SPACE = (Qt.Key.Key_Space, Qt.Key.Key_Select)


class DayButton(Pressable, QPushButton):
    """One day. Pressing chooses it; a second press at once is "go there", and so says `opened`."""

    opened = Signal()

    def __init__(self, number: int, parent: "DayGrid") -> None:
        super().__init__(parent)
        self.number = number
        self.chosen = self.today = False
        self.mood: Mood | None = None
        self.written = False
        self.prepare()
        self.setAutoDefault(False)
        self.setProperty("own_focus", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses; every other key means something to the whole month."""
        if event.key() in _SPACE:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        box = self.rect().adjusted(4, 4, -4, -4)
        if self.hasFocus():
            paint_box(painter, self.rect(), RADIUS + 3, None, theme().colour("focus"), 3)
        if self.chosen:
            paint_box(painter, box, RADIUS, theme().colour("accent"))
        elif self.underMouse() and self.isEnabled():
            paint_box(painter, box, RADIUS, theme().colour("well"))
        if self.today and not self.chosen:
            paint_box(painter, box, RADIUS, None, theme().colour("lineStrong"))
        painter.setPen(theme().colour("onAccent" if self.chosen else "ink1" if self.isEnabled() else "ink3"))
        painter.setFont(theme().font(Role.BODY, bold=self.chosen))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self.number))
        side = theme().drawing(_WINDOW)
        if self.mood is not None:
            paint_mood_window(painter, QRectF(self.width() - side, 1, side, side), self.mood, theme())
        elif self.written:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().colour("onAccent" if self.chosen else "ink3"))
            painter.drawEllipse(QRectF(box.center().x() - 2, box.bottom() - 6, 5, 5))


class DayGrid(Themed, QWidget):
    """Only shows; `wanted` says which day a key or a press leads to, `entered` that somebody goes where they are."""

    wanted = Signal(object)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = date.today()
        self.buttons = [DayButton(number, self) for number in range(1, _MOST + 1)]
        for button in self.buttons:
            button.clicked.connect(self._press)
            button.opened.connect(self.entered)
        self.follow_theme()

    def show_days(self, day: date, first: date, last: date, written: Written | None) -> None:
        """The month of a day, which is the chosen one; one from `first` to `last`. `written` is None if unknown."""
        self._day = day
        today = date.today()
        self.setAccessibleName(month_words(day, today))
        for button in self.buttons:
            there = button.number <= monthrange(day.year, day.month)[1]
            button.setVisible(there)
            if there:
                its_day = day.replace(day=button.number)
                button.setEnabled(first <= its_day <= last)
                _show(button, its_day, day, today, written)
        self._place()

    def take_focus(self) -> None:
        """To the chosen day. It may be the same button in another month: then it is named once more."""
        if self._button.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self._button, QAccessible.Event.Focus))
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.isRightToLeft():
            key = {Qt.Key.Key_Left: Qt.Key.Key_Right, Qt.Key.Key_Right: Qt.Key.Key_Left}.get(key, key)
        day = stepped(self._day, key, far=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        if day is not None:
            self.wanted.emit(day)
        elif key in _ENTER and not event.isAutoRepeat():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def restyle(self) -> None:
        self.setMinimumHeight(theme().control_height(40) * _ROWS + self._head_height())
        super().restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names of the weekdays; each day says its own to whoever cannot see them."""
        painter = smooth_painter(self)
        font, line = theme().font(Role.SMALL), theme().line_height(Role.SMALL)
        painter.setFont(font)
        painter.setPen(theme().colour("ink3"))
        first = QLocale().firstDayOfWeek().value
        for column in range(_WEEK):
            weekday = (first - 1 + column) % _WEEK + 1
            name = QLocale().standaloneDayName(weekday, QLocale.FormatType.ShortFormat)
            place = QRectF(self._cell(0, column))
            place.moveTop(0)
            paint_lines(painter, lines_of(name, font), place, line, Qt.AlignmentFlag.AlignHCenter)

    @Slot()
    def _press(self) -> None:
        button = self.sender()
        assert isinstance(button, DayButton)
        self.wanted.emit(self._day.replace(day=button.number))

    @property
    def _button(self) -> DayButton:
        return self.buttons[self._day.day - 1]

    def _place(self) -> None:
        first = self._day.replace(day=1).isoweekday() - QLocale().firstDayOfWeek().value
        for button in self.buttons:
            row, column = divmod(first % _WEEK + button.number - 1, _WEEK)
            button.setGeometry(self._cell(row, column))

    def _cell(self, row: int, column: int) -> QRect:
        """Equal widths but for what the division leaves over; the other way round where the language reads so."""
        left, right = (self.width() * edge // _WEEK for edge in (column, column + 1))
        if self.isRightToLeft():
            left, right = self.width() - right, self.width() - left
        height = (self.height() - self._head_height()) // _ROWS
        return QRect(left, self._head_height() + row * height, right - left, height)

    def _head_height(self) -> int:
        return theme().line_height(Role.SMALL) + 4


def _show(button: DayButton, day: date, chosen: date, today: date, written: Written | None) -> None:
    pages, mood = (written or {}).get(day.day, (0, None))
    button.chosen, button.today = day == chosen, day == today
    button.written, button.mood = pages > 0, mood
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if day == chosen else Qt.FocusPolicy.ClickFocus)
    button.setAccessibleName(_spoken(button, day, today, pages if written is not None and button.isEnabled() else None))
    button.update()


def _spoken(button: DayButton, day: date, today: date, pages: int | None) -> str:
    """Thursday 13 November, today, chosen, 2 entries, mood: low."""
    parts = [day_words(day, today)]
    if button.today:
        parts.append(translate("Widgets", "today"))
    if button.chosen:
        parts.append(translate("Widgets", "chosen"))
    if pages == 0:
        parts.append(translate("Widgets", "no entry"))
    elif pages == 1:
        parts.append(translate("Widgets", "one entry"))
    elif pages is not None:
        parts.append(translate("Widgets", "{count} entries").format(count=pages))
    if button.mood is not None:
        parts.append(translate("Widgets", "mood: {mood}").format(mood=mood_word(button.mood).lower()))
    return ", ".join(parts)
