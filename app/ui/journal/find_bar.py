"""Finding within the entry that is open."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.journal.editor import Editor
from app.ui.journal.search_box import SearchBox
from app.ui.theme import Role
from app.ui.widgets.buttons import ToolButton
from app.ui.widgets.text import Label

_MOST_COUNTED = 10_000


class FindBar(QWidget):
    """Enter goes on, Shift+Enter back, Esc returns to the words with what was found selected."""

    closed = Signal()

    def __init__(self, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self.field = SearchBox(self.tr("Find in this entry"), self)
        self.said = Label("", Role.SMALL, "ink2", parent=self)
        self.before = ToolButton("up", self.tr("Before"), self)
        self.after = ToolButton("down", self.tr("Next"), self)
        self.close_button = ToolButton("close", self.tr("Done"), self)
        row = QHBoxLayout(self)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.said)
        for button in (self.before, self.after, self.close_button):
            row.addWidget(button)
        self.hide()
        self.field.textChanged.connect(self._look)
        self.field.entered.connect(self.go_on)
        self.field.went_down.connect(self.go_on)
        self.field.left.connect(self.end)
        self.after.clicked.connect(self.go_on)
        self.before.clicked.connect(self.go_back)
        self.close_button.clicked.connect(self.end)

    @Slot()
    def begin(self) -> None:
        """Shows the bar; what is selected in the entry is what is looked for."""
        selected = self._editor.textCursor().selectedText()
        self.show()
        if selected and "\u2029" not in selected:
            self.field.setText(selected)
        self.field.setFocus()
        self.field.selectAll()

    @Slot()
    def end(self) -> None:
        self.hide()
        self._editor.setFocus()
        self.closed.emit()

    @Slot()
    def go_on(self) -> None:
        self._go(QTextDocument.FindFlag(0))

    @Slot()
    def go_back(self) -> None:
        self._go(QTextDocument.FindFlag.FindBackward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _look(self) -> None:
        """From where the cursor is, as it is typed."""
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        words = self.field.text()
        count = self._editor.text().casefold().count(words.casefold()) if words else 0
        self.said.setText(self.tr("%n found", None, min(count, _MOST_COUNTED)) if words else "")
        if words:
            self.go_on()

    def _go(self, direction: QTextDocument.FindFlag) -> None:
        words = self.field.text()
        if not words:
            return
        if not self._editor.find(words, direction):
            back = bool(direction & QTextDocument.FindFlag.FindBackward)
            around = QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start
            cursor = self._editor.textCursor()
            before = QTextCursor(cursor)
            cursor.movePosition(around)
            self._editor.setTextCursor(cursor)
            if not self._editor.find(words, direction):
                self._editor.setTextCursor(before)
