"""Writing the plan, on a calm day and best with one's therapist: seven parts, each of which may stay empty."""

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.domain.plan import AboutPlan, PlanLine, PlanPart
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.plan.about_card import MadeWithCard, ReviewCard
from app.ui.safe_space.plan.agreed_card import AgreedCard
from app.ui.safe_space.plan.outside_card import OutsideCard
from app.ui.safe_space.plan.part_editor import PartEditor
from app.ui.safe_space.plan.reasons_editor import ReasonsEditor
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.widgets.text import Label


class PlanEditPage(ColumnPage):
    """Everything is stored while it is written."""

    personal = True
    passing = True
    quick_keys = False

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Write my plan"), parent)
        assert around.own is not None
        self._around = around
        plan = around.own.plan
        lines, self._about, self._agreed = plan.all(), plan.about(), plan.agreed()
        self.keeper = KeepSoon(self._keep, self)
        self.parts = {part: self._editor(part, [line for line in lines if line.part is part]) for part in PlanPart}
        self.agreed = AgreedCard(self._agreed)
        self.made_with = MadeWithCard(self._about.made_with)
        self.review = ReviewCard(self._about, date.today())
        self.outside = OutsideCard(around.outside)
        self._lay_out()
        for part in self.parts.values():
            part.edited.connect(self.keeper.touch)
            part.changed.connect(self._tab)
        self.agreed.edited.connect(self.keeper.touch)
        self.made_with.chosen.connect(self.keeper.touch)
        self.review.chosen.connect(self.keeper.touch)
        for keys, slot in (("Alt+Up", self._move_up), ("Alt+Down", self._move_down)):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.parts[PlanPart.SIGNS].stops[0]

    def flush(self) -> bool:
        stored = self.keeper.flush()
        if self.isHidden():
            for part in self.parts.values():
                part.settle()
        return stored

    def unsaved(self) -> NewEntry | None:
        words = [line for part in self.parts.values() for line in part.unsaved_words() if line]
        agreed = self.agreed.agreed()
        if agreed != self._agreed:
            words += [one for one in (agreed.hours, agreed.usual, agreed.otherwise) if one]
        return NewEntry(datetime.now(), self.tr("My plan"), "\n\n".join(words)) if words else None

    def _editor(self, part: PlanPart, lines: list[PlanLine]) -> PartEditor:
        if part is PlanPart.REASONS:
            return ReasonsEditor(self._around, lines)
        return PartEditor(self._around, part, lines)

    def _lay_out(self) -> None:
        words = self.tr(
            "For calm days, and best with your therapist. Any part may stay empty. "
            "It is neither a promise nor a contract, and it can change whenever you like."
        )
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        for part, editor in self.parts.items():
            self.body.addWidget(editor)
            if part is PlanPart.SERVICES:
                self.body.addWidget(self.agreed)
        for card in (self.made_with, self.review, self.outside):
            self.body.addWidget(card)

    def _keep(self) -> None:
        """Once the journal is closed there is nothing to store in; what was left over is sealed by then."""
        own = self._around.own
        if own is None:
            return
        for part in self.parts.values():
            part.keep()
        agreed = self.agreed.agreed()
        if agreed != self._agreed:
            own.plan.settle(agreed)
            self._agreed = agreed
        printed = own.plan.about().printed
        about = AboutPlan(self.made_with.made_with, self.review.reviewed, self.review.review_on, printed)
        if about != self._about:
            own.plan.note(about)
            self._about = about

    def _tab(self) -> None:
        parts: list[QWidget] = []
        for part, editor in self.parts.items():
            parts += [*editor.stops, *(self.agreed.stops if part is PlanPart.SERVICES else [])]
        tab_through(*parts, *self.made_with.options, *self.review.stops)
        tab_through(self.review.calendar, self.outside.switch, self.back)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        for part in self.parts.values():
            editor = part.in_hand()
            if editor is not None:
                part.move_line(editor, by)
                self.bring_into_sight(editor)
