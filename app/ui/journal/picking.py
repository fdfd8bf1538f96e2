"""Picking words out of an entry: a line to keep, something to bring to a session."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.storage.errors import StorageError
from app.ui.messages import sentence_for
from app.ui.trouble_sheet import telling
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen

_LONGEST = 600
_MARKERS = re.compile(r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)")


class Picking(QObject):
    """Each deed can be taken back from its own message."""

    def __init__(self, workspace: Workspace, screen: "JournalScreen") -> None:
        super().__init__(screen)
        self._workspace = workspace
        self._screen = screen
        self._picked = ""

    @Slot()
    def keep_line(self) -> None:
        """Keeps what is selected, else the line with the cursor."""
        page = self._screen.page
        words = line_of(page.editor.selected_or_line())
        entry = page.keeper.settle() if words else None
        if entry is None:
            self._screen.toasts.show_message(self.tr("Put the cursor on a line, then keep it."))
            return
        if entry.closed:
            self._screen.toasts.show_message(self.tr("This entry is kept closed, so nothing of it is shown elsewhere."))
            return
        try:
            self._picked = self._workspace.kept_lines.add(entry.uid, words) or ""
        except StorageError as error:
            self._screen.toasts.show_message(sentence_for(error).title)
            return
        self._screen.toasts.show_message(self.tr("Kept. You will find it on Today."), self._let_line_go)

    @Slot()
    def toggle_bring(self) -> None:
        """Marks what is selected, else the entry; a marked entry with nothing selected is no longer marked."""
        page = self._screen.page
        entry = page.keeper.settle()
        if entry is None or entry.closed:
            return
        topics = self._workspace.topics
        words = page.editor.selected_words().strip()[:_LONGEST]
        try:
            known = topics.of(entry.uid)
            if known and not words:
                for topic in known:
                    topics.remove(topic.uid)
                said, undo = self.tr("No longer marked for a session."), None
            else:
                self._picked = topics.add(entry.uid, words) or ""
                said, undo = self.tr("Marked to bring to a session."), self._let_topic_go
        except StorageError as error:
            self._screen.toasts.show_message(sentence_for(error).title)
            return
        self._screen.toasts.show_message(said, undo)
        self._screen.show_marks()

    def _let_line_go(self) -> None:
        with telling(self._screen):
            self._workspace.kept_lines.remove(self._picked)

    def _let_topic_go(self) -> None:
        with telling(self._screen):
            self._workspace.topics.remove(self._picked)
        self._screen.show_marks()


def line_of(words: str) -> str:
    """The words on one line without the marker that a line of Markdown begins with."""
    return " ".join(_MARKERS.sub("", words).split())[:_LONGEST].rstrip()
