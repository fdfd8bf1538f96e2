"""What a person and their therapist agreed about messages: three lines that go into a message to copy."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.plan import LONGEST_WORDS, Agreed
from app.ui.safe_space.rows import HavenCard
from app.ui.theme import Role
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.text import Label


class AgreedCard(HavenCard):
    """Each may stay empty."""

    edited = Signal()

    def __init__(self, agreed: Agreed, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Messages to my therapist"), parent)
        about = self.tr(
            "What the two of you agreed. It goes into the message that you can copy under Reach someone. "
            "Alcove sends nothing."
        )
        self.body.addWidget(Label(about, Role.BODY, "ink2", wrap=True))
        self.hours = self._field(self.tr("When messages are read"), agreed.hours)
        self.usual = self._field(self.tr("How soon an answer usually comes"), agreed.usual)
        self.otherwise = self._field(self.tr("What I do until then, or out of hours"), agreed.otherwise)

    @property
    def stops(self) -> list[QWidget]:
        return [self.hours, self.usual, self.otherwise]

    def agreed(self) -> Agreed:
        """As it stands here."""
        return Agreed(*(field.text().strip() for field in (self.hours, self.usual, self.otherwise)))

    def _field(self, name: str, words: str) -> Field:
        field = Field()
        field.setMaxLength(max(LONGEST_WORDS, len(words)))
        field.setText(words)
        field.setCursorPosition(0)
        field.textChanged.connect(self.edited)
        self.body.addWidget(FieldWithNote(name, field))
        return field
