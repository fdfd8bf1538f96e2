"""A sentence that appears under a field or a button and is spoken when it does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from app.ui.theme import Role
from app.ui.widgets.text import Label


class Notice(Label):
    """Nothing until there is something to say."""

    def __init__(self, parent: QWidget | None = None, *, centred: bool = False) -> None:
        super().__init__("", Role.BODY, "ink2", wrap=True, parent=parent)
        if centred:
            self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.hide()

    def say(self, sentence: str, colour: str = "ink2") -> None:
        """Shows and speaks a sentence; an empty one takes the notice away."""
        self.set_colour(colour)
        self.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def say_problem(self, sentence: str) -> None:
        self.say(sentence, "plum")

    def clear(self) -> None:
        self.say("")
