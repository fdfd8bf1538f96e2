"""What works for me: a plain list of what somebody said helped, built from their own answers and shown only to them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.domain.haven_moments import HavenMoment, what_helped
from app.storage.errors import StorageError
from app.ui.messages import sentence_for
from app.ui.safe_space.aftercare.moment_words import counted_words, exercise_words, noted_words, times_words
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.rows import GoRow, HavenCard, RowsCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.date_words import moment_words
from app.ui.widgets.text import Label


class DatesPage(ColumnPage):
    """When it was, and what was noted then, latest first."""

    personal = True
    passing = True

    def __init__(self, exercise: str, moments: Sequence[HavenMoment], parent: QWidget | None = None) -> None:
        super().__init__(exercise, parent)
        card = HavenCard(spacing=2)
        for moment in moments:
            card.body.addWidget(Label(moment_words(moment.began, date.today()), Role.BODY, bold=True, wrap=True))
            card.body.addWidget(Label(noted_words(moment), Role.BODY, "ink2", wrap=True))
            card.body.addSpacing(10)
        self.body.addWidget(card)
        self.follow_theme()


class WhatWorks(ColumnPage):
    """A row for each exercise; pressed, it shows the dates. Everything can be forgotten, and that taken back."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What works for me"), parent)
        self._around = around
        words = self.tr("Only you see this. It comes from what you said yourself, and from nothing else.")
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(16)
        self.body.addLayout(self._list)
        self._forgotten: list[HavenMoment] = []
        self._behind: list[tuple[str, Sequence[HavenMoment]]] = []
        self.rows: list[GoRow] = []
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._show_dates)
        self.forget = SecondaryButton(self.tr("Forget all of this"), "bin")
        self.forget.clicked.connect(self._forget)
        self.undo = SecondaryButton(self.tr("Undo"), "undo")
        self.undo.clicked.connect(self._take_back)
        for button in (self.forget, self.undo):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_kept()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.rows[0] if self.rows else self.back

    def _show_kept(self) -> None:
        self._clear()
        moments, trouble = self._moments()
        found = what_helped(moments)
        helped = [one for one in found if one.mostly_helps]
        others = [one for one in found if not one.mostly_helps]
        for title, part in ((self.tr("What helped"), helped), (self.tr("Only sometimes, or not so far"), others)):
            if part:
                rows = [self._row(exercise_words(one.exercise), counted_words(one), one.said) for one in part]
                self._list.addWidget(RowsCard(title, rows))
        if unanswered := [one for one in reversed(moments) if one.answer.helped is None]:
            words = self.tr("Noted without an answer")
            self._list.addWidget(RowsCard("", [self._row(words, times_words(unanswered), unanswered)]))
        if not moments:
            self._list.addWidget(Label(trouble or self._nothing_words(), Role.BODY, wrap=True))
        self.forget.setVisible(bool(moments))
        self.undo.setVisible(bool(self._forgotten))
        tab_through(*self.rows, self.forget, self.undo, self.back)

    def _moments(self) -> tuple[list[HavenMoment], str]:
        """What is kept, or why it cannot be read."""
        own = self._around.own
        try:
            return own.haven_moments.all() if own is not None else [], ""
        except StorageError as error:
            return [], sentence_for(error).whole

    def _nothing_words(self) -> str:
        if self._forgotten:
            return self.tr("Forgotten. Until you leave this page, you can take that back.")
        return self.tr("Nothing here yet. It grows from your answers, if you want to be asked.")

    def _row(self, name: str, about: str, moments: Sequence[HavenMoment]) -> GoRow:
        row = GoRow(name, about)
        self._group.addButton(row, len(self.rows))
        self.rows.append(row)
        self._behind.append((name, moments))
        return row

    def _clear(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row in self.rows:
            self._group.removeButton(row)
        self.rows, self._behind = [], []

    def _show_dates(self, number: int) -> None:
        self.page_wanted.emit(DatesPage(*self._behind[number]))

    def _forget(self) -> None:
        own = self._around.own
        if own is None:
            return
        with telling(self):
            before = own.haven_moments.all()
            own.haven_moments.remove_all()
            self._forgotten = before
        self._show_kept()
        (self.undo if self._forgotten else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_back(self) -> None:
        own = self._around.own
        if own is None:
            return
        with telling(self):
            own.haven_moments.add(self._forgotten)
            self._forgotten = []
        self._show_kept()
        self.first.setFocus(Qt.FocusReason.OtherFocusReason)
