"""When the words of the open entry begin to be looked up, and what is said about it."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from app.jobs import Jobs
from app.ui.preferences_holder import PreferencesHolder
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen
    from app.ui.journal.spelling_marks import SpellingMarks

_LATER_MS = 500


class Marking(QObject):
    """Belongs to the journal screen. It begins when the page is there to be read: nobody waits for a dictionary."""

    def __init__(
        self, workspace: Workspace, jobs: Jobs, preferences: PreferencesHolder, screen: "JournalScreen"
    ) -> None:
        super().__init__(screen)
        self._workspace = workspace
        self._jobs = jobs
        self._preferences = preferences
        self._screen = screen
        QTimer.singleShot(_LATER_MS, self, self._begin)

    @cached_property
    def marks(self) -> "SpellingMarks":
        from app.ui.journal.spelling import Spelling
        from app.ui.journal.spelling_marks import SpellingMarks

        editor = self._screen.page.editor
        made = SpellingMarks(Spelling(self._preferences, self._workspace.wishes, self._jobs, self), editor)
        made.none_left.connect(self._say_all_known)
        made.trouble.connect(self._screen.toasts.show_message)
        editor.show_spelling(made)
        return made

    @Slot()
    def go_to_next(self) -> None:
        self.marks.go_to_next()

    @Slot()
    def _begin(self) -> None:
        self.marks.look_again()

    @Slot()
    def _say_all_known(self) -> None:
        self._screen.toasts.show_message(self.tr("From here on, the dictionary knows every word."))
