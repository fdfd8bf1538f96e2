"""A pause for somebody who is hard on themselves: it hurts, others feel this too, something kind."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice
from app.domain.kind_words import Part, Step
from app.storage.topics import Topic
from app.ui.safe_space.big_words import BigWords, big_height
from app.ui.safe_space.kindness.light import Light
from app.ui.safe_space.kindness.wishes import KIND_WISH, bundled_words, tone_of, words_for
from app.ui.safe_space.look import SIDE, between, roominess, scaled, side_margin
from app.ui.safe_space.page import Exercise, tab_through
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.tiles import Tile
from app.ui.theme import Role, theme
from app.ui.widgets.text import Label
from app.ui.widgets.text_lines import lines_of

_WIDEST = 860
_GAP = 16
_LEAST_LIGHT, _MOST_LIGHT = 110, 280
_REACH = {Part.HURTS: 0, Part.OTHERS: 1, Part.KIND: 2, Part.END: 3}


class KindPause(Exercise):
    """One sentence at a time, each until the person goes on. Nothing is asked, and nothing is kept."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._tone = tone_of(around)
        self._steps: tuple[Step, ...] = ()
        self._step = 0
        self._plainer = False
        self.light = Light(self)
        self.before = Label("", Role.H3, "ink2", wrap=True, parent=self)
        self.words = BigWords(self)
        self.instead = Label("", Role.BODY, "ink2", wrap=True, parent=self)
        for label in (self.before, self.instead):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.look = Tile(self.tr("Look around"), self, icon="look")
        self.letter = self.add_tool(self.tr("A letter"), "page")
        self.another = self.add_tool(self.tr("Another tone"), "prompt")
        self.wrong = self.add_tool(self.tr("This feels wrong"), "info")
        self.look.clicked.connect(self._look_around)
        self.letter.clicked.connect(self._write_letter)
        self.another.clicked.connect(self._take_another_tone)
        self.wrong.clicked.connect(self._speak_plainer)
        around.changed.connect(self._follow)
        tab_through(self.third, self.other, self.people, self.look, *self.tools, self.back)
        self.begin()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.third

    @property
    def at_end(self) -> bool:
        return self._step == len(self._steps) - 1

    def begin(self) -> None:
        self._tone = tone_of(self._around)
        self._plainer = False
        self._show_step(0)

    def go_further(self) -> bool:
        if self.at_end:
            return False
        self._show_step(self._step + 1)
        return True

    def step_back(self) -> bool:
        if self._plainer:
            self._plainer = False
            self._show_step(0)
        elif self._step == 0:
            return False
        else:
            self._show_step(self._step - 1)
        return True

    def arrange(self) -> None:
        self._offer_tools()
        super().arrange()

    def arrange_stage(self, stage: QRect) -> None:
        room = roominess(self.height())
        side = min(SIDE, side_margin(self.width()))
        width = min(scaled(_WIDEST), self.width() - 2 * side)
        stage.setTop(max(stage.top(), self.back.geometry().bottom() + between(4, 12, room)))
        space = QRect(stage.adjusted((stage.width() - width) // 2, 0, 0, -self._arrange_look(stage)))
        space.setWidth(width)
        tallest = max(_height_of(step, space) for step in self._steps)
        light = min(space.height() - tallest - 2 * _GAP, scaled(_MOST_LIGHT))
        if light < _LEAST_LIGHT:
            self.light.hide()
            height = _height_of(self._steps[self._step], space)
            self._arrange_text(space, space.top() + (space.height() - height) // 2)
            return
        top = space.top() + (space.height() - light - 2 * _GAP - tallest) // 2
        self.light.show()
        self.light.setGeometry((self.width() - light * 10 // 9) // 2, top, light * 10 // 9, light)
        self._arrange_text(space, top + light + 2 * _GAP)

    def _arrange_text(self, space: QRect, top: int) -> None:
        step = self._steps[self._step]
        width = space.width()
        others = _height_of(replace(step, words=""), space)
        heights = {
            self.before: self.before.heightForWidth(width),
            self.words: big_height(step.words, width, space.height() - others),
            self.instead: self.instead.heightForWidth(width),
        }
        for part, height in heights.items():
            if part.text():
                part.setGeometry(space.left(), top, width, height)
                top += height + _GAP

    def _arrange_look(self, stage: QRect) -> int:
        """The way to something without words stands under them; says how much height that takes."""
        if not self._plainer:
            return 0
        width = min(self.look.sizeHint().width(), stage.width())
        height = self.look.height_at(width)
        self.look.setGeometry((self.width() - width) // 2, stage.bottom() + 1 - height, width, height)
        return height + _GAP

    def _all_steps(self) -> tuple[Step, ...]:
        words = bundled_words()
        if self._plainer:
            return tuple(Step(Part.END, one) for one in words.plainer)
        return words.pauses[self._tone].steps(self._around.wish(KIND_WISH))

    def _show_step(self, number: int) -> None:
        self._steps = self._all_steps()
        self._step = min(number, len(self._steps) - 1)
        step = self._steps[self._step]
        ways = _ways(step)
        for label, words in ((self.before, step.before), (self.instead, ways)):
            label.setText(words)
            label.setVisible(bool(words))
        self.words.show_words(step.words, " ".join(part for part in (step.before, step.words, ways) if part))
        self.light.show_reach(_REACH[step.part])
        self.look.setVisible(self._plainer)
        self.sentence.setText(self._sentence(step.part))
        self.another.setAccessibleName(self.tr("Another tone, now: {tone}").format(tone=words_for(self._tone)))
        if self.at_end:
            self.third.set_look(self.tr("Done for now"))
        else:
            self.third.set_look(self.tr("Next"), icon_after="next", strong=True)
        self.arrange()

    def _sentence(self, part: Part) -> str:
        if self._plainer:
            return self.tr("Many people find kindness hard; you can tell your therapist.")
        return {
            Part.HURTS: self.tr("First: that it is hard."),
            Part.OTHERS: self.tr("Second: that others feel this too."),
            Part.KIND: self.tr("Third: something kind."),
            Part.END: self.tr("The pause ends here; stay as long as you like."),
        }[part]

    def _offer_tools(self) -> None:
        """Where there is not room for all, the letter waits until the end, and then stands in for the other tones."""
        side = min(SIDE, side_margin(self.width()))
        wanted = sum(tool.sizeHint().width() + _GAP for tool in (self.back, *self.tools))
        crowded = wanted > self.width() - 2 * side
        letter = self._around.own is not None and not self._plainer and (not crowded or self.at_end)
        self.letter.setVisible(letter)
        self.another.setVisible(not self._plainer and not (crowded and letter))
        self.wrong.setVisible(not self._plainer)

    def _take_another_tone(self) -> None:
        self._tone = self._tone.following
        self._show_step(self._step)

    def _speak_plainer(self) -> None:
        self._plainer = True
        self._show_step(0)
        self.third.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_around(self) -> None:
        self.choice_wanted.emit(Choice.LOOK)

    def _write_letter(self) -> None:
        from app.ui.safe_space.kindness.letter_page import LetterPage

        self.page_wanted.emit(LetterPage(self._around))

    def _follow(self, what: object) -> None:
        """When the journal closes, one's own words go with it."""
        if what in (Topic.KEYS, Topic.WISHES):
            self._show_step(self._step)


def _ways(step: Step) -> str:
    """What can be done instead, on one line or several, none of them broken in the middle."""
    ways = ", ".join(way.replace(" ", "\N{NO-BREAK SPACE}") for way in step.instead)
    return QCoreApplication.translate("KindWords", "Or: {ways}").format(ways=ways) if ways else ""


def _height_of(step: Step, space: QRect) -> int:
    """What the texts of a step need of a place, with the gaps between them."""
    width = space.width()
    small = [(step.before, Role.H3), (_ways(step), Role.BODY)]
    used = sum(
        len(lines_of(words, theme().font(role), width)) * theme().line_height(role) + _GAP
        for words, role in small
        if words
    )
    return used + (big_height(step.words, width, space.height() - used) if step.words else 0)
