"""Bringing pictures into an entry, from the file, the drop or the clipboard to the line that shows them."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from app.domain.pictures import line_for
from app.jobs import Jobs
from app.storage.errors import StorageError
from app.ui.messages import sentence_for
from app.ui.picture_in import Prepare, Prepared, Unfit, UnfitPicture
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen

_MOST = 20


class Picturing(QObject):
    """Decoding takes time, so it is a job; the picture goes to the entry that was open when it was asked for."""

    def __init__(self, workspace: Workspace, jobs: Jobs, screen: "JournalScreen") -> None:
        super().__init__(screen)
        self._workspace = workspace
        self._jobs = jobs
        self._screen = screen
        self._for = ""

    @Slot()
    def choose(self) -> None:
        """Asks for pictures with the system's own dialog."""
        dialog = QFileDialog(self._screen, self.tr("Put in a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Pictures (*.jpg *.jpeg *.png *.gif *.bmp *.webp)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(self._add_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(object)
    def add(self, sources: list[Path] | QImage) -> None:
        """Brings in pictures from files, or one from the clipboard."""
        entry = self._screen.page.keeper.settle()
        if entry is None or self._screen.page.covered:
            return
        if isinstance(sources, list) and len(sources) > _MOST:
            self._say(self.tr("That is more than can come in at once. Twenty pictures at a time are fine."))
            return
        self._for = entry.uid
        self._jobs.run(Prepare(sources), self._put_in, self._turn_away)

    @Slot(list)
    def _add_named(self, names: list[str]) -> None:
        self.add([Path(name) for name in names])

    @Slot(object)
    def _put_in(self, prepared: list[Prepared]) -> None:
        entry = self._screen.page.keeper.entry
        if entry is None or entry.uid != self._for or self._screen.page.covered:
            self._say(self.tr("Another entry is open by now, so the picture was not put in."))
            return
        try:
            names = [self._workspace.pictures.add(one.kind, one.width, one.height, one.content) for one in prepared]
        except StorageError as error:
            self._say(sentence_for(error).title)
            return
        self._screen.page.editor.insert_lines([line_for(name) for name in names])

    @Slot(object)
    def _turn_away(self, error: Exception) -> None:
        if not isinstance(error, UnfitPicture):
            raise error
        words = {
            Unfit.NOT_A_PICTURE: self.tr("That is not a picture that can be shown here. Nothing was put in."),
            Unfit.TOO_LARGE: self.tr("That picture is larger than an entry can hold. Nothing was put in."),
            Unfit.BROKEN: self.tr("That picture is broken or was cut off. Nothing was put in."),
            Unfit.UNREADABLE: self.tr("That picture cannot be opened. Nothing was put in."),
        }
        self._say(words[error.reason])

    def _say(self, words: str) -> None:
        self._screen.toasts.show_message(words)
