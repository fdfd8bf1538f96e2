"""A page of the calm side that files can be put into: chosen with the system's own dialog, or dropped."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.ui.safe_space.bringing import PICTURE_ENDINGS, Bringing, Put, Trouble, files_in
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.file_words import sentence
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.text import Label


class FilesPage(ColumnPage):
    """Words are kept as they are written, files are copied into the vault. `notice` says what came in between."""

    personal = True
    passing = True
    quick_keys = False
    endings: tuple[str, ...] = PICTURE_ENDINGS

    def __init__(self, around: Surroundings, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.around = around
        self.notice = Label("", Role.BODY, wrap=True)
        self.notice.hide()
        self._troubles: list[str] = []
        self._new: QWidget | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_wanted)
        self.setAcceptDrops(True)

    @property
    def room(self) -> int:
        """How many more files fit in."""
        raise NotImplementedError

    def no_room(self) -> str:
        """What is said where there is none."""
        raise NotImplementedError

    def putting(self) -> Put | None:
        """What stores a file; None where nothing can be stored."""
        raise NotImplementedError

    def show_new(self, uid: str) -> None:
        """A file was stored under this name."""
        raise NotImplementedError

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData(), self.endings):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.bring_in(files_in(event.mimeData(), self.endings))
        event.acceptProposedAction()

    def bring_in(self, paths: Sequence[Path]) -> None:
        """Copies files into the vault, as far as there is room."""
        put = self.putting()
        if put is None:
            return
        self._troubles = []
        self.say(_tr("One moment …") if paths else "", "ink2")
        bringing = Bringing(self.around, put)
        bringing.came.connect(self._show_new)
        bringing.turned_away.connect(self._turn_away)
        bringing.done.connect(self._say_troubles)
        bringing.start(paths)

    def ask_for_pictures(self) -> None:
        self.ask(_tr("Add pictures"), _tr("Pictures (*.jpg *.jpeg *.png *.gif *.bmp *.webp)"))

    def ask(self, title: str, files: str) -> None:
        """Asks for files of one kind, if there is room for one."""
        if self.room < 1:
            self.say(self.no_room())
            return
        dialog = QFileDialog(self, title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(files)
        dialog.filesSelected.connect(self._add_named)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def say(self, words: str, colour: str = "plum") -> None:
        """In place of what was said before; nothing takes it away."""
        self.notice.set_colour(colour)
        self.notice.setText(words)
        self.notice.setVisible(bool(words))
        if words and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.notice, words))

    def show_soon(self, part: QWidget) -> None:
        """Scrolls to a part as soon as it has its place."""
        self._new = part
        self._soon.start(0)

    def _show_wanted(self) -> None:
        if self._new is not None:
            self.bring_into_sight(self._new)

    def _add_named(self, names: list[str]) -> None:
        self.bring_in([Path(name) for name in names])

    def _show_new(self, uid: str) -> None:
        with telling(self):
            self.show_new(uid)

    def _turn_away(self, trouble: Trouble, name: str) -> None:
        self._troubles.append(sentence(trouble, name))

    def _say_troubles(self) -> None:
        self.say("\n".join(self._troubles))


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafeSpace", text)
