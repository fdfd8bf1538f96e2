"""A new password: typed once when it can be seen, twice when it is covered; with advice, and one rule."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.jobs import Jobs, Working
from app.ui.unlock.advice import LONGEST, SHORTEST, Finding, look_at, missing_characters, sentence_of
from app.ui.widgets.fields import FieldWithNote, PasswordField

_PAUSE_MS = 200


class NewPassword(QWidget):
    """Two fields at most. `missing` says what is not there yet, or nothing."""

    changed = Signal()
    submitted = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._looked_at = ""
        self.first = FieldWithNote(self.tr("New password"), _password_field(), parent=self)
        self.again = FieldWithNote(self.tr("Once more"), _password_field(), parent=self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(16)
        rows.addWidget(self.first)
        rows.addWidget(self.again)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask_for_advice)
        for part in (self.first, self.again):
            part.field.textChanged.connect(self._note_change)
            part.field.returnPressed.connect(self._submit)
        self._field.shown_changed.connect(self._ask_twice_unless_seen)
        self._note_change()

    @property
    def text(self) -> str:
        return self._field.text()

    @property
    def missing(self) -> str | None:
        """What is not there yet, in a sentence."""
        short = missing_characters(self.text)
        if short == SHORTEST:
            return self.tr("A password needs at least 8 characters.")
        if short:
            return self.tr("%n more character(s) and it is long enough.", "", short)
        if self._is_asked_twice and self.again.field.text() != self.text:
            return self.tr("The two are not the same yet.")
        return None

    def clear(self) -> None:
        """Forgets what was typed."""
        self._field.clear()
        self.again.field.clear()

    @property
    def _field(self) -> PasswordField:
        field = self.first.field
        assert isinstance(field, PasswordField)
        return field

    @property
    def _is_asked_twice(self) -> bool:
        return not self.again.isHidden()

    @Slot(bool)
    def _ask_twice_unless_seen(self, seen: bool) -> None:
        """Who sees what they type need not type it again."""
        self.again.setVisible(not seen)
        self.changed.emit()

    @Slot()
    def _note_change(self) -> None:
        short = missing_characters(self.text)
        if short:
            self._pause.stop()
            self.first.set_note(self.tr("At least 8 characters. A few words in a row are fine."))
        elif self.text != self._looked_at:
            self._pause.start()
        differs = self.again.field.text() and not self.text.startswith(self.again.field.text())
        self.again.set_problem(self.tr("This differs from the first.") if differs else None)
        self.changed.emit()

    @Slot()
    def _ask_for_advice(self) -> None:
        password = self._looked_at = self.text

        def look(_job: Working) -> Finding:
            return look_at(password)

        self._jobs.run(look, self._advise)

    @Slot(object)
    def _advise(self, finding: Finding) -> None:
        """Advice about a password that has changed meanwhile is not shown."""
        if self.text == self._looked_at and not missing_characters(self.text):
            self.first.set_note(sentence_of(finding))

    @Slot()
    def _submit(self) -> None:
        if self.sender() is self.first.field and self._is_asked_twice and not self.again.field.text():
            self.again.field.setFocus()
        else:
            self.submitted.emit()


def _password_field() -> PasswordField:
    field = PasswordField()
    field.setMaxLength(LONGEST)
    return field
