"""Something came in between: said calmly, once, with the way on; never with what the program was doing."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.storage.errors import StorageError
from app.ui.messages import Message, sentence_for
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.text import Label


class TroubleSheet(Sheet):
    """One message and one button."""

    def __init__(self, message: Message, parent: QWidget) -> None:
        super().__init__(parent, message.title, width=440)
        self.setAccessibleDescription(message.text)
        button = PrimaryButton(self.tr("Go on"), parent=self)
        button.clicked.connect(self.accept)
        self.body_layout.addWidget(Label(message.text, colour_token="ink2", wrap=True, parent=self))
        self.body_layout.addSpacing(16)
        self.body_layout.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
        button.setFocus(Qt.FocusReason.OtherFocusReason)


def tell(error: Exception, window: QWidget) -> None:
    """Says it over the window; one at a time, because a trouble seldom comes alone."""
    if not any(sheet.isVisible() for sheet in window.findChildren(TroubleSheet)):
        TroubleSheet(sentence_for(error), window).open()


@contextmanager
def telling(part: QWidget) -> Iterator[None]:
    """For what somebody asked for: where the disk refuses, the block ends there and that is said over the window."""
    try:
        yield
    except StorageError as error:
        tell(error, part.window())
