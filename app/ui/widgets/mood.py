"""Choosing a mood: five windows to press."""

from typing import Literal

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from app.domain.moods import Mood
from app.ui.theme import Role, theme
from app.ui.widgets.mood_chip import MoodChip
from app.ui.widgets.mood_window import mood_word, paint_mood_window
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text_lines import lines_of, longest_word, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter

__all__ = ["MoodChip", "MoodPicker", "mood_word", "paint_mood_window"]

Size = Literal["large", "small"]

_ABOVE, _BETWEEN, _BELOW = 18, 13, 11
_SMALL_ABOVE, _SMALL_BETWEEN, _SMALL_BELOW = 8, 4, 6


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

    def take_focus(self) -> None:
        """To the chosen window, else the first one."""
        chosen = self._group.checkedButton() or self._group.button(Mood.VERY_LOW.value)
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

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
