"""Putting something away: notice it, picture a box, let it in, close the lid, put it far away, and look around."""

from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.domain.put_away import PutAway
from app.storage.put_away import new_put_away
from app.storage.topics import Topic
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.look import scaled
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.put_away.box_stage import AWAY, CLOSED, OPEN, BoxStage, ChestPose
from app.ui.safe_space.put_away.name_form import NameForm
from app.ui.safe_space.put_away.wishes import BOX_LOCK, BOX_MATERIAL, BOX_PLACE
from app.ui.safe_space.steps_page import StepsPage
from app.ui.safe_space.surroundings import Surroundings

_WIDEST = 760
_LEAST_CHEST = 120
_GAP = 12


class Step(Enum):
    """In their order; only the last one offers something to write or to choose, and that can be left alone."""

    NOTICE = auto()
    PICTURE = auto()
    LET_IN = auto()
    CLOSE = auto()
    FAR = auto()
    AROUND = auto()
    NAME = auto()


_STEPS = tuple(Step)
_POSES: dict[Step, ChestPose] = {Step.FAR: CLOSED, Step.AROUND: AWAY, Step.NAME: AWAY}
_OWN_WORDS = {Step.PICTURE: BOX_MATERIAL, Step.LET_IN: BOX_MATERIAL, Step.CLOSE: BOX_LOCK, Step.FAR: BOX_PLACE}


class PuttingAway(StepsPage):
    """The box is the person's own where they described one. Without a label nothing is stored."""

    personal = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        self.box = BoxStage()
        super().__init__(self.box, parent)
        self._around = around
        self._put: PutAway | None = None
        self.form = NameForm(around, self)
        self.keeper = KeepSoon(self._keep, self)
        self.box.clicked.connect(self._press)
        self.form.changed.connect(self._touch)
        self.form.field.returnPressed.connect(self._go_to_third)
        around.changed.connect(self._follow)
        tab_through(self.stage, *self.form.parts, *self.places, self.back)
        self.begin()
        self.follow_theme()

    @property
    def count(self) -> int:
        return len(_STEPS)

    @property
    def step(self) -> Step:
        return _STEPS[self.number]

    @property
    def onward_words(self) -> str:
        return {Step.CLOSE: self.tr("Close the lid"), Step.FAR: self.tr("Put it away")}.get(self.step, self.tr("Next"))

    @property
    def first(self) -> QWidget:
        return self.third if self.at_end else self.stage

    def begin(self) -> None:
        """From the start, and with an empty line, unless the disk did not take the one before."""
        if self.keeper.flush():
            self._put = None
            self.form.begin()
        super().begin()

    def flush(self) -> bool:
        return self.keeper.flush()

    def unsaved(self) -> NewEntry | None:
        label = self.form.label
        return NewEntry(datetime.now(), self.tr("Put away"), label) if self.keeper.owed and label else None

    def go_by(self, by: int) -> None:
        super().go_by(by)
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_stage(self, number: int) -> None:
        step = _STEPS[number]
        naming = step is Step.NAME
        self.quick_keys = not naming
        self.form.setVisible(naming)
        self.box.setEnabled(not naming)
        self.sentence.setText(self._sentence(step))
        own_words = self._around.wish(_OWN_WORDS[step]) if step in _OWN_WORDS else ""
        self.box.show_pose(_POSES.get(step, OPEN), self.sentence.text(), own_words)
        self.form.show_when()

    def arrange_stage(self, stage: QRect) -> None:
        """The line and the choice take the place of the chest where there is no room for both."""
        super().arrange_stage(stage)
        if self.step is not Step.NAME:
            self.box.show()
            return
        place = self.stage.geometry()
        width = min(scaled(_WIDEST), self.width() - 48)
        height = self.form.height_at(width, place.height())
        above = place.height() - height - _GAP
        self.box.setVisible(above >= _LEAST_CHEST)
        self.box.setGeometry(place.adjusted(0, 0, 0, -height - _GAP))
        top = place.bottom() + 1 - height if self.box.isVisibleTo(self) else place.center().y() - height // 2
        self.form.setGeometry((self.width() - width) // 2, top, width, height)

    def _sentence(self, step: Step) -> str:
        return {
            Step.NOTICE: self.tr("Notice what is here, without going into it."),
            Step.PICTURE: self.tr("Picture something strong enough to hold it."),
            Step.LET_IN: self.tr("Let it in piece by piece, as much as wants to go."),
            Step.CLOSE: self.tr("When enough of it is in, close the lid."),
            Step.FAR: self.tr("It is closed. Now put it as far away as you like."),
            Step.AROUND: self.tr("Look around: where are you, and what do you see?"),
            Step.NAME: self.tr("A label, not the thing itself. It can stay empty."),
        }[step]

    def _touch(self) -> None:
        self.keeper.touch()
        self.arrange()

    def _press(self) -> None:
        self.go_by(1)

    def _go_to_third(self) -> None:
        self.third.setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self) -> None:
        """Without words nothing is stored; and once the journal is closed there is nothing to store in."""
        own, label = self._around.own, self.form.label
        if own is None:
            return
        if label:
            until, day = self.form.until, self.form.day
            put = self._put or new_put_away(label, until, day)
            self._put = put.called(label).waiting(until, day)
            own.put_away.keep(self._put)
        elif self._put is not None:
            own.put_away.remove(self._put.uid)
            self._put = None

    def _follow(self, what: object) -> None:
        if what is Topic.SESSIONS:
            self.form.show_when()
            self.arrange()
