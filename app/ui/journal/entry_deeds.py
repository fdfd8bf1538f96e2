"""What is done with the entry that is open, each deed one method from the press to what is seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.domain.journal import Version
from app.storage.errors import StorageError
from app.ui.messages import sentence_for
from app.ui.trouble_sheet import telling
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen


class EntryDeeds(QObject):
    """Belongs to the journal screen."""

    def __init__(self, workspace: Workspace, screen: "JournalScreen") -> None:
        super().__init__(screen)
        self._workspace = workspace
        self._screen = screen

    @Slot()
    def offer_prompt(self) -> None:
        """A sentence to begin from, or to go on from."""
        from app.ui.journal.prompt_sheet import PromptSheet
        from app.ui.journal.prompts import Prompts

        with telling(self._screen):
            sheet = PromptSheet(self._screen, Prompts(self._workspace, self.tr("Your own")))
            sheet.chosen.connect(self._write_to)
            sheet.open()

    @Slot(str)
    def _write_to(self, words: str) -> None:
        if self._screen.page.covered:
            return
        self._screen.page.editor.begin_below(words)
        self._screen.page.begin_writing()

    @Slot()
    def show_versions(self) -> None:
        """Earlier states beside how it stands now."""
        from app.ui.journal.versions_sheet import VersionsSheet

        entry = self._screen.page.keeper.settle()
        if entry is None:
            return
        try:
            versions = self._workspace.versions.of(entry.uid)
        except StorageError as error:
            self._say(sentence_for(error).title)
            return
        sheet = VersionsSheet(self._screen, entry, versions)
        sheet.restored.connect(self._go_back_to)
        sheet.forgotten.connect(self._forget_versions)
        sheet.open()

    @Slot(object)
    def _go_back_to(self, version: Version) -> None:
        """Written over the page as one step, so that it can be undone like anything typed."""
        page = self._screen.page
        entry = page.keeper.entry
        if entry is None or page.covered:
            return
        try:
            self._workspace.versions.keep_now(entry)
        except StorageError as error:
            self._say(sentence_for(error).title)
            return
        page.title.set_title(version.title)
        page.editor.write_over(version.body)
        page.keeper.flush()
        self._say(self.tr("It stands as it was then."))

    @Slot()
    def _forget_versions(self) -> None:
        entry = self._screen.page.keeper.entry
        if entry is None:
            return
        try:
            self._workspace.versions.forget(entry.uid)
        except StorageError as error:
            self._say(sentence_for(error).title)
            return
        self._say(self.tr("The earlier states are gone."))

    @Slot()
    def count_words(self) -> None:
        """Only when asked."""
        words = self._screen.page.editor.selected_words() or self._screen.page.editor.text()
        count = len(words.split())
        one, more = self.tr("One word."), self.tr("{count} words.").format(count=f"{count:,}")
        self._say(one if count == 1 else more)

    @Slot()
    def print_entry(self) -> None:
        """Through the system's own dialog."""
        from app.ui.journal.printing import EntryPrint

        entry = self._screen.page.keeper.settle()
        if entry is not None:
            EntryPrint(entry, self._screen).ask()

    @Slot()
    def turn_closing(self) -> None:
        """Keeps the entry closed, or open again; the screen above asks for the password."""
        entry = self._screen.page.keeper.settle()
        if entry is None:
            return
        if not entry.closed:
            self._screen.closing_wanted.emit(entry.uid)
            return
        try:
            self._workspace.journal.keep_open(entry.uid)
        except StorageError as error:
            self._say(sentence_for(error).title)
            return
        self._screen.show_opened(entry.uid)
        self._say(self.tr("This entry opens like any other now."))

    def keep_closed(self, uid: str) -> None:
        """The password was given, or is there."""
        try:
            self._workspace.journal.keep_closed(uid)
        except StorageError as error:
            self._say(sentence_for(error).title)
            return
        self._screen.list.entry_gone(uid)
        self._screen.reopen(uid)
        self._say(self.tr("Kept closed. Whoever has your password can open it."))

    @Slot()
    def ask_to_open(self) -> None:
        entry = self._screen.page.keeper.entry
        if entry is not None:
            self._screen.opening_wanted.emit(entry.uid)

    def _say(self, words: str) -> None:
        self._screen.toasts.show_message(words)
