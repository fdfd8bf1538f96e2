"""Something nobody expected happened: said calmly, once, with the way on; never with what the program was doing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
    if not window.findChildren(TroubleSheet):
        TroubleSheet(sentence_for(error), window).open()
