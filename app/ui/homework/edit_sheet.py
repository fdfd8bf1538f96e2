"""Agreeing homework: what, why, when, how small it may be, and when it is looked at. A draft of it is kept at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.homework import Homework, HomeworkState
from app.domain.journal import NewEntry
from app.ui.homework.answer_parts import TenRow
from app.ui.homework.around_fields import AroundFields
from app.ui.homework.kept_sheet import KeptSheet, announce
from app.ui.homework.named_part import named
from app.ui.homework.schedule_fields import ScheduleFields
from app.ui.homework.when_field import WhenField
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.day_steps import months_later
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.text import Label
from app.ui.widgets.text_area import FramedTextArea
from app.workspace import Workspace

_LONGEST_NAME = 60
_MONTHS_AHEAD = 24


class HomeworkSheet(KeptSheet):
    """`kept` gives the homework when the sheet closes, if there is any; `agreed` comes before when it was agreed now.

    What was begun elsewhere comes as a homework without a uid. Once it is agreed on, what it is `in_place_of` is over.
    """

    kept = Signal(object)
    agreed = Signal(object)

    def __init__(
        self,
        workspace: Workspace,
        homework: Homework | None,
        parent: QWidget,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        is_new = homework is None or not homework.uid
        title = parent.tr("Something to try until the next session") if is_new else parent.tr("Change this homework")
        super().__init__(parent, title, width=600)
        self._store, self._now = workspace.homework, now
        self._homework = homework or Homework("")
        if is_new:
            self._homework = self._begun(workspace, self._homework)
        self._before = None if is_new else self._homework
        self.in_place_of: Homework | None = None
        self._is_gone = False
        self._agreed_day: date | None = None
        self._make_fields(workspace)
        self._lay_out()
        self._fill()
        self._connect()
        if homework is not None and is_new and (homework.title.strip() or homework.why.strip()):
            self.keeper.touch()
        self.title_field.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        written = self._written()
        is_stored = bool(written.uid) or not (written.title or written.why)
        if self._is_gone or (written == self._homework and is_stored):
            return
        if written.uid and self._store.rewrite(written):
            self._homework = written
        else:
            self._homework = self._store.add(written)
        if self.in_place_of is not None and self._homework.state is HomeworkState.AGREED:
            self._store.set_state(self.in_place_of.uid, HomeworkState.CHANGED)

    def as_entry(self) -> NewEntry:
        one = self._written()
        parts = (one.why, one.smallest, one.if_this, one.then_that, one.note)
        return NewEntry(self._now(), one.title, "\n\n".join(filter(None, parts)))

    def _begun(self, workspace: Workspace, homework: Homework) -> Homework:
        """New homework is looked at in the next session, with whoever is there, until somebody says otherwise."""
        session = workspace.sessions.next(self._now())
        review = homework.review_session or (session.uid if session else None)
        whom = homework.with_whom or (session.with_whom if session else "")
        return replace(homework, review_session=review, with_whom=whom)

    def _written(self) -> Homework:
        session, goal, worksheet, exercise = self.around.chosen()
        first = self.first.answer()
        began = self._homework
        if self._agreed_day is not None:
            began = replace(began, state=HomeworkState.AGREED, agreed_day=self._agreed_day)
        return replace(
            began,
            title=" ".join(self.title_field.area.words().split()),
            why=self.why.area.words().strip(),
            schedule=self.schedule.schedule(),
            first_at=first if isinstance(first, datetime) else None,
            smallest=self.smallest.area.words().strip(),
            if_this=self.if_this.area.words().strip(),
            then_that=self.then_that.area.words().strip(),
            sense=self.sense.answer(),
            doable=self.doable.answer(),
            note=self.note.area.words().strip(),
            with_whom=" ".join(self.whom.text().split()),
            review_session=session,
            goal=goal,
            worksheet=worksheet,
            exercise=exercise,
        )

    def _make_fields(self, workspace: Workspace) -> None:
        now, one = self._now(), self._homework
        today = now.date()
        self.title_field = FramedTextArea(self.tr("What it is"), lines=1, parent=self)
        self.why = FramedTextArea(self.tr("Why, in your own words"), parent=self)
        self.schedule = ScheduleFields(one.schedule, today, self)
        last = months_later(today, _MONTHS_AHEAD)
        begin = min(today, one.first_at.date()) if one.first_at else today
        self.first = WhenField(self.tr("The first time"), one.first_at, today, self, first=begin, last=last, timed=True)
        self.smallest = FramedTextArea(self.tr("The smallest version"), lines=1, parent=self)
        self.if_this = FramedTextArea(self.tr("If this comes in between"), lines=1, parent=self)
        self.then_that = FramedTextArea(self.tr("Then I do this"), lines=1, parent=self)
        self.sense = TenRow(self.tr("How much it makes sense to you"), self.tr("not at all"), self.tr("fully"), self)
        self.doable = TenRow(self.tr("How doable it feels"), self.tr("far too much"), self.tr("easily done"), self)
        self.offer = QuietButton(self.tr("Make it smaller"), parent=self)
        self.offer.side = 3
        self.offer_words = Label(
            self.tr("That sounds like a lot. A smaller version is worth as much."), colour_token="ink2", wrap=True
        )
        self.around = AroundFields(workspace, one, now, self)
        self.note = FramedTextArea(self.tr("A note, such as what your therapist said"), parent=self)
        self.whom = Field(self.tr("With whom you agreed it"), parent=self)
        self.whom.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.whom.setMaxLength(max(_LONGEST_NAME, len(one.with_whom)))

    def _lay_out(self) -> None:
        self.body_layout.addWidget(Label(self.tr("Everything may stay empty."), colour_token="ink2", wrap=True))
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(named(self.title_field))
        column.addWidget(named(self.why))
        column.addWidget(self.schedule)
        column.addWidget(self.first)
        column.addWidget(Label(self.tr("So that it can work"), Role.H3, wrap=True, parent=self))
        for part in (named(self.smallest), named(self.if_this), named(self.then_that), self.sense, self.doable):
            column.addWidget(part)
        column.addWidget(self.offer_words)
        column.addWidget(self.offer)
        column.addWidget(Label(self.tr("Around it"), Role.H3, wrap=True, parent=self))
        column.addWidget(self.around)
        column.addWidget(FieldWithNote(self.whom.accessibleName(), self.whom))
        column.addWidget(named(self.note))
        self.body_layout.addSpacing(8)
        self.body_layout.addLayout(column)
        if self._homework.state is HomeworkState.DRAFT:
            self.leave_button = SecondaryButton(self.tr("Keep it as a draft"), parent=self)
            self.agree_button = PrimaryButton(self.tr("We agreed on this"), parent=self)
            self.agree_button.not_yet_pressed.connect(self._say)
        else:
            self.leave_button = SecondaryButton(self.tr("As it was before"), parent=self)
            self.agree_button = PrimaryButton(self.tr("That is all"), parent=self)
        self.said = Label("", colour_token="plum", wrap=True, parent=self)
        self.said.hide()
        self.body_layout.addWidget(self.said)
        self.add_buttons(self.leave_button, self.agree_button)

    def _fill(self) -> None:
        one = self._homework
        pairs = (
            (self.title_field, one.title),
            (self.why, one.why),
            (self.smallest, one.smallest),
            (self.if_this, one.if_this),
            (self.then_that, one.then_that),
            (self.note, one.note),
        )
        for frame, words in pairs:
            frame.area.set_words(words)
        self.sense.set_answer(one.sense)
        self.doable.set_answer(one.doable)
        self.whom.setText(one.with_whom)
        self._offer_smaller()
        self._follow()

    def _connect(self) -> None:
        for frame in (self.title_field, self.why, self.smallest, self.if_this, self.then_that, self.note):
            frame.area.textChanged.connect(self._touch)
        for part in (self.schedule, self.first, self.sense, self.around):
            part.said.connect(self._touch)
        self.doable.said.connect(self._take_doable)
        self.whom.textEdited.connect(self._touch)
        self.offer.clicked.connect(self._go_to_smallest)
        self.leave_button.clicked.connect(self._leave)
        self.agree_button.clicked.connect(self._finish)

    @Slot()
    def _touch(self) -> None:
        self.keeper.touch()
        self._follow()

    def _follow(self) -> None:
        """Only what has words can be agreed on."""
        missing = self._homework.state is HomeworkState.DRAFT and not self.title_field.area.words().strip()
        self.agree_button.set_not_yet(self.tr("A few words about what it is, then it is agreed.") if missing else None)
        self.said.hide()

    @Slot(str)
    def _say(self, reason: str) -> None:
        self.said.setText(reason)
        self.said.show()
        announce(self, reason)
        self.title_field.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(self.title_field)

    @Slot()
    def _take_doable(self) -> None:
        self._offer_smaller()
        if not self.offer.isHidden():
            announce(self, self.offer_words.text())
        self._touch()

    def _offer_smaller(self) -> None:
        offers = replace(self._homework, doable=self.doable.answer()).offers_smaller
        self.offer.setVisible(offers)
        self.offer_words.setVisible(offers)

    @Slot()
    def _go_to_smallest(self) -> None:
        self.smallest.area.setFocus(Qt.FocusReason.OtherFocusReason)
        self.area.ensureWidgetVisible(self.smallest)

    @Slot()
    def _leave(self) -> None:
        """A draft is simply kept; what was agreed before becomes again what it was."""
        before = self._before
        if before is not None and before.state is not HomeworkState.DRAFT and self._written() != before:
            self._put_back(before)
        self.reject()

    def _put_back(self, before: Homework) -> None:
        with telling(self):
            self._store.rewrite(before)
            self._homework, self._is_gone = before, True

    @Slot()
    def _finish(self) -> None:
        now_agreed = self._homework.state is HomeworkState.DRAFT
        if now_agreed:
            self._agreed_day = self._homework.agreed_day or self._now().date()
            self.keeper.touch()
        if self.flush():
            if now_agreed and self._homework.uid:
                self.agreed.emit(self._homework)
            self.reject()

    @Slot()
    def _say_closed(self) -> None:
        if self._homework.uid:
            self.kept.emit(self._homework)
        super()._say_closed()
