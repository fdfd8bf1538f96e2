"""What an entry was before: each earlier state beside how it stands now, and the way back to it."""

import difflib
import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from app.domain.journal import Entry, Version
from app.ui.journal.plain_text import qt_position
from app.ui.journal.private_edit import PrivateEdit
from app.ui.theme import Role, theme
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.date_words import moment_words
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label

_MOST_COMPARED = 40_000


class State(PrivateEdit):
    """A text to read; what the other one has not is underlined."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setMinimumHeight(240)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )

    def show_text(self, text: str, other: str) -> None:
        self.setPlainText(text)
        if max(len(text), len(other)) > _MOST_COMPARED:
            return
        selections = []
        for start, end in only_here(text, other):
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setBackground(QColor(theme().colour("accentSoft")))
            look.setFontUnderline(True)
            selection.cursor, selection.format = cursor, look
            selections.append(selection)
        self.setExtraSelections(selections)


class VersionsSheet(Sheet):
    """`restored` gives the state to go back to; `forgotten` says that all of them are to go."""

    restored = Signal(object)
    forgotten = Signal()

    def __init__(self, parent: QWidget, entry: Entry, versions: Sequence[Version]) -> None:
        super().__init__(parent, parent.tr("Earlier states of this entry"), width=860 if versions else 480)
        self._entry = entry
        self._versions = tuple(versions)
        body = self.body_layout
        if not versions:
            words = self.tr("There is none yet. One is kept whenever you write on after a pause of half an hour.")
            body.addWidget(Label(words, colour_token="ink2", wrap=True))
        else:
            words = self.tr(
                "What only one side has is underlined. Going back keeps how it stands now as one more state."
            )
            body.addWidget(Label(words, Role.SMALL, "ink2", wrap=True))
            options = tuple((number, _when(version)) for number, version in enumerate(self._versions))
            self.choice = DropDown(options, self.tr("Earlier state"))
            self.choice.currentIndexChanged.connect(self._show)
            self.then = State(self.tr("As it was"))
            self.now = State(self.tr("As it is now"))
            body.addWidget(self.choice)
            body.addLayout(self._sides())
        self.close_button = SecondaryButton(self.tr("Leave it as it is"))
        self.close_button.clicked.connect(self.reject)
        end = FlowLayout(gap=10, at_end=True)
        if versions:
            self.forget_button = QuietButton(self.tr("Let all earlier states go"))
            self.restore_button = PrimaryButton(self.tr("Go back to this one"))
            self.forget_button.clicked.connect(self._forget)
            self.restore_button.clicked.connect(self._restore)
            end.addWidget(self.forget_button)
            end.addWidget(self.close_button)
            end.addWidget(self.restore_button)
            self._show()
        else:
            end.addWidget(self.close_button)
        body.addSpacing(8)
        body.addLayout(end)
        self.close_button.setFocus()

    def _sides(self) -> QHBoxLayout:
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for name, state in ((self.tr("As it was"), self.then), (self.tr("As it is now"), self.now)):
            column = QVBoxLayout()
            column.addWidget(Label(name, Role.SMALL, "ink2", bold=True))
            column.addWidget(state)
            sides.addLayout(column, 1)
        return sides

    def _chosen(self) -> Version:
        return self._versions[max(0, self.choice.currentIndex())]

    @Slot()
    def _show(self) -> None:
        then, now = _whole(self._chosen().title, self._chosen().body), _whole(self._entry.title, self._entry.body)
        self.then.show_text(then, now)
        self.now.show_text(now, then)

    @Slot()
    def _restore(self) -> None:
        self.restored.emit(self._chosen())
        self.accept()

    @Slot()
    def _forget(self) -> None:
        self.forgotten.emit()
        self.accept()


def only_here(text: str, other: str) -> list[tuple[int, int]]:
    """Stretches of whole words that the other text has not, in Qt's positions."""
    mine, theirs = _pieces(text), _pieces(other)
    stretches, place, starts = [], 0, []
    for piece in mine:
        starts.append(place)
        place += len(piece)
    starts.append(place)
    for kind, first, last, _start, _end in difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if kind in ("replace", "delete"):
            stretches.append((qt_position(text, starts[first]), qt_position(text, starts[last])))
    return stretches


def _pieces(text: str) -> list[str]:
    return re.findall(r"\w+|\s+|[^\w\s]", text)


def _whole(title: str, body: str) -> str:
    return f"{title}\n\n{body}" if title else body


def _when(version: Version) -> str:
    return moment_words(version.written_at, date.today())
