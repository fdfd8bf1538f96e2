"""Bringing in a journal, from the choice of a file to the sentence that says what came of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.jobs import Job, Jobs, Work
from app.storage.errors import StorageError
from app.storage.own_rows import TOPICS
from app.storage.topics import Topic
from app.ui.journal.import_card import ImportCard
from app.ui.journal.import_sheet import ImportSheet, LeftOutSheet, UnfitSheet
from app.ui.journal.import_words import brought_words, stay_out_words, taken_back_words, unfit_words
from app.ui.journal.import_work import BringIn, Brought, FoundFile, ReadFile, TakeBack
from app.ui.messages import sentence_for
from app.workspace import Workspace

Answer = Callable[[Any], None]


class Importing(QObject):
    """One at a time. What takes long is shown on the card, and writing goes on meanwhile."""

    sheet_opened = Signal(object)

    def __init__(self, workspace: Workspace, jobs: Jobs, card: ImportCard, screen: QWidget) -> None:
        super().__init__(screen)
        self._workspace = workspace
        self._jobs = jobs
        self._card = card
        self._screen = screen
        self._found: FoundFile | None = None
        self._bringing: BringIn | None = None
        self._busy = False
        card.undo_wanted.connect(self._take_back)
        card.list_wanted.connect(self._show_left_out)

    @Slot()
    def choose_file(self) -> None:
        """Asks for a file with the system's own dialog."""
        if self._busy:
            return
        dialog = QFileDialog(self._screen, self.tr("Bring in a journal"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("A journal as JSON, from Alcove or jrnl (*.json)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._read_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot()
    def choose_folder(self) -> None:
        """Asks for a folder of text files."""
        if self._busy:
            return
        dialog = QFileDialog(self._screen, self.tr("Bring in a folder of text files"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._read_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, path: Path) -> None:
        """Looks the file over in a job, then shows what it would bring."""
        work = ReadFile(path, self._workspace.vault.opener())
        job = self._run(work, self.tr("Reading the file"), self._show_preview, self._turn_away)
        job.stopped.connect(self._rest)

    @Slot(str)
    def _read_named(self, name: str) -> None:
        self.read(Path(name))

    @Slot(object)
    def _show_preview(self, found: FoundFile) -> None:
        self._rest()
        self._found = found
        sheet = ImportSheet(self._screen, found)
        sheet.accepted.connect(self._bring_in)
        sheet.open()
        self.sheet_opened.emit(sheet)

    @Slot(object)
    def _turn_away(self, error: Exception) -> None:
        from app.exchange.errors import UnfitFile

        self._rest()
        if isinstance(error, UnfitFile):
            sentence = unfit_words(error)
        elif isinstance(error, StorageError):
            sentence = sentence_for(error).text
        else:
            raise error
        sheet = UnfitSheet(self._screen, sentence)
        sheet.open()
        self.sheet_opened.emit(sheet)

    @Slot()
    def _bring_in(self) -> None:
        if self._found is None:
            return
        self._bringing = BringIn(self._found, self._workspace.vault.opener())
        self._found = None
        job = self._run(self._bringing, self.tr("Bringing in"), self._say_brought, self._say_trouble)
        job.stopped.connect(self._say_brought)

    @Slot()
    def _say_brought(self, _count: int = 0) -> None:
        self._settle(self._brought(), can_undo=self._brought_any())

    @Slot(object)
    def _say_trouble(self, error: Exception) -> None:
        from app.exchange.errors import UnfitFile

        if isinstance(error, UnfitFile):
            # The file changed or went away after it was looked over; pictures come first, so nothing else came.
            words = unfit_words(error)
        elif isinstance(error, StorageError):
            words = f"{sentence_for(error).title}. {self._brought()}"
        else:
            self._rest()
            raise error
        self._settle(words, can_undo=self._brought_any())

    def _brought_any(self) -> bool:
        return self._bringing is not None and bool(self._bringing.brought)

    def _brought(self) -> str:
        """How many came in, what else did, and how many pictures did not."""
        brought = self._bringing.brought if self._bringing else Brought()
        parts = brought_words(len(brought.sources), brought.besides), stay_out_words(len(brought.left_out))
        return " ".join(part for part in parts if part)

    @Slot()
    def _show_left_out(self) -> None:
        if self._bringing is None:
            return
        sheet = LeftOutSheet(self._screen, self._bringing.brought.left_out)
        sheet.open()
        self.sheet_opened.emit(sheet)

    @Slot()
    def _take_back(self) -> None:
        if self._bringing is None or self._busy:
            return
        work = TakeBack(self._bringing.brought, self._workspace.vault.opener())
        self._bringing = None
        self._run(work, self.tr("Taking it back"), self._say_taken_back, self._say_trouble, can_stop=False)

    @Slot(object)
    def _say_taken_back(self, count: int) -> None:
        self._settle(taken_back_words(count), can_undo=False)

    def _run(self, work: Work, title: str, done: Answer, failed: Answer, *, can_stop: bool = True) -> Job:
        self._busy = True
        job = self._jobs.run(work, done, failed)
        if self._busy:
            self._card.show_work(job, title, can_stop)
        return job

    def _settle(self, words: str, *, can_undo: bool) -> None:
        """The worker's connection tells nobody what it committed, so this does."""
        self._rest()
        has_list = self._bringing is not None and bool(self._bringing.brought.left_out)
        self._card.show_result(words, can_undo, has_list=has_list)
        for topic in (Topic.JOURNAL, Topic.CHECK_INS, *dict.fromkeys(TOPICS.values())):
            self._workspace.changed.emit(topic)

    @Slot()
    def _rest(self) -> None:
        self._busy = False
        self._card.rest()
