"""Quiet dots under words that no dictionary knows, and what can be done about such a word."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter, QPen, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QMenu

from app.domain.pictures import named_by_line
from app.storage.errors import StorageError
from app.ui.journal.highlighter import QUOTED
from app.ui.journal.spelling import Place, Spelling
from app.ui.messages import sentence_for
from app.ui.spelling_choices import spelling_choices
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.journal.editor import Editor

_BELOW, _DOT, _STEP = 2.5, 1.6, 2.4
_WAIT_MS = 400
_PAUSE_MS = 300


class SpellingMarks(QObject):
    """Belongs to one editor. Marks are painted over the words, never put into the text."""

    trouble = Signal(str)
    none_left = Signal()

    def __init__(self, spelling: Spelling, editor: "Editor") -> None:
        super().__init__(editor)
        self.spelling = spelling
        self._editor = editor
        self._asked: tuple[QTextCursor, QMenu, QPoint] | None = None
        self._word = QTextCursor()
        self._looking_on = False
        self._typed: int | None = None
        self._looked_at: tuple[int, int, tuple[Place, ...]] = (-1, 0, ())
        # A long paragraph is not read again with every key.
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look_again)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_WAIT_MS)
        self._patience.timeout.connect(self._open_without)
        spelling.changed.connect(self._follow)
        spelling.suggested.connect(self._open_with)
        editor.textChanged.connect(self._note_typing)
        editor.cursorPositionChanged.connect(self._note_cursor)

    def begin(self) -> None:
        """Another text is there, and nobody typed it just now."""
        self._typed = None
        self._pause.stop()
        self._patience.stop()
        if self._asked is not None:
            self._asked[1].deleteLater()
            self._asked = None

    # Painting

    def paint(self, painter: QPainter, blocks: Iterable[QTextBlock]) -> None:
        if not self.spelling.is_on():
            return
        pen = QPen(theme().colour("ink3"), _DOT, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.01, _STEP])
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        up = QPointF(0, -self._editor.verticalScrollBar().value())
        layout = self._editor.document().documentLayout()
        for block in blocks:
            corner = layout.blockBoundingRect(block).topLeft() + up
            for place in self._places(block):
                _paint_dots(painter, block, corner, place)
        painter.restore()

    def _places(self, block: QTextBlock) -> tuple[Place, ...]:
        state = block.userState()
        if (state > 0 and state & ~QUOTED) or ("(picture:" in block.text() and named_by_line(block.text())):
            return ()
        cursor = self._editor.textCursor()
        if cursor.block() != block:
            return self.spelling.unknown_in(block.text())
        if not self._pause.isActive():
            typing_at = cursor.positionInBlock() if self._typed is not None else -1
            places = self.spelling.unknown_in(block.text(), typing_at)
            self._looked_at = (block.blockNumber(), block.length(), places)
        return self._moved_on(block, cursor.positionInBlock())

    def _moved_on(self, block: QTextBlock, typed_at: int) -> tuple[Place, ...]:
        """The marks of the line as it was before the last keys, those behind the cursor where they are now."""
        number, length, places = self._looked_at
        if number != block.blockNumber():
            return ()
        grown = block.length() - length
        was_at = typed_at - grown
        stay = [place for place in places if not grown or sum(place) < min(typed_at, was_at)]
        move = [(start + grown, long) for start, long in places if grown and start >= was_at]
        return (*stay, *move)

    @Slot()
    def _note_typing(self) -> None:
        self._typed = self._word_begins()
        self._pause.start()

    @Slot()
    def _note_cursor(self) -> None:
        """The word that was typed is left, so it may be looked at."""
        if self._typed is not None and self._typed != self._word_begins():
            self._typed = None

    @Slot()
    def look_again(self) -> None:
        """Marks what is in sight anew."""
        self._editor.viewport().update()

    def _word_begins(self) -> int:
        cursor = self._editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfWord)
        return cursor.position()

    @Slot()
    def _follow(self) -> None:
        self._editor.viewport().update()
        if self._looking_on:
            self.go_to_next()

    # Going from one to the next

    @Slot()
    def go_to_next(self) -> None:
        """Selects the next word that no dictionary knows, below the cursor."""
        self._looking_on = False
        cursor = self._editor.textCursor()
        block, after = cursor.block(), cursor.selectionEnd() - cursor.block().position()
        while block.isValid():
            if not self.spelling.all_asked(block.text()):
                self._looking_on = True
                return
            for start, length in self._places(block):
                if start >= after:
                    self._editor.setTextCursor(_over(block, (start, length)))
                    return
            block, after = block.next(), -1
        self.none_left.emit()

    # The menu

    def open_menu(self, event: QContextMenuEvent) -> None:
        """The editor's menu; over an unknown word it begins with words like it."""
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self._editor.textCursor() if by_key else self._editor.cursorForPosition(event.pos())
        self.begin()
        menu = self._editor.menu_for(event)
        word = self._unknown_at(cursor)
        if word is None:
            self._offer_to_unlearn(menu, cursor)
            self._open(menu, event.globalPos())
            return
        self._asked = (word, menu, event.globalPos())
        self.spelling.suggest(word.selectedText())
        self._patience.start()

    def _unknown_at(self, cursor: QTextCursor) -> QTextCursor | None:
        if not self.spelling.is_on():
            return None
        at = cursor.selectionStart() - cursor.block().position()
        places = self.spelling.unknown_in(cursor.block().text())
        return next((_over(cursor.block(), one) for one in places if one[0] <= at <= one[0] + one[1]), None)

    @Slot(str, object)
    def _open_with(self, word: str, suggestions: tuple[str, ...]) -> None:
        if self._asked is not None and self._asked[0].selectedText() == word:
            self._open_asked(suggestions)

    @Slot()
    def _open_without(self) -> None:
        self._open_asked(())

    def _open_asked(self, suggestions: tuple[str, ...]) -> None:
        if self._asked is None:
            return
        self._word, menu, place = self._asked
        self._asked = None
        self._patience.stop()
        first = menu.actions()[0]
        for action in self._for_unknown(menu, suggestions):
            menu.insertAction(first, action)
        self._open(menu, place)

    def _offer_to_unlearn(self, menu: QMenu, cursor: QTextCursor) -> None:
        own = self._own_at(cursor)
        if own is None:
            return
        self._word = own
        first = menu.actions()[0]
        forget = QAction(self.tr('Take "{word}" out of my words').format(word=own.selectedText()), menu)
        forget.triggered.connect(self._unlearn)
        menu.insertAction(first, forget)
        menu.insertSeparator(first)

    def _open(self, menu: QMenu, place: QPoint) -> None:
        menu.addSeparator()
        menu.addMenu(self._choices(menu))
        menu.popup(place)

    def _for_unknown(self, menu: QMenu, suggestions: tuple[str, ...]) -> list[QAction]:
        actions = []
        for word in suggestions:
            action = QAction(word, menu)
            font = action.font()
            font.setBold(True)
            action.setFont(font)
            action.setData(word)
            action.triggered.connect(self._take_suggestion)
            actions.append(action)
        if not suggestions:
            nothing = QAction(self.tr("No similar word found"), menu)
            nothing.setEnabled(False)
            actions.append(nothing)
        learn = QAction(self.tr('Add "{word}" to my words').format(word=self._word.selectedText()), menu)
        learn.triggered.connect(self._learn)
        line, other = QAction(menu), QAction(menu)
        for separator in (line, other):
            separator.setSeparator(True)
        return [*actions, line, learn, other]

    def _own_at(self, cursor: QTextCursor) -> QTextCursor | None:
        word = QTextCursor(cursor)
        word.select(QTextCursor.SelectionType.WordUnderCursor)
        return word if word.selectedText() and self.spelling.is_own(word.selectedText()) else None

    def _choices(self, menu: QMenu) -> QMenu:
        choices = QMenu(self.tr("Spelling"), menu)
        for value, words in spelling_choices():
            action = choices.addAction(words)
            action.setData(value)
            action.setCheckable(True)
            action.setChecked(value == self.spelling.chosen)
            action.triggered.connect(self._choose)
        return choices

    @Slot()
    def _take_suggestion(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        if self._word.hasSelection():
            self._word.insertText(str(action.data()))

    @Slot()
    def _learn(self) -> None:
        try:
            self.spelling.learn(self._word.selectedText())
        except StorageError as error:
            self.trouble.emit(sentence_for(error).title)

    @Slot()
    def _unlearn(self) -> None:
        try:
            self.spelling.unlearn(self._word.selectedText())
        except StorageError as error:
            self.trouble.emit(sentence_for(error).title)

    @Slot()
    def _choose(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self.spelling.choose(str(action.data()))


def _over(block: QTextBlock, place: Place) -> QTextCursor:
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + place[0])
    cursor.setPosition(block.position() + place[0] + place[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _paint_dots(painter: QPainter, block: QTextBlock, corner: QPointF, place: Place) -> None:
    start, end = place[0], place[0] + place[1]
    layout = block.layout()
    while start < end:
        line = layout.lineForTextPosition(start)
        if not line.isValid():
            return
        stop = min(end, line.textStart() + line.textLength())
        height = corner.y() + line.y() + line.ascent() + _BELOW
        left, right = (corner.x() + _across(line, at) for at in (start, stop))
        painter.drawLine(QPointF(left + _DOT, height), QPointF(right, height))
        if stop <= start:
            return
        start = stop


def _across(line: QTextLine, place: int) -> float:
    """How far to the right of the paragraph's corner a place in a line is."""
    found: Any = line.cursorToX(place)
    return float(found[0] if isinstance(found, tuple) else found)
