"""Making homework smaller: its smallest version, or new words, become the homework."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.homework import Homework
from app.domain.journal import NewEntry
from app.storage.homework import HomeworkStore
from app.ui.homework.kept_sheet import KeptSheet, announce
from app.ui.homework.named_part import named
from app.ui.homework.words import title_words
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.text import HideableLabel, Label
from app.ui.widgets.text_area import FramedTextArea


class SmallerSheet(KeptSheet):
    """`made_smaller` gives the homework as it was before. Left alone, the words stay as the smallest version."""

    made_smaller = Signal(object)

    def __init__(self, store: HomeworkStore, homework: Homework, parent: QWidget) -> None:
        super().__init__(parent, parent.tr("Make it smaller"), width=500)
        self._store, self._homework = store, homework
        self._is_done = False
        self.words = FramedTextArea(self.tr("A smaller version"), parent=self)
        self.words.area.set_words(homework.smallest)
        self.leave_button = SecondaryButton(self.tr("Leave it as it is"), parent=self)
        self.smaller_button = PrimaryButton(self.tr("Use the smaller one"), parent=self)
        about = self.tr("This is the homework from now on. What it was before stays in its note.")
        self.body_layout.addWidget(HideableLabel(title_words(homework), colour_token="ink2", wrap=True, parent=self))
        self.body_layout.addSpacing(8)
        self.body_layout.addWidget(named(self.words, about))
        self.said = Label("", colour_token="plum", wrap=True, parent=self)
        self.said.hide()
        self.body_layout.addWidget(self.said)
        self.add_buttons(self.leave_button, self.smaller_button)
        self._follow()
        self.words.area.textChanged.connect(self._take)
        self.leave_button.clicked.connect(self._leave)
        self.smaller_button.clicked.connect(self._make)
        self.smaller_button.not_yet_pressed.connect(self._say)
        self.words.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        written = replace(self._homework, smallest=self.words.area.words().strip())
        if not self._is_done and written != self._homework and self._store.rewrite(written):
            self._homework = written

    def as_entry(self) -> NewEntry:
        return NewEntry(datetime.now(), self._homework.title, self.words.area.words().strip())

    @Slot()
    def _take(self) -> None:
        self.keeper.touch()
        self._follow()

    def _follow(self) -> None:
        empty = not self.words.area.words().strip()
        self.smaller_button.set_not_yet(self.tr("A few words first, then it can be used.") if empty else None)
        self.said.hide()

    @Slot(str)
    def _say(self, reason: str) -> None:
        self.said.setText(reason)
        self.said.show()
        announce(self, reason)
        self.words.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _leave(self) -> None:
        self.reject()

    @Slot()
    def _make(self) -> None:
        with telling(self):
            before = self._homework
            self._store.rewrite(smaller(before, self.words.area.words()))
            self._is_done = True
            self.made_smaller.emit(before)
            self.reject()


def smaller(homework: Homework, words: str) -> Homework:
    """The same homework with less in it. How doable the larger one felt says nothing about this one."""
    before = QCoreApplication.translate("Homework", "Before it was made smaller: {title}").format(
        title=title_words(homework)
    )
    note = "\n".join(filter(None, (homework.note.strip(), before)))
    return replace(homework, title=" ".join(words.split()), smallest="", doable=None, note=note)
