"""One entry on paper, through the system's own dialog."""

from datetime import date

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from app.domain.journal import Entry
from app.ui.widgets.date_words import moment_words

_POINTS = 11


class EntryPrint(QObject):
    """Asks for a printer and prints when one was chosen. The name of the job says Alcove and nothing else."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        super().__init__(parent)
        self._entry = entry
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.printer.setDocName("Alcove")
        self.printer.setCreator("Alcove")
        self.dialog = QPrintDialog(self.printer, parent)
        self.dialog.accepted.connect(self.print_now)
        self.dialog.finished.connect(self.deleteLater)

    def ask(self) -> None:
        self.dialog.open()  # type: ignore[call-arg]

    @Slot()
    def print_now(self) -> None:
        on_paper(self._entry).print_(self.printer)


def on_paper(entry: Entry) -> QTextDocument:
    """The entry as it is printed: when, title, and its Markdown as it is meant. Nothing in it is fetched or run."""
    document = QTextDocument()
    document.setDefaultFont(QFont("", _POINTS))
    document.setMarkdown(entry.body, QTextDocument.MarkdownFeature.MarkdownNoHTML)
    cursor = QTextCursor(document)
    cursor.insertText(moment_words(entry.about, date.today()))
    if entry.title:
        cursor.insertBlock()
        look = cursor.charFormat()
        look.setFontWeight(QFont.Weight.Bold)
        look.setFontPointSize(_POINTS * 1.5)
        cursor.insertText(entry.title, look)
    cursor.insertBlock()
    return document
