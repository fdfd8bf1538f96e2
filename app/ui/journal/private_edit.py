"""A text field for private words: plain text comes in, and nothing goes out but what a person copies."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QTextEdit, QWidget

from app.ui.journal.editor_menu import EditorMenu
from app.ui.journal.plain_text import for_qt, selected_text, tidy
from app.ui.pictures_offered import pictures_in
from app.ui.private_copy import private_copy

LARGEST = 4_000_000


class PrivateEdit(QTextEdit):
    """Tab moves on, Shift+Enter is Enter, and selecting gives nothing to other programs."""

    too_long = Signal()
    pictures_came = Signal(object)
    takes_pictures = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dragging = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhMultiLine
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )

    # The way in

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if self.takes_pictures and pictures_in(source) is not None:
            return True
        return source.hasText() and (not source.hasUrls() or source.hasFormat("text/plain"))

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.canInsertFromMimeData(source) or self.isReadOnly():
            return
        pictures = pictures_in(source) if self.takes_pictures else None
        if pictures is not None:
            self.pictures_came.emit(pictures)
            return
        text = tidy(source.text())
        if len(text) + self.document().characterCount() > LARGEST:
            self.too_long.emit()
            return
        self.textCursor().insertText(for_qt(text))
        self.ensureCursorVisible()

    # The way out

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt puts this on the X11 PRIMARY clipboard after every selection, where any program can read it."""
        return private_copy(for_qt(selected_text(self.textCursor()))) if self._dragging else QMimeData()

    def copy(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            QGuiApplication.clipboard().setMimeData(private_copy(for_qt(selected_text(cursor))))

    def cut(self) -> None:
        if self.textCursor().hasSelection() and not self.isReadOnly():
            self.copy()
            self.textCursor().removeSelectedText()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._dragging = True
        try:
            super().mouseMoveEvent(event)
        finally:
            self._dragging = False

    # Keys and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            self._break_line()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_for(event).popup(event.globalPos())

    def menu_for(self, event: QContextMenuEvent) -> EditorMenu:
        """What is offered there."""
        return EditorMenu(self)

    def _break_line(self) -> None:
        if not self.isReadOnly():
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
