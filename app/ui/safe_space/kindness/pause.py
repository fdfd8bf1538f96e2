"""A pause for somebody who is hard on themselves: it hurts, others feel this too, something kind."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice
from app.domain.kind_words import Part, Step
from app.storage.topics import Topic
from app.ui.safe_space.kindness.stage import KindStage
from app.ui.safe_space.kindness.wishes import KIND_WISH, bundled_words, tone_of, words_for
from app.ui.safe_space.look import SIDE, side_margin
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.steps_page import StepsPage
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.tiles import Tile

_GAP = 16


class KindPause(StepsPage):
    """One sentence at a time, each until the person goes on. Nothing is asked, and nothing is kept."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        self.words = KindStage()
        super().__init__(self.words, parent)
        self._around = around
        self._tone = tone_of(around)
        self._plainer = False
        self._steps = self._make_steps()
        self.look = Tile(self.tr("Look around"), self, icon="look")
        self.letter = self.add_tool(self.tr("A letter"), "page")
        self.another = self.add_tool(self.tr("Another tone"), "prompt")
        self.wrong = self.add_tool(self.tr("This feels wrong"), "info")
        self.words.clicked.connect(self._press)
        self.look.clicked.connect(self._look_around)
        self.letter.clicked.connect(self._write_letter)
        self.another.clicked.connect(self._take_another_tone)
        self.wrong.clicked.connect(self._speak_plainer)
        around.changed.connect(self._follow)
        tab_through(self.stage, self.look, *self.places, *self.tools, self.back)
        self.begin()
        self.follow_theme()

    @property
    def count(self) -> int:
        return len(self._steps)

    def begin(self) -> None:
        self._tone = tone_of(self._around)
        self._speak(plainer=False)

    def step_back(self) -> bool:
        if self._plainer:
            self._speak(plainer=False)
            return True
        return super().step_back()

    def show_stage(self, number: int) -> None:
        self.sentence.setText(self._sentence(self._steps[number].part))
        self.words.show_step(self._steps, number, self.sentence.text())

    def arrange(self) -> None:
        self._offer_tools()
        super().arrange()

    def arrange_stage(self, stage: QRect) -> None:
        """The way to something without words stands under the plainer ones."""
        super().arrange_stage(stage)
        if self._plainer:
            place = self.stage.geometry()
            width = min(self.look.sizeHint().width(), place.width())
            height = self.look.height_at(width)
            self.look.setGeometry((self.width() - width) // 2, place.bottom() + 1 - height, width, height)
            self.stage.setGeometry(place.adjusted(0, 0, 0, -height - _GAP))

    def _make_steps(self) -> tuple[Step, ...]:
        words = bundled_words()
        if self._plainer:
            return tuple(Step(Part.END, one) for one in words.plainer)
        return words.pauses[self._tone].steps(self._around.wish(KIND_WISH))

    def _speak(self, *, plainer: bool) -> None:
        self._plainer = plainer
        self.look.setVisible(plainer)
        self._say_anew(0)

    def _say_anew(self, number: int) -> None:
        self._steps = self._make_steps()
        tone = words_for(self._tone)
        self.another.setAccessibleName(self.tr("Another tone, now: {tone}").format(tone=tone))
        self.show_step(min(number, self.count - 1))

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

    def _press(self) -> None:
        self.go_by(1)

    def _take_another_tone(self) -> None:
        self._tone = self._tone.following
        self._say_anew(self.number)

    def _speak_plainer(self) -> None:
        self._speak(plainer=True)
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _look_around(self) -> None:
        self.choice_wanted.emit(Choice.LOOK)

    def _write_letter(self) -> None:
        from app.ui.safe_space.kindness.letter_page import LetterPage

        self.page_wanted.emit(LetterPage(self._around))

    def _follow(self, what: object) -> None:
        """When the journal closes, one's own words go with it."""
        if what in (Topic.KEYS, Topic.WISHES):
            self._say_anew(self.number)
