"""Saying what a picture shows, from the press to the words in its line."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.domain.pictures import as_caption, caption_of, named_by_line

if TYPE_CHECKING:
    from app.ui.journal.screen import JournalScreen


class Describing(QObject):
    """Belongs to the journal screen."""

    def __init__(self, screen: "JournalScreen") -> None:
        super().__init__(screen)
        self._screen = screen
        self._line = 0
        self._picture: str | None = None

    @Slot()
    def ask(self) -> None:
        """About the picture in the line with the cursor."""
        self.ask_about(self._screen.page.editor.textCursor().blockNumber())

    @Slot(int)
    def ask_about(self, line: int) -> None:
        """About the picture in the line of this number."""
        from app.ui.journal.describe_sheet import DescribeSheet

        if not self._can_be_read():
            return
        words = self._words_of(line)
        self._line, self._picture = line, named_by_line(words)
        if self._picture is None:
            self._screen.toasts.show_message(self.tr("Put the cursor on the line of a picture, then describe it."))
            return
        sheet = DescribeSheet(self._screen, caption_of(words))
        sheet.described.connect(self._write)
        sheet.open()

    @Slot(str)
    def _write(self, words: str) -> None:
        if not self._can_be_read() or named_by_line(self._words_of(self._line)) != self._picture:
            moved = self.tr("That picture is somewhere else by now. Its words are as they were.")
            self._screen.toasts.show_message(moved)
            return
        self._screen.page.editor.describe(self._line, as_caption(words))
        self._screen.page.begin_writing()

    def _can_be_read(self) -> bool:
        """Neither hidden nor kept closed."""
        editor = self._screen.page.editor
        return editor.isVisible() and editor.isEnabled()

    def _words_of(self, line: int) -> str:
        return self._screen.page.editor.document().findBlockByNumber(line).text()
