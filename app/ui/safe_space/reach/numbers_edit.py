"""People and numbers made ready on a calm day: own ones as they stand in the plan, and which help lines are shown."""

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.domain.plan import WITH_NUMBERS
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.plan.part_editor import PartEditor
from app.ui.safe_space.reach.country import chosen_country
from app.ui.safe_space.reach.lines_editor import LinesEditor
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.widgets.text import Label


class NumbersEdit(ColumnPage):
    """Whoever is written here stands in the plan too: it is the same line."""

    personal = True
    passing = True
    quick_keys = False

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("People and numbers"), parent)
        own = around.own
        assert own is not None
        self._around = around
        lines = own.plan.all()
        self.keeper = KeepSoon(self._keep, self)
        self.parts = [PartEditor(around, part, [line for line in lines if line.part is part]) for part in WITH_NUMBERS]
        country = chosen_country(around)
        self.lines = LinesEditor(around, country) if country.lines else None
        words = self.tr(
            "Whoever has a number here stands first under Reach someone, right below the emergency number. "
            "They are lines of your plan, and stay in the vault."
        )
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        for part in self.parts:
            self.body.addWidget(part)
            part.edited.connect(self.keeper.touch)
            part.changed.connect(self._tab)
        if self.lines is not None:
            self.body.addWidget(self.lines)
            self.lines.changed.connect(self._tab)
        for keys, slot in (("Alt+Up", self._move_up), ("Alt+Down", self._move_down)):
            QShortcut(QKeySequence(keys), self, slot, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.parts[0].stops[0]

    def flush(self) -> bool:
        stored = self.keeper.flush()
        if self.isHidden():
            for part in self.parts:
                part.settle()
        return stored

    def unsaved(self) -> NewEntry | None:
        words = [line for part in self.parts for line in part.unsaved_words() if line]
        return NewEntry(datetime.now(), self.tr("People and numbers"), "\n\n".join(words)) if words else None

    def _keep(self) -> None:
        """Once the journal is closed there is nothing to store in; what was left over is sealed by then."""
        if self._around.own is not None:
            for part in self.parts:
                part.keep()

    def _tab(self) -> None:
        stops = [stop for part in self.parts for stop in part.stops]
        tab_through(*stops, *(self.lines.stops if self.lines else []), self.back)

    def _move_up(self) -> None:
        self._move(-1)

    def _move_down(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        for part in self.parts:
            editor = part.in_hand()
            if editor is not None:
                part.move_line(editor, by)
                self.bring_into_sight(editor)
                return
        line = self.lines.in_hand() if self.lines else None
        if self.lines is not None and line is not None:
            self.lines.move_line(line, by)
            self.bring_into_sight(line)
