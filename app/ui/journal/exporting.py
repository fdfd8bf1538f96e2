"""Taking everything out, from the question to the sentence that says what came of it."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.jobs import Jobs
from app.storage.errors import StorageError
from app.ui.journal.export_sheet import ExportSheet
from app.ui.journal.export_words import taken_words
from app.ui.journal.export_work import TakeOut
from app.ui.journal.import_card import ImportCard
from app.ui.messages import sentence_for
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.exchange.tally import Tally


class Exporting(QObject):
    """One at a time. Nothing leaves the computer: the files stand where they are put."""

    def __init__(self, workspace: Workspace, jobs: Jobs, card: ImportCard, screen: QWidget) -> None:
        super().__init__(screen)
        self._workspace = workspace
        self._jobs = jobs
        self._card = card
        self._screen = screen
        self._as_json = self._closed = self._busy = False

    @Slot()
    def ask(self) -> None:
        """As what, and where."""
        if self._busy:
            return
        sheet = ExportSheet(self._screen)
        sheet.chosen.connect(self._take_choice)
        sheet.open()

    @Slot()
    def choose_place(self) -> None:
        """Asks with the system's own dialog; the name offered is only the date."""
        name = f"Alcove {date.today().isoformat()}"
        dialog = QFileDialog(self._screen, self.tr("Take everything out"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"{name}.json" if self._as_json else name)
        dialog.fileSelected.connect(self._write_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, target: Path, *, as_json: bool, closed: bool = False) -> None:
        """Writes everything there."""
        if target.exists() and (target.is_dir() or not as_json):
            self._say(self.tr("There is something of this name already. Nothing was written; another name will do."))
            return
        self._busy = True
        work = TakeOut(target, self._workspace.vault.opener(), closed=closed, as_json=as_json)
        job = self._jobs.run(work, self._say_done, self._say_trouble)
        job.stopped.connect(self._say_stopped)
        if self._busy:
            self._card.show_work(job, self.tr("Taking everything out"), True)

    @Slot(bool, bool)
    def _take_choice(self, as_json: bool, closed: bool) -> None:
        self._as_json, self._closed = as_json, closed
        if closed:
            self._screen.proof_wanted.emit()  # type: ignore[attr-defined]
        else:
            self.choose_place()

    @Slot(str)
    def _write_named(self, name: str) -> None:
        self.write(Path(name), as_json=self._as_json, closed=self._closed)

    @Slot(object)
    def _say_done(self, tally: "Tally") -> None:
        self._say(taken_words(tally))

    @Slot()
    def _say_stopped(self) -> None:
        self._say(self.tr("Stopped. Nothing was left behind."))

    @Slot(object)
    def _say_trouble(self, error: Exception) -> None:
        if isinstance(error, StorageError):
            self._say(sentence_for(error).title)
        elif isinstance(error, OSError):
            self._say(self.tr("The files could not be written there. Your journal is as it was. Another place may do."))
        else:
            self._busy = False
            raise error

    def _say(self, words: str) -> None:
        self._busy = False
        self._card.rest()
        self._card.show_result(words, can_undo=False)
