"""What is here around me? Five things to see, four to touch, three to hear, two to smell, one to taste."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.safe_space.grounding.circles import SIDE, Circle
from app.ui.safe_space.grounding.senses import STEPS, USUAL, Sense, words_for
from app.ui.safe_space.look import between, roominess
from app.ui.safe_space.page import Exercise, tab_through
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role, theme
from app.ui.widgets.themed import Themed, smooth_painter

_GAP = 28
_SMALLEST_COUNT = 32


class CountHeading(Themed, QLabel):
    """A large number over a few words; the number gives way where height is scarce."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = ""
        self._words = ""
        self.follow_theme()

    def set_words(self, count: int, words: str) -> None:
        self._count, self._words = str(count), words
        self.setText(f"{count} {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().line_height(Role.PACER) * 10, self._usual_count_height() + theme().line_height(Role.PACER))

    @property
    def places(self) -> tuple[QRectF, QRectF]:
        """Where the number and the words stand."""
        below = theme().line_height(Role.PACER)
        return (
            self._place(self._count, self._count_font(), 0, self.height() - below),
            self._place(self._words, theme().font(Role.PACER), self.height() - below, below),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        number, words = self.places
        self._write(painter, number, self._count, self._count_font(), "lampInk")
        self._write(painter, words, self._words, theme().font(Role.PACER), "ink1")

    def _place(self, words: str, font: QFont, top: float, height: float) -> QRectF:
        width = QFontMetricsF(font).horizontalAdvance(words)
        return QRectF((self.width() - width) / 2, top, width, height)

    def _write(self, painter: QPainter, place: QRectF, words: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(theme().colour(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, words)

    def _count_font(self) -> QFont:
        room = self.height() - theme().line_height(Role.PACER)
        font = theme().font(Role.COUNT)
        font.setPixelSize(max(_SMALLEST_COUNT, min(font.pixelSize(), int(room * 0.95))))
        return font

    def _usual_count_height(self) -> int:
        return theme().line_height(Role.COUNT)


class LookAround(Exercise):
    """One step at a time, at any speed. Nothing is counted but what the person ticks, and nothing is kept."""

    under_sentence = (10, 81)
    over_sentence = (6, 37)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = 0
        self._senses: dict[int, Sense] = {}
        self._heading = CountHeading(self)
        self.circles = [Circle(self) for _ in range(max(STEPS))]
        for circle in self.circles:
            circle.toggled.connect(self._follow_tick)
            circle.keyed.connect(self._move_on)
        self.ways = self.add_tool(self.tr("Other ways"), "more")
        self.ways.clicked.connect(self._show_ways)
        self.tool = self.add_tool(self.tr("Another sense"), "senses")
        self.tool.clicked.connect(self._swap)
        for widget in (*self.places, *self.tools):
            widget.raise_()
        tab_through(*self.circles, *self.places, *self.tools, self.back)
        self.begin()
        self.follow_theme()

    @property
    def count(self) -> int:
        """How many things this step is about."""
        return STEPS[self._step]

    @property
    def heading(self) -> str:
        return self._heading.text()

    @property
    def at_end(self) -> bool:
        return self._step == len(STEPS) - 1

    @property
    def first(self) -> QWidget:
        return self.circles[0]

    def go_further(self) -> bool:
        if self.at_end:
            return False
        self.go_on()
        return True

    def begin(self) -> None:
        self._senses = dict(USUAL)
        self._show_step(0)

    def step_back(self) -> bool:
        if self._step == 0:
            return False
        self._show_step(self._step - 1)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def go_on(self) -> None:
        """To the next step, while there is one."""
        self._show_step(self._step + 1)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange_stage(self, stage: QRect) -> None:
        room = roominess(self.height())
        shown = self.circles[: self.count]
        gap = min(_GAP, (self.width() - self.count * SIDE) // (self.count + 1))
        width = self.count * SIDE + (self.count - 1) * gap
        top = stage.bottom() + 1 - SIDE
        for number, circle in enumerate(shown):
            circle.setGeometry((self.width() - width) // 2 + number * (SIDE + gap), top, SIDE, SIDE)
        if self.corner < self.width() / 2 + _SMALLEST_COUNT:
            stage.setTop(self.back.geometry().bottom() + 1)
        space = top - between(6, 40, room) - stage.top()
        height = min(self._heading.sizeHint().height(), space)
        self._heading.setGeometry(0, stage.top() + (space - height) // 2, self.width(), height)

    def _show_step(self, step: int) -> None:
        self._step = step
        for number, circle in enumerate(self.circles):
            circle.setChecked(False)
            circle.setVisible(number < self.count)
        if self.at_end:
            self.third.set_look(self.tr("Done for now"))
        else:
            words = self.tr("On to {count}").format(count=STEPS[step + 1])
            self.third.set_look(words, icon_after="next", strong=True)
        self._name_things()
        self._say()
        self.arrange()

    def _show_ways(self) -> None:
        from app.ui.safe_space.grounding.other_ways import OtherWays

        self.page_wanted.emit(OtherWays())

    def _swap(self) -> None:
        self._senses[self.count] = self._senses[self.count].following
        self._name_things()

    def _name_things(self) -> None:
        words = words_for(self._senses[self.count], self.count)
        self._heading.set_words(self.count, words)
        for number, circle in enumerate(self.circles, start=1):
            name = self.tr("{number} of {count} {things}")
            circle.setAccessibleName(name.format(number=number, count=self.count, things=words))

    def _follow_tick(self, ticked: bool) -> None:
        self._say()

    def _move_on(self) -> None:
        """The keyboard goes ahead by itself, so that Space alone walks through the steps; it never leaves by itself."""
        free = [circle for circle in self.circles[: self.count] if not circle.isChecked()]
        if free:
            free[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif not self.at_end:
            self.third.setFocus(Qt.FocusReason.TabFocusReason)

    def _say(self) -> None:
        if not self.at_end:
            words = self.tr("Tap one for each. Any order, any size.")
        elif self.circles[0].isChecked():
            words = self.tr("You are here. Stay as long as you like.")
        else:
            words = self.tr("Tap it when you have it. None is fine too.")
        self.sentence.setText(words)
