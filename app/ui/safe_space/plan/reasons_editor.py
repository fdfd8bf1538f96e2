"""The last part of the plan while it is written: beside its words a line may have a picture out of the vault."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.pictures import Picture
from app.domain.plan import PlanLine, PlanPart
from app.storage.errors import StorageError
from app.ui.safe_space.bringing import Bringing, Brought, Trouble
from app.ui.safe_space.file_words import sentence
from app.ui.safe_space.plan.line_editor import LineEditor
from app.ui.safe_space.plan.part_editor import PartEditor
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.undo_line import UndoLine
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.text import Label
from app.workspace import Workspace


class ReasonsEditor(PartEditor):
    """A picture is made anew on its way in and kept inside; on paper and outside the lock there are words only."""

    def __init__(self, around: Surroundings, lines: list[PlanLine], parent: QWidget | None = None) -> None:
        super().__init__(around, PlanPart.REASONS, lines, parent)
        self._coming: dict[Bringing, LineEditor] = {}
        self._taken: list[str] = []
        self.notice = Label("", Role.BODY, "plum", wrap=True)
        self.body.addWidget(self.notice)
        self._say("")

    def settle(self) -> None:
        super().settle()
        with suppress(StorageError):
            self._own.pictures.forget(self._taken)

    def bring_in(self, editor: LineEditor, path: Path) -> None:
        """Reads a picture for a line, which is stored before, so that there is something to hang it on."""
        self._say("")
        with telling(self):
            self.keep()
            if not editor.line.uid:
                editor.line = self._own.plan.add(self.part) or editor.line
            bringing = Bringing(self._around, partial(_put, editor.line.uid))
            self._coming[bringing] = editor
            bringing.came.connect(self._show_picture)
            bringing.turned_away.connect(self._turn_away)
            bringing.start([path])

    def _append(self, line: PlanLine) -> LineEditor:
        editor = super()._append(line)
        editor.picture_wanted.connect(self._ask)
        editor.picture_out.connect(self._take_out)
        return editor

    def _ask(self) -> None:
        editor = self._sender()
        dialog = QFileDialog(self, self.tr("Add a picture"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Pictures (*.jpg *.jpeg *.png *.gif *.bmp *.webp)"))
        dialog.setProperty("line", self.editors.index(editor))
        dialog.fileSelected.connect(self._take_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_file(self, name: str) -> None:
        """The dialog is modal, so the lines are still where they were."""
        dialog = self.sender()
        assert isinstance(dialog, QFileDialog)
        self.bring_in(self.editors[int(dialog.property("line"))], Path(name))

    def _show_picture(self, uid: str) -> None:
        bringing = self.sender()
        assert isinstance(bringing, Bringing)
        self._show_on(self._coming.pop(bringing), uid)

    def _turn_away(self, trouble: Trouble, name: str) -> None:
        self._say(sentence(trouble, name))

    def _take_out(self) -> None:
        editor = self._sender()
        with telling(self):
            self.keep()
            picture = self._own.pictures.get(editor.line.picture or "")
            self._own.plan.show_picture(editor.line.uid, None)
            self._taken += [editor.line.picture] if editor.line.picture else []
            self._show_on(editor, None)
            undo = UndoLine()
            self._box.insertWidget(self._box.indexOf(editor) + 1, undo)
            self.changed.emit()
            undo.offer(self.tr("The picture is taken out."), partial(self._picture_back, editor, picture))

    def _picture_back(self, editor: LineEditor, picture: Picture | None) -> None:
        if editor not in self.editors or picture is None:
            return
        with telling(self):
            self._own.plan.show_picture(editor.line.uid, picture)
            self._show_on(editor, picture.uid)

    def _show_on(self, editor: LineEditor, picture: str | None) -> None:
        editor.line = replace(editor.line, picture=picture)
        editor.show_picture()

    def _say(self, words: str) -> None:
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.notice, words))


def _put(line: str, own: Workspace, brought: Brought) -> str | None:
    assert isinstance(brought.content, Picture)
    own.plan.show_picture(line, brought.content)
    return brought.content.uid
