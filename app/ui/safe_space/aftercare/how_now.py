"""How is it now? One press answers, nothing has to be answered, and Leave is always in its place."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.haven_moments import Answer, Helped
from app.ui.safe_space.aftercare.answers import AnswerTile, RatedScale
from app.ui.safe_space.look import between, roominess, scaled, side_margin
from app.ui.safe_space.page import Exercise, tab_through
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.visit import Visit
from app.ui.theme import Role
from app.ui.widgets.text import Label

_TALLEST = 132
_GAP = 20
_ROOM_FOR_A_SENTENCE = 0.5
_WIDEST = 1240
_WIDEST_SCALE = 460


class HowNow(Exercise):
    """Numbers for how it was and how it is are asked here together, because nothing may stand on the way in."""

    personal = True
    passing = True
    over_sentence = (2, 23)

    def __init__(self, around: Surroundings, visit: Visit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self._visit = visit
        self.heading = Label(self.tr("How is it now?"), Role.H1, parent=self)
        self.setAccessibleName(self.heading.text())
        self.answers = [AnswerTile(helped, words, self) for helped, words in self._words()]
        self._group = QButtonGroup(self)
        for answer in self.answers:
            self._group.addButton(answer)
        # Tab stops once at the answers, and arrow keys go through them: as it is in any group that has the keyboard.
        for answer in self.answers[1:]:
            answer.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.before = RatedScale(self.tr("How hard it was"), self)
        self.after = RatedScale(self.tr("How hard it is now"), self)
        self.before.scale.said.connect(self._note)
        self.after.scale.said.connect(self._note)
        self._group.buttonClicked.connect(self._answer)
        self.third.set_look(self.tr("Leave"), strong=True)
        tab_through(*self.answers, self.before.scale, self.after.scale, *self.places, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        """Whoever presses "Done for now" twice is out, and has said nothing."""
        return self.third

    def press_digit(self, number: int) -> None:
        if number < len(self.answers):
            self.answers[number].click()

    def go_elsewhere(self) -> None:
        if self._visit.answer.not_better:
            self._show_other_ways()
        else:
            super().go_elsewhere()

    def arrange(self) -> None:
        """Where height is scarce, what is optional does without saying so."""
        scarce = roominess(self.height()) < _ROOM_FOR_A_SENTENCE
        self.sentence.setText("" if scarce else self.tr("Numbers only if you like."))
        super().arrange()
        self.heading.resize(self.heading.sizeHint())
        middle = self.back.geometry().center().y() - self.heading.height() // 2
        self.heading.move(self.back.geometry().right() + 24, middle)

    def arrange_stage(self, stage: QRect) -> None:
        room = roominess(self.height())
        side = side_margin(self.width())
        width = min(self.width() - 2 * side, scaled(_WIDEST))
        top = self.back.geometry().bottom() + between(8, 24, room)
        field = QRect((self.width() - width) // 2, top, width, stage.bottom() + 1 - top)
        gap = between(12, _GAP, room)
        scales = self._scales_height()
        tiles, columns = self._tiles_height(width, gap), self._columns(width, gap)
        spare = field.height() - scales - tiles * (len(self.answers) // columns)
        tall = min(scaled(_TALLEST), tiles + max(0, spare - 3 * gap) // 4)
        used = tall * (len(self.answers) // columns) + gap * (len(self.answers) // columns - 1)
        apart = max(between(8, 40, room), (field.height() - used - scales) // 3)
        begin = field.top() + max(0, (field.height() - used - scales - apart) // 2)
        self._place_answers(QRect(field.left(), begin, width, used), columns, gap)
        self._place_scales(QRect(field.left(), begin + used + apart, width, scales), gap)

    def _place_answers(self, place: QRect, columns: int, gap: int) -> None:
        rows = len(self.answers) // columns
        across = (place.width() + gap) / columns
        height = (place.height() - gap * (rows - 1)) // rows
        for number, answer in enumerate(self.answers):
            left = place.left() + round((number % columns) * across)
            top = place.top() + (number // columns) * (height + gap)
            answer.setGeometry(left, top, round(across) - gap, height)

    def _place_scales(self, place: QRect, gap: int) -> None:
        """Side by side below the answers, a little further apart than they are."""
        width = min((place.width() - 3 * gap) // 2, scaled(_WIDEST_SCALE))
        self.before.setGeometry(place.left(), place.top(), width, place.height())
        self.after.setGeometry(place.left() + (place.width() + 2 * gap) // 2, place.top(), width, place.height())

    def _columns(self, width: int, gap: int) -> int:
        widest = max(answer.sizeHint().width() for answer in self.answers)
        return 4 if 4 * widest + 3 * gap <= width else 2

    def _tiles_height(self, width: int, gap: int) -> int:
        columns = self._columns(width, gap)
        return max(answer.height_at((width - gap * (columns - 1)) // columns) for answer in self.answers)

    def _scales_height(self) -> int:
        return max(scale.sizeHint().height() for scale in (self.before, self.after))

    def _words(self) -> list[tuple[Helped, str]]:
        return [
            (Helped.WORSE, self.tr("Worse")),
            (Helped.SAME, self.tr("The same")),
            (Helped.A_LITTLE, self.tr("A little better")),
            (Helped.A_LOT, self.tr("A lot better")),
        ]

    def _answer(self) -> None:
        self._note()
        if self._said() is Helped.WORSE:
            self._show_other_ways()
        else:
            self.third.setFocus(Qt.FocusReason.TabFocusReason)

    def _note(self) -> None:
        """What is said so far; where it is not better, the first place offers something else more plainly."""
        answer = Answer(self._said(), self.before.scale.answer(), self.after.scale.answer())
        self._visit.say(answer)
        self.other.set_look(self.tr("Something else"), strong=answer.not_better)

    def _said(self) -> Helped | None:
        chosen = self._group.checkedButton()
        return chosen.helped if isinstance(chosen, AnswerTile) else None

    def _show_other_ways(self) -> None:
        from app.ui.safe_space.aftercare.other_ways import OtherWays

        self.page_wanted.emit(OtherWays(self._around, self._visit))
