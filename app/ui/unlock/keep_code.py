"""Prints the page with the spare key, or saves it as a PDF, when a person asks for it; never the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QIODevice, QObject, QSaveFile, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.ui.unlock import code_paper
from app.ui.unlock.removable import best_folder

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class CodeKeeper(QObject):
    """Opens the dialogs of the system. `said` and `troubled` bring a sentence for the page."""

    said = Signal(str)
    troubled = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._code = ""
        self._day = QDate()
        self._printer: QPrinter | None = None

    def print_page(self, code: str, day: QDate) -> None:
        """Asks which printer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        self._code, self._day = code, day
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName("Alcove")
        dialog = QPrintDialog(self._printer, self._page)
        dialog.finished.connect(self._print)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def save_page(self, code: str, day: QDate) -> None:
        """Asks where; the name offered tells nobody what it is."""
        self._code, self._day = code, day
        name = f"Alcove {day.toString('yyyy-MM-dd')}.pdf"
        dialog = QFileDialog(self._page, self.tr("Save as PDF"), str(best_folder() / name), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.write_page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(int)
    def _print(self, answer: int) -> None:
        if answer == QDialog.DialogCode.Accepted and self._printer is not None:
            code_paper.draw(self._printer, self._code, self._day)
            self.said.emit(self.tr("Sent to the printer."))
        self._printer = None

    @Slot(str)
    def write_page(self, path: str) -> None:
        """Replaces the file in one step, or leaves it and says so."""
        page = code_paper.pdf_of(self._code, self._day)
        file = QSaveFile(path)
        written = file.open(QIODevice.OpenModeFlag.WriteOnly)
        if written:
            file.setPermissions(QSaveFile.Permission.ReadOwner | QSaveFile.Permission.WriteOwner)
            written = file.write(page) == len(page) and file.commit()
        if written:
            self.said.emit(self.tr("Saved. It opens Alcove, so keep it somewhere that is not this computer."))
        else:
            self.troubled.emit(self.tr("That did not save. Choose another place, print it, or copy it by hand."))
