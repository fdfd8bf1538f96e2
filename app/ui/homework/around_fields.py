"""What homework belongs to: the session where it is looked at, a goal, and a worksheet or an exercise."""

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.homework import Homework
from app.storage.errors import StorageError
from app.ui.homework.around_words import named_by, tool_of, tools
from app.ui.homework.session_sheet import SessionFields, next_guess, upcoming
from app.ui.homework.words import session_words
from app.ui.trouble_sheet import tell
from app.ui.widgets.buttons import QuietButton, SecondaryButton
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.tab_order import tab_as_seen
from app.ui.widgets.text import Label
from app.workspace import Workspace


class AroundFields(QWidget):
    """Each of them may stay open. `said` comes with every change."""

    said = Signal()

    def __init__(self, workspace: Workspace, homework: Homework, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._now = workspace, now
        nothing: tuple[object, str] = (None, self.tr("Not said"))
        sessions = upcoming(workspace.sessions, now, homework.review_session)
        named = [(session.uid, session_words(session, now.date())) for session in sessions]
        goals = [(goal.uid, goal.name or self.tr("A goal without words")) for goal in workspace.goals.all()]
        self.session = DropDown((nothing, *named), self.tr("When you look at it together"), self)
        self.new_button = QuietButton(self.tr("Say when a session is"), "plus", self)
        self.new_button.side = 3
        self.goal = DropDown((nothing, *goals), self.tr("Which goal it leads to"), self)
        self.tool = DropDown((nothing, *tools(homework)), self.tr("What you do it with"), self)
        self.session.choose(homework.review_session)
        self.goal.choose(homework.goal)
        self.tool.choose(tool_of(homework))
        for box in (self.session, self.goal, self.tool):
            if box.currentIndex() < 0:
                box.setCurrentIndex(0)
        self._form = QWidget(self)
        self._fields: SessionFields | None = None
        self._lay_out()
        for box in (self.session, self.goal, self.tool):
            box.currentIndexChanged.connect(self._tell)
        self.new_button.clicked.connect(self._ask)

    def chosen(self) -> tuple[str | None, str | None, str, str]:
        """The session, the goal, the worksheet and the exercise."""
        worksheet, exercise = named_by(self.tool.currentData())
        return self.session.currentData(), self.goal.currentData(), worksheet, exercise

    def has_goals(self) -> bool:
        return self.goal.count() > 1

    @Slot()
    def _tell(self) -> None:
        self.said.emit()

    @Slot()
    def _ask(self) -> None:
        """A session that nobody noted yet, in the same sheet."""
        if self._fields is None:
            at, whom = next_guess(self._workspace.sessions, self._now)
            self._fields = SessionFields(at, whom, self._now, self._form)
            keep = SecondaryButton(self.tr("Use this session"), parent=self._form)
            keep.clicked.connect(self._keep)
            self._fields.name.returnPressed.connect(self._keep)
            column = QVBoxLayout(self._form)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
            column.addWidget(self._fields)
            column.addWidget(keep)
            tab_as_seen(self)
        self._form.show()
        self._fields.calendar.take_focus()

    @Slot()
    def _keep(self) -> None:
        if self._fields is None:
            return
        try:
            session = self._workspace.sessions.add(self._fields.at(), self._fields.with_whom())
        except StorageError as error:
            tell(error, self.window())
            return
        self.session.addItem(session_words(session, self._now.date()), session.uid)
        self._form.hide()
        self.session.choose(session.uid)
        self.session.updateGeometry()
        self.session.setFocus()

    def _lay_out(self) -> None:
        self._form.hide()
        line = FlowLayout(gap=8)
        line.addWidget(self.session)
        line.addWidget(self.new_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for box in (self.session, self.goal, self.tool):
            label = Label(box.accessibleName(), bold=True, wrap=True, parent=self)
            label.setBuddy(box)
            if box is not self.session:
                column.addSpacing(10)
            column.addWidget(label)
            if box is self.session:
                column.addLayout(line)
                column.addWidget(self._form)
            else:
                column.addWidget(box)
            if box is self.goal and not self.has_goals():
                label.hide()
                box.hide()
