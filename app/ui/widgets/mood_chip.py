"""The chosen mood as a chip."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QFont, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.domain.moods import Mood
from app.ui.theme import Role, theme
from app.ui.widgets.bars import bar_rect, hidden_words, paint_bars
from app.ui.widgets.mood_window import mood_word, paint_mood_window
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text_lines import line_rects, lines_of, paint_lines, widest
from app.ui.widgets.themed import Pressable, smooth_painter


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
