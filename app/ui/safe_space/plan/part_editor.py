"""One part of the plan while it is written: its lines in their order, and the way back for what was removed."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.plan import MOST_LINES, PlanLine, PlanPart
from app.storage.errors import StorageError
from app.ui.safe_space.plan.line_editor import LineEditor
from app.ui.safe_space.plan.words import about_words, part_words
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.undo_line import UndoLine
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.text import Label


class PartEditor(HavenCard):
    """`edited` says that something waits to be stored; `changed` that other lines are there, or in another order."""

    edited = Signal()
    changed = Signal()

    def __init__(
        self, around: Surroundings, part: PlanPart, lines: list[PlanLine], parent: QWidget | None = None
    ) -> None:
        super().__init__(part_words(part), parent)
        assert around.own is not None
        self.part = part
        self._around = around
        self._own = around.own
        self._pictures = VaultPictures(around, self, kept=MOST_LINES) if part is PlanPart.REASONS else None
        self.editors: list[LineEditor] = []
        self._gone: dict[LineEditor, PlanLine | None] = {}
        self._order: list[str] = []
        self.body.addWidget(Label(about_words(part), Role.BODY, "ink2", wrap=True))
        self._box = QVBoxLayout()
        self._box.setSpacing(12)
        self.body.addLayout(self._box)
        self.add = SecondaryButton(self.tr("Add a line"), "plus")
        self.add.setAccessibleName(f"{self.add.text()}: {part_words(part)}")
        self.add.clicked.connect(self.add_line)
        self.full = Label(self.tr("Ten lines are here. More would be hard to read."), Role.SMALL, "ink2", wrap=True)
        self.body.addWidget(self.full)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for line in lines:
            self._append(line)
        self._order = [line.uid for line in lines]
        self._show_places()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key stops at, in the order it is seen."""
        stops: list[QWidget] = []
        for number in range(self._box.count()):
            item = self._box.itemAt(number)
            part = item.widget() if item else None
            if isinstance(part, UndoLine):
                stops.append(part.button)
            elif isinstance(part, LineEditor) and part in self.editors:
                stops += part.stops
        return [*stops, self.add]

    def add_line(self) -> None:
        """An empty line at the end, to be written in; it is stored once something stands there."""
        editor = self._append(PlanLine("", self.part))
        self._show_places()
        editor.words.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def in_hand(self) -> LineEditor | None:
        """The line the keyboard is in."""
        focus = QApplication.focusWidget()
        return next((editor for editor in self.editors if focus and editor.isAncestorOf(focus)), None)

    def move_line(self, editor: LineEditor, by: int) -> None:
        """Changes places with its neighbour; the keyboard stays where it is."""
        here = self.editors.index(editor)
        there = here + by
        if not 0 <= there < len(self.editors):
            return
        focus = QApplication.focusWidget()
        other = self.editors[there]
        places = sorted((self._box.indexOf(editor), self._box.indexOf(other)))
        self.editors[here], self.editors[there] = other, editor
        for widget in (editor, other):
            self._box.removeWidget(widget)
        self._box.insertWidget(places[0], self.editors[min(here, there)])
        self._box.insertWidget(places[1], self.editors[max(here, there)])
        self._show_places()
        if focus is not None and focus.isHidden():
            focus = editor.down if by < 0 else editor.up
        if focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def keep(self) -> None:
        """Stores what differs. Raises StorageError; what is stored by then is not stored twice."""
        for editor in self.editors:
            written = editor.written()
            if not written.uid and not written.is_empty:
                added = self._own.plan.add(self.part, written.words, written.phone, written.note)
                editor.line = added or editor.line
        written_ones = [(editor, editor.written()) for editor in self.editors if editor.line.uid]
        differing = [line for editor, line in written_ones if line != editor.line]
        if differing:
            self._own.plan.rewrite(differing)
        for editor, line in written_ones:
            editor.line = line
        order = [line.uid for _editor, line in written_ones]
        if order != self._order:
            self._own.plan.reorder(order)
            self._order = order

    def settle(self) -> None:
        """Nobody asks for anything back any more: pictures of lines that were removed go."""
        with suppress(StorageError):
            self._own.pictures.forget([line.picture for line in self._gone.values() if line and line.picture])

    def unsaved_words(self) -> list[str]:
        """What stands here and is not stored."""
        lines = [editor.written() for editor in self.editors if editor.written() != editor.line]
        return [" ".join(part for part in (line.words, line.phone, line.note) if part.strip()) for line in lines]

    def _append(self, line: PlanLine) -> LineEditor:
        editor = LineEditor(line, self._pictures)
        editor.edited.connect(self.edited)
        editor.moved.connect(self._move)
        editor.removed.connect(self._remove)
        self.editors.append(editor)
        self._box.addWidget(editor)
        editor.show()
        return editor

    def _show_places(self) -> None:
        for number, editor in enumerate(self.editors):
            editor.show_place(number + 1, len(self.editors))
        room = len(self.editors) < MOST_LINES
        self.add.setVisible(room)
        self.full.setVisible(not room)
        self.changed.emit()

    def _move(self, by: int) -> None:
        self.move_line(self._sender(), by)

    def _remove(self) -> None:
        editor = self._sender()
        with telling(self):
            self.keep()
            self._gone[editor] = self._own.plan.remove(editor.line.uid) if editor.line.uid else None
            self.editors.remove(editor)
            self._order = [uid for uid in self._order if uid != editor.line.uid]
            line = UndoLine()
            self._box.insertWidget(self._box.indexOf(editor), line)
            editor.hide()
            self._show_places()
            words = self.tr("A line is gone from: {part}").format(part=part_words(self.part))
            line.offer(words, partial(self._put_back, editor, line))

    def _put_back(self, editor: LineEditor, undo: UndoLine) -> None:
        with telling(self):
            line = self._gone[editor]
            if len(self.editors) >= MOST_LINES or (line is not None and not self._own.plan.put_back(line)):
                undo.offer(self.full.text(), partial(self._put_back, editor, undo))
                return
            del self._gone[editor]
            before = [self._box.indexOf(other) < self._box.indexOf(editor) for other in self.editors]
            self.editors.insert(sum(before), editor)
            self._order = [one.line.uid for one in self.editors if one.line.uid]
            editor.show()
            self._show_places()
            editor.words.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sender(self) -> LineEditor:
        editor = self.sender()
        assert isinstance(editor, LineEditor)
        return editor
