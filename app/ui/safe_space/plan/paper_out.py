"""Prints the page of a plan, or saves it as a PDF, through the system's own dialogs."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QObject, QSaveFile, Signal
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.ui.safe_space.plan.paper import Paper
from app.ui.safe_space.plan.paper_draw import draw, pdf_of

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PaperOut(QObject):
    """`went` says that a copy is on paper or in a file now; `troubled` brings a sentence for the page."""

    went = Signal(str)
    troubled = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._paper: Paper | None = None
        self._size = QPageSize.PageSizeId.A4
        self._printer: QPrinter | None = None

    def print_page(self, paper: Paper, size: QPageSize.PageSizeId) -> None:
        """Asks which printer. The name of the job says Alcove and nothing else."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._paper, self._size = paper, size
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("Alcove")
        self._printer.setCreator("Alcove")
        self._printer.setColorMode(QPrinter.ColorMode.GrayScale)
        self._printer.setPageSize(QPageSize(size))
        dialog = QPrintDialog(self._printer, self._page)
        dialog.finished.connect(self._print)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def save_page(self, paper: Paper, size: QPageSize.PageSizeId) -> None:
        """Asks where; the name offered is only the date."""
        self._paper, self._size = paper, size
        name = f"{date.today().isoformat()}.pdf"
        dialog = QFileDialog(self._page, self.tr("Save as PDF"), name, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, path: str) -> None:
        """Replaces the file in one step, or leaves it and says so."""
        if self._paper is None:
            return
        page = pdf_of(self._paper, self._size)
        file = QSaveFile(path)
        written = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if written:
            file.setPermissions(QSaveFile.Permission.ReadOwner | QSaveFile.Permission.WriteOwner)
            written = file.write(page) == len(page) and file.commit()
        if written:
            self.went.emit(self.tr("Saved. The file is not locked: whoever has it can read it."))
        else:
            self.troubled.emit(self.tr("That did not save. Another place may do, or print it."))

    def _print(self, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted and self._printer is not None and self._paper is not None:
            draw(self._printer, self._paper, self._printer.pageLayout().pageSize().id())
            self.went.emit(self.tr("Handed to the printer."))
        self._printer = None
