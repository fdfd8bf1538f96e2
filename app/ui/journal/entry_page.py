"""The page of an entry: opens it, keeps it, hides it."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.journal import Entry
from app.domain.moods import Mood
from app.ui.journal.keeper import Keeper, Kept, Written
from app.ui.journal.marks import Marks
from app.ui.journal.page_frame import PageFrame
from app.ui.journal.plain_text import for_qt
from app.ui.preferences_holder import PreferencesHolder
from app.ui.private_copy import private_copy
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.journal.closed_cover import ClosedCover
    from app.ui.phrase_offer import PhraseOffer


class EntryPage(PageFrame):
    """Always holds a page, be it one that nothing was written on yet."""

    hide_toggled = Signal(bool)
    lock_wanted = Signal()
    back_wanted = Signal()
    moment_wanted = Signal()
    too_long = Signal()
    opening_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, workspace: Workspace, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        super().__init__(preferences.value, parent)
        self._filling = False
        self._hidden = False
        self._covered = False
        self._focus_before: QWidget | None = None
        self.keeper = Keeper(workspace.journal, self._written, self)
        self.marks = Marks(workspace, self.keeper, self.mood, self)
        self.editor.show_pictures(workspace.pictures)
        self._wishes_kept, self._plan_kept = workspace.wishes, workspace.plan
        self._connect()
        preferences.changed.connect(self.take_wishes)
        self.keeper.begin()
        self.show_moment()

    @cached_property
    def cover(self) -> "ClosedCover":
        """Made for the first entry that is kept closed."""
        from app.ui.journal.closed_cover import ClosedCover

        made = ClosedCover(self)
        made.opening_wanted.connect(self.opening_wanted)
        return made

    @cached_property
    def offer(self) -> "PhraseOffer":
        """Made when something was written for the first time."""
        from app.ui.phrase_offer import PhraseOffer

        made = PhraseOffer(self._wishes_kept, self._plan_kept, self)
        made.help_wanted.connect(self.help_wanted)
        self.offer_place.addWidget(made)
        return made

    def open(self, entry: Entry, *, proven: bool = False) -> bool:
        """Shows an entry once the words before it are stored; False when they could not be, and then they stay.

        One that is kept closed is covered unless somebody has `proven` that it is theirs.
        """
        self.marks.finish()
        if not self.keeper.flush():
            return False
        covered = entry.closed and not proven
        self._fill(entry.title, entry.body, entry.mood)
        self.keeper.open(entry, sealed=covered)
        self.set_covered(covered)
        self.marks.read(covered=self._covered)
        self.show_moment()
        return True

    def begin(self, mood: Mood | None = None) -> bool:
        """Shows an empty page, likewise."""
        self.marks.finish()
        if not self.keeper.flush():
            return False
        self._fill("", "", mood)
        self.keeper.begin()
        self.marks.read()
        self.show_moment()
        self.set_covered(False)
        return True

    @property
    def covered(self) -> bool:
        """Whether the entry is kept closed and nobody gave its password yet."""
        return self._covered

    @Slot()
    def restyle(self) -> None:
        """Another look is no other words, so nothing is there to be stored."""
        self._filling = True
        super().restyle()
        self._filling = False

    @Slot()
    def begin_writing(self) -> None:
        """The focus goes to the words."""
        part = self.cover.open_button if self._covered else self.editor
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        if self._hidden:
            self.tools.hide_button.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._covered:
            self.cover.open_button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.begin_writing()

    @Slot()
    def show_moment(self) -> None:
        self.when.show_moment(self.keeper.about or datetime.now(), self.keeper.entry)

    def hide_words(self, hidden: bool) -> None:
        """Bars instead of words; what was selected and in sight is there again afterwards."""
        if hidden == self._hidden:
            return
        self._hidden = hidden
        if hidden:
            self.keeper.flush()
            self._focus_before = next((part for part in (self.title, self.editor) if part.hasFocus()), None)
            self.format_button.setChecked(False)
            self.marks.finish()
            self._close_beside()
        self.tools.set_hidden(hidden)
        self.format_button.setEnabled(not hidden)
        self.when.button.setEnabled(not hidden)
        self.mood.hide_words(hidden)
        self.marks.hide_words(hidden)
        for tool in (self.menu, self.saved.keep_line, self.saved.prompt):
            tool.setEnabled(not hidden)
        self.set_covered(self._covered)
        for cover in self.covers:
            cover.hide_words(hidden)
        if not hidden and self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_beside(self) -> None:
        """What was offered or looked for belongs to the words of before."""
        if "offer" in self.__dict__:
            self.offer.begin()
        if "find_bar" in self.__dict__:
            self.find_bar.field.clear()
            self.find_bar.hide()

    def set_covered(self, covered: bool) -> None:
        """Nothing that lies under the cover can be reached by keys either."""
        if covered or self._covered:
            self.cover.setVisible(covered)
        self._covered = covered
        parts = (self.title, self.editor, self.mood, self.format_button, self.when, self.saved, self.format_row)
        while_hidden = (self.format_button, self.format_row, self.when)
        for part in parts:
            part.setEnabled(not covered and not (self._hidden and part in while_hidden))
        self.menu.find_in.setEnabled(not covered and not self._hidden)

    def _fill(self, title: str, body: str, mood: Mood | None) -> None:
        self._filling = True
        self._close_beside()
        self.title.set_title(title)
        self.editor.open_text(body)
        self.mood.set_mood(mood)
        for cover in self.covers:
            cover.update()
        self._filling = False

    def _written(self) -> Written:
        return Written(self.title.title(), self.editor.text(), self.mood.mood())

    def _connect(self) -> None:
        self.tools.hide_toggled.connect(self.hide_toggled)
        self.tools.lock_wanted.connect(self.lock_wanted)
        self.back_button.clicked.connect(self.back_wanted)
        self.format_button.toggled.connect(self.format_row.setVisible)
        self.format_row.around_wanted.connect(self._format_around)
        self.format_row.before_wanted.connect(self._format_before)
        self.when.pressed.connect(self.moment_wanted)
        self.title.textChanged.connect(self._note_change)
        self.title.left_below.connect(self.begin_writing)
        self.editor.textChanged.connect(self._note_change)
        self.editor.too_long.connect(self.too_long)
        self.mood.changed.connect(self._save)
        self.keeper.state_changed.connect(self._show_saved)
        self.keeper.came.connect(self.show_moment)
        self.saved.again_wanted.connect(self._save)
        self.saved.copy_wanted.connect(self._copy_words)

    @Slot()
    def _note_change(self) -> None:
        if not self._filling:
            self.keeper.touch()

    @Slot()
    def _save(self) -> None:
        self.keeper.flush()

    @Slot()
    def _show_saved(self) -> None:
        self.saved.show_state(self.keeper.state, self.keeper.error)
        if self.keeper.state is Kept.SAVED and self.editor.hasFocus():
            self.offer.look_at(self.editor.text())

    @Slot()
    def _copy_words(self) -> None:
        written = self._written()
        words = "\n\n".join(part for part in (written.title, written.body) if part)
        QGuiApplication.clipboard().setMimeData(private_copy(for_qt(words)))

    @Slot(str)
    def _format_around(self, mark: str) -> None:
        self.editor.toggle_around(mark)
        self.begin_writing()

    @Slot(str)
    def _format_before(self, beginning: str) -> None:
        self.editor.toggle_before(beginning)
        self.begin_writing()
