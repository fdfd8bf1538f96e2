"""The editor's own menu: Qt's would copy past the rule that nothing leaves unasked."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from app.ui.journal.private_edit import PrivateEdit


class EditorMenu(QMenu):
    """Undo, the clipboard, and everything at once."""

    describing_wanted = Signal(int)

    def __init__(self, edit: "PrivateEdit") -> None:
        super().__init__(edit)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        standard = QKeySequence.StandardKey
        selected = edit.textCursor().hasSelection()
        document = edit.document()
        undo = self.addAction(self.tr("Undo"), standard.Undo, edit.undo)
        undo.setEnabled(document.isUndoAvailable())
        redo = self.addAction(self.tr("Redo"), standard.Redo, edit.redo)
        redo.setEnabled(document.isRedoAvailable())
        self.addSeparator()
        self.addAction(self.tr("Cut"), standard.Cut, edit.cut).setEnabled(selected)
        self.addAction(self.tr("Copy"), standard.Copy, edit.copy).setEnabled(selected)
        self.addAction(self.tr("Paste"), standard.Paste, edit.paste).setEnabled(edit.canPaste())
        self.addSeparator()
        whole = self.addAction(self.tr("Select everything"), standard.SelectAll, edit.selectAll)
        whole.setEnabled(not document.isEmpty())
        self._line = -1

    def offer_describing(self, line: int) -> None:
        """The line of that number shows a picture."""
        self._line = line
        self.addSeparator()
        self.addAction(self.tr("Describe this picture"), self._describe)

    @Slot()
    def _describe(self) -> None:
        self.describing_wanted.emit(self._line)
