"""Where an entry is written: plain text that shows its Markdown while every mark stays where it was typed."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QWidget

from app.domain.pictures import caption_of, named_by_line
from app.storage.pictures import PictureStore
from app.ui.journal import formatting, line_help
from app.ui.journal.editor_menu import EditorMenu
from app.ui.journal.highlighter import QUOTED, Highlighter
from app.ui.journal.inline_pictures import InlinePictures
from app.ui.journal.page_look import PageLook
from app.ui.journal.plain_text import empty_document, fill, for_qt, qt_position, selected_text, text_of, tidy
from app.ui.journal.private_edit import PrivateEdit
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.journal.spelling_marks import SpellingMarks

_QUOTE_BAR, _QUOTE_GAP = 3, 18
GUTTER = _QUOTE_BAR + _QUOTE_GAP
PLAIN_BEYOND = 400_000
# A line that shows a picture is short; looking at each key press whether a very long one does would cost too much.
_LONGEST_LINE = 4_000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Where on the page the line that is written stands while the page moves under it.
_TYPED_AT = 0.42


class Editor(PrivateEdit):
    """One entry's words. `describing_wanted` gives the number of a line that shows a picture."""

    describing_wanted = Signal(int)

    def __init__(self, look: PageLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Your words"))
        self.setProperty("own_focus", True)
        self.viewport().setAutoFillBackground(False)
        self._document: QTextDocument | None = None
        self._highlighter: Highlighter | None = None
        self._still_line = False
        self._pictures: InlinePictures | None = None
        self._spelling: SpellingMarks | None = None
        self.cursorPositionChanged.connect(self._keep_line_still)
        self.cursorPositionChanged.connect(self._say_where)
        self.open_text("")

    def open_text(self, text: str) -> None:
        """Shows another text, with nothing to undo and the cursor at its beginning."""
        old = self._document
        document = empty_document(self._look.block_format(), self._look.font, GUTTER, self)
        self._highlighter = Highlighter(document, theme()) if len(text) <= PLAIN_BEYOND else None
        fill(document, text)
        self.setDocument(document)
        self._document = document
        self._make_room_below()
        if self._pictures is not None:
            self._pictures.begin(document)
        if self._spelling is not None:
            self._spelling.begin()
        if old is not None:
            old.deleteLater()
        self._say_where()

    def text(self) -> str:
        """Every character, exactly as it was written."""
        return text_of(self.document())

    def selected_words(self) -> str:
        return selected_text(self.textCursor())

    def selected_or_line(self) -> str:
        """What is selected, else the line with the cursor."""
        return self.selected_words() or self.textCursor().block().text()

    def show_pictures(self, store: PictureStore) -> None:
        """Shows and takes pictures from now on."""
        self.takes_pictures = True
        self._pictures = InlinePictures(store, self)

    def show_spelling(self, marks: "SpellingMarks") -> None:
        """Marks words that no dictionary knows from now on."""
        self._spelling = marks
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._spelling is None:
            super().contextMenuEvent(event)
        else:
            self._spelling.open_menu(event)

    def column(self) -> int:
        """How wide the words are, in pixels."""
        return max(0, self.lineWrapColumnOrWidth() - GUTTER)

    def insert_lines(self, lines: Sequence[str]) -> None:
        """Puts whole lines in where the cursor is, as one step to undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        if cursor.block().text():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
        for line in lines:
            cursor.insertText(line)
            cursor.insertBlock()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def begin_below(self, sentence: str) -> None:
        """Puts a sentence there as a quote, where the cursor is, and the cursor below it."""
        cursor = self.textCursor()
        before = "" if self.document().isEmpty() else "\n\n" if cursor.block().text() else ""
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText(f"{before}> {sentence}\n\n")
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def write_over(self, text: str) -> None:
        """Another text in the place of everything, as one step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(for_qt(tidy(text)))

    def select_found(self, start: int, length: int) -> None:
        """Selects a stretch, counted in characters of `text()`, and brings it into sight."""
        text = self.text()
        cursor = self.textCursor()
        cursor.setPosition(qt_position(text, start))
        cursor.setPosition(qt_position(text, start + length), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # Pictures

    def menu_for(self, event: QContextMenuEvent) -> EditorMenu:
        menu = super().menu_for(event)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        line = self.textCursor().block() if by_key else self._line_at(event.pos().y())
        if self.takes_pictures and _shows_picture(line):
            menu.offer_describing(line.blockNumber())
            menu.describing_wanted.connect(self.describing_wanted)
        return menu

    def describe(self, number: int, caption: str) -> None:
        """Puts other words about its picture into the line of that number, as one step to undo."""
        line = self.document().findBlockByNumber(number)
        text = line.text()
        start = text.index("![") + 2
        cursor = QTextCursor(line)
        cursor.setPosition(line.position() + qt_position(text, start))
        end = start + len(caption_of(text))
        cursor.setPosition(line.position() + qt_position(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(for_qt(tidy(caption)))
        cursor.endEditBlock()
        self._say_where()

    def _line_at(self, y: int) -> QTextBlock:
        """The line at this height of the viewport; what is below it down to the next one is its picture."""
        layout = self.document().documentLayout()
        found = self.document().begin()
        for block in self._blocks_in_sight():
            if layout.blockBoundingRect(block).top() - self.verticalScrollBar().value() > y:
                break
            found = block
        return found

    @Slot()
    def _say_where(self) -> None:
        """For a screen reader: what the picture at the cursor shows."""
        line = self.textCursor().block()
        words = self.tr("Plain text. Tab moves on to what comes next.")
        if _shows_picture(line):
            caption = caption_of(line.text())
            words = self.tr("A picture: {caption}").format(caption=caption) if caption else self.tr("A picture")
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)

    # Looks

    def set_still_line(self, still: bool) -> None:
        """Whether the line that is written stays where it is and the page moves, as in a typewriter."""
        self._still_line = still
        self._make_room_below()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room_below()

    def _make_room_below(self) -> None:
        """Without room below, the last lines could not come up to where they are to stand."""
        frame = self.document().rootFrame().frameFormat()
        room = self.viewport().height() * (1 - _TYPED_AT) if self._still_line else 0.0
        if frame.bottomMargin() != room:
            undo = self.document().isUndoRedoEnabled()
            untouched = not self.document().isUndoAvailable() and not self.document().isRedoAvailable()
            if untouched:
                self.document().setUndoRedoEnabled(False)
                frame.setBottomMargin(room)
                self.document().rootFrame().setFrameFormat(frame)
                self.document().setUndoRedoEnabled(undo)

    @Slot()
    def _keep_line_still(self) -> None:
        if self._still_line and self.hasFocus():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().center().y() - round(self.viewport().height() * _TYPED_AT))

    def set_look(self, look: PageLook) -> None:
        """Takes a font and line height. While words can be undone this makes a step too, which `undo` steps over."""
        self._look = look
        document = self.document()
        document.setDefaultFont(look.font)
        if self._highlighter is not None:
            self._highlighter.forget()
        untouched = not document.isUndoAvailable() and not document.isRedoAvailable()
        document.setUndoRedoEnabled(not untouched)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(look.block_format())
        cursor.endEditBlock()
        document.setUndoRedoEnabled(True)

    # Formatting

    def toggle_around(self, mark: str) -> None:
        """Makes the selected words bold or italic, or plain again."""
        cursor = self.textCursor()
        formatting.toggle_around(cursor, mark)
        self.setTextCursor(cursor)

    def toggle_before(self, beginning: str) -> None:
        """Makes the selected lines headings, items or quotes, or plain again."""
        formatting.toggle_before(self.textCursor(), beginning)

    def undo(self) -> None:
        """Takes words back; steps that only changed the look are no steps to a person."""
        before = self.text()
        while self.document().isUndoAvailable() and self.text() == before:
            super().undo()

    def redo(self) -> None:
        before = self.text()
        while self.document().isRedoAvailable() and self.text() == before:
            super().redo()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif event.key() in _ENTER and not event.modifiers() and line_help.go_on(self.textCursor()):
            self.ensureCursorVisible()
        elif control and event.key() == Qt.Key.Key_B:
            self.toggle_around(formatting.BOLD)
        elif control and event.key() == Qt.Key.Key_I:
            self.toggle_around(formatting.ITALIC)
        else:
            super().keyPressEvent(event)

    # Quotes have a bar beside them

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        bars = self.quote_bars()
        pictures = self._pictures
        if bars or self.document().isEmpty() or pictures is not None:
            painter = QPainter(self.viewport())
            if self._spelling is not None:
                self._spelling.paint(painter, self._blocks_in_sight())
            if pictures is not None:
                pictures.paint(painter, self._blocks_in_sight())
            self._paint_invitation(painter)
            for bar in bars:
                painter.fillRect(bar, theme().colour("lineStrong"))

    def _paint_invitation(self, painter: QPainter) -> None:
        if not self.document().isEmpty():
            return
        painter.setFont(self._look.font)
        painter.setPen(theme().colour("ink3"))
        line = self.document().begin().layout().lineAt(0)
        at = QPointF(GUTTER, line.y() + line.ascent() - self.verticalScrollBar().value())
        painter.drawText(at, self.tr("Begin anywhere."))

    def quote_bars(self) -> list[QRectF]:
        """Where the bars of the quotes in sight are, in the viewport."""
        up = -self.verticalScrollBar().value()
        layout = self.document().documentLayout()
        return [
            _bar_beside(block, layout.blockBoundingRect(block).translated(0, up))
            for block in self._blocks_in_sight()
            if block.userState() > 0 and block.userState() & QUOTED
        ]

    def _blocks_in_sight(self) -> Iterator[QTextBlock]:
        room = self.viewport().rect()
        block = self.cursorForPosition(room.topLeft()).block()
        # A picture reaches below its line, which may be out of sight already.
        block = block.previous() if block.previous().isValid() else block
        last = self.cursorForPosition(room.bottomLeft()).blockNumber()
        while block.isValid() and block.blockNumber() <= last:
            yield block
            block = block.next()


def _shows_picture(block: QTextBlock) -> bool:
    return block.length() < _LONGEST_LINE and named_by_line(block.text()) is not None


def _bar_beside(block: QTextBlock, place: QRectF) -> QRectF:
    """From half a gap above the first line to half a gap below the last; Qt puts the whole gap above each line."""
    layout = block.layout()
    gap = layout.lineAt(0).y()
    last = layout.lineAt(layout.lineCount() - 1).rect()
    return QRectF(0, place.top() + gap / 2, _QUOTE_BAR, last.bottom())
