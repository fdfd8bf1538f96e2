"""Erasing everything: what goes, what may stay elsewhere, and a word to type, so that no slip can do it."""

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.access import Access
from app.ui.messages import sentence_for
from app.ui.unlock.change_sheet import password_in_force
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import DangerButton, SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class EraseSheet(Sheet):
    """`export_wanted`: everything is taken out first. The word, and the password where there is one, then erase."""

    export_wanted = Signal()

    def __init__(self, access: Access, parent: QWidget) -> None:
        super().__init__(parent, QCoreApplication.translate("EraseSheet", "Erase everything"), width=600)
        self._access = access
        self._asked = False
        self._word = self.tr("erase", "the word that is typed before everything goes")
        self.take_out = SecondaryButton(self.tr("Take everything out first"), parent=self)
        self._say_what_goes()
        self.typed = FieldWithNote(
            self.tr("Type the word “{word}”").format(word=self._word), Field(parent=self), parent=self
        )
        self.body_layout.addWidget(self.typed)
        self.current = password_in_force(self, access, self.tr("Your password"))
        self.notice = Notice(self)
        self.keep = SecondaryButton(self.tr("Keep everything"), parent=self)
        self.erase_button = DangerButton(self.tr("Erase everything"), parent=self, filled=True)
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.keep)
        row.addWidget(self.erase_button)
        self.body_layout.addWidget(self.notice)
        self.body_layout.addSpacing(12)
        self.body_layout.addLayout(row)
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.take_out.setFocus(Qt.FocusReason.TabFocusReason)

    def _say_what_goes(self) -> None:
        goes = self.tr(
            "This removes your journal, its keys, the backups Alcove keeps on this computer and your settings. Alcove "
            "cannot bring them back."
        )
        stays = self.tr(
            "What Alcove cannot reach stays: files you took out, printed or sent, backups in other places, copies that "
            "another program or person made of the folder. Some disks also keep traces of removed files for a while, "
            "even of the keys."
        )
        self.body_layout.addWidget(Label(goes, wrap=True, parent=self))
        self.body_layout.addSpacing(4)
        self.body_layout.addWidget(Label(stays, colour_token="ink2", wrap=True, parent=self))
        self.body_layout.addSpacing(8)
        self.body_layout.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignLeft)
        self.body_layout.addSpacing(8)

    def _connect(self) -> None:
        self.keep.clicked.connect(self.reject)
        self.take_out.clicked.connect(self._take_out)
        self.erase_button.clicked.connect(self._erase)
        self.typed.field.textChanged.connect(self._forget_problems)
        if self.current is not None:
            self.current.field.textChanged.connect(self._forget_problems)
        self._access.about_to_lock.connect(self.reject)

    @Slot()
    def _forget_problems(self) -> None:
        self.typed.set_problem(None)
        if self.current is not None:
            self.current.set_problem(None)
        self.notice.clear()

    @Slot()
    def _take_out(self) -> None:
        self.reject()
        self.export_wanted.emit()

    @Slot()
    def _erase(self) -> None:
        if self._asked:
            return
        if self.typed.field.text().strip().casefold() != self._word.casefold():
            _point_at(self.typed, self.tr("The word “{word}” goes in here first.").format(word=self._word))
        elif self.current is None:
            self._begin()
        elif not self.current.field.text():
            _point_at(self.current, self.tr("The password goes in first."))
        else:
            self._asked = True
            self._access.prove_passphrase(self.current.field.text(), self._take_answer, self._say_trouble)

    @Slot(bool)
    def _take_answer(self, fits: bool) -> None:
        self._asked = False
        if fits:
            self._begin()
        elif self.current is not None:
            _point_at(self.current, self.tr("That is not the password."))

    @Slot(object)
    def _say_trouble(self, error: Exception) -> None:
        self._asked = False
        self.notice.say_problem(sentence_for(error).whole)

    def _begin(self) -> None:
        """An answer that comes after the sheet was left erases nothing."""
        if self.isVisible() and self._access.is_at_work:
            self.notice.say(self.tr("Something is still being done, such as taking out. Please wait until it is over."))
        elif self.isVisible():
            self.accept()
            self._access.erase()


def _point_at(part: FieldWithNote, sentence: str) -> None:
    part.set_problem(sentence)
    part.field.selectAll()
    part.field.setFocus(Qt.FocusReason.OtherFocusReason)
