"""Choosing and showing a mood: five windows to press, and a chip for the one that was chosen."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QSizePolicy, QWidget

from app.domain.moods import Mood
from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, hidden_words, paint_bars
from app.ui.widgets.mood_window import paint_mood_window
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text_lines import line_rects, lines_of, longest_word, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

__all__ = ["MoodChip", "MoodPicker", "mood_word", "paint_mood_window"]

Size = Literal["large", "small"]

_ABOVE, _BETWEEN, _BELOW = 18, 13, 11
_SMALL_ABOVE, _SMALL_BETWEEN, _SMALL_BELOW = 8, 4, 6


def mood_word(mood: Mood) -> str:
    """The word that always goes with a window."""
    words = {
        Mood.VERY_LOW: QCoreApplication.translate("Widgets", "Very low"),
        Mood.LOW: QCoreApplication.translate("Widgets", "Low"),
        Mood.SO_SO: QCoreApplication.translate("Widgets", "So-so"),
        Mood.GOOD: QCoreApplication.translate("Widgets", "Good"),
        Mood.VERY_GOOD: QCoreApplication.translate("Widgets", "Very good"),
    }
    return words[mood]


class MoodButton(Pressable, QRadioButton):
    """One window with its word."""

    corner = 12

    def __init__(self, mood: Mood, size: Size, parent: QWidget | None = None) -> None:
        super().__init__(mood_word(mood), parent)
        self.mood = mood
        self._small = size == "small"
        self.setAccessibleName(
            QCoreApplication.translate("Widgets", "{mood}, {number} of 5").format(
                mood=mood_word(mood), number=mood.value
            )
        )
        self.prepare()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        width = max(self._window() + 12, round(widest(lines_of(self.text(), self._font(True)))) + 12)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = max(self._window() + 4, round(longest_word(self.text(), self._font(True))) + 5)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        lines = len(lines_of(self.text(), self._font(True), width - 4))
        above, between, below = self._rooms()
        return above + self._window() + between + lines * self._line_height() + below

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        chosen = self.isChecked()
        if chosen:
            paint_box(painter, self.rect(), 12, theme().colour("accentSoft"), theme().colour("accent"), 2)
        elif self.underMouse():
            paint_box(painter, self.rect(), 12, theme().colour("well"))
        above, between, _ = self._rooms()
        side = self._window()
        paint_mood_window(painter, QRectF((self.width() - side) / 2, above - 1, side, side), self.mood, theme())
        font = self._font(chosen)
        painter.setFont(font)
        painter.setPen(theme().colour("accentSoftInk" if chosen else "ink2"))
        lines = lines_of(self.text(), font, self.width() - 4)
        place = QRectF(2, above + side + between, self.width() - 4, self.height())
        paint_lines(painter, lines, place, self._line_height(), Qt.AlignmentFlag.AlignHCenter)

    def _rooms(self) -> tuple[int, int, int]:
        return (_SMALL_ABOVE, _SMALL_BETWEEN, _SMALL_BELOW) if self._small else (_ABOVE, _BETWEEN, _BELOW)

    def _window(self) -> int:
        return theme().drawing(36 if self._small else 58)

    def _role(self) -> Role:
        return Role.SMALL if self._small else Role.BODY

    def _line_height(self) -> int:
        return theme().line_height(self._role())

    def _font(self, bold: bool) -> QFont:
        return theme().font(self._role(), bold=bold)


class MoodPicker(QWidget):
    """Five windows in a row; 1 to 5 choose one, and so do the arrow keys and a press."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, size: Size = "large", name: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(name or QCoreApplication.translate("Widgets", "Mood"))
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._say)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for mood in Mood:
            button = MoodButton(mood, size, self)
            self._group.addButton(button, mood.value)
            row.addWidget(button, 1)

    def mood(self) -> Mood | None:
        number = self._group.checkedId()
        return Mood(number) if number > 0 else None

    def set_mood(self, mood: Mood | None) -> None:
        """Shows a mood, or none, without saying that it was picked."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(mood is not None and self._group.id(button) == mood.value)
        self._group.setExclusive(True)

    def pick(self, mood: Mood) -> None:
        """As if its window had been pressed."""
        self._group.button(mood.value).click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_0.value
        if 1 <= number <= len(Mood) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self._group.button(number).setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.pick(Mood(number))
            return
        super().keyPressEvent(event)

    def _say(self, number: int) -> None:
        self.picked.emit(Mood(number))


class MoodChip(Pressable, QPushButton):
    """The chosen mood as a chip; without one it offers to choose."""

    corner = 16

    def __init__(self, mood: Mood | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mood = mood
        self._hidden = False
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.prepare()
        self.follow_theme()
        self._speak()

    def mood(self) -> Mood | None:
        return self._mood

    def set_mood(self, mood: Mood | None) -> None:
        self._mood = mood
        self._speak()
        self.restyle()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        self._speak()
        self.update()

    def sizeHint(self) -> QSize:
        words = widest(lines_of(self._words(), self._font()))
        return QSize(round(self._left() + words + 13.5), theme().line_height(Role.CHIP) + 11)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        fill = theme().colour("accentSoft" if self.isDown() else "line" if self.underMouse() else "well")
        add = self._mood is None
        edge = theme().colour("lineStrong" if add else "line")
        paint_box(
            painter, self.rect(), self.height() / 2, None if add and not self.underMouse() else fill, edge, dashed=add
        )
        line = theme().line_height(Role.CHIP)
        lines = lines_of(self._words(), self._font())
        place = QRectF(self._left(), (self.height() - line) / 2, self.width(), line)
        if self._hidden and not add:
            paint_bars(painter, (bar_rect(rect, self._font()) for rect in line_rects(lines, place, line)))
            return
        side = self._window()
        if self._mood is not None:
            square = QRectF(9, round((self.height() - side) / 2), side, side)
            paint_mood_window(painter, square, self._mood, theme())
        painter.setFont(self._font())
        painter.setPen(theme().colour("ink2"))
        paint_lines(painter, lines, place, line)

    def _left(self) -> int:
        return 9 + self._window() + 8 if self._mood is not None else 14

    def _window(self) -> int:
        return theme().drawing(21)

    def _font(self) -> QFont:
        return theme().font(Role.CHIP)

    def _words(self) -> str:
        return mood_word(self._mood) if self._mood else QCoreApplication.translate("Widgets", "Mood")

    def _speak(self) -> None:
        self.setText(self._words() if self._mood is None or not self._hidden else "")
        if self._mood is None:
            name = QCoreApplication.translate("Widgets", "Choose a mood")
        elif self._hidden:
            name = hidden_words()
        else:
            name = QCoreApplication.translate("Widgets", "Mood: {mood}").format(mood=mood_word(self._mood))
        self.setAccessibleName(name)
