"""One field for what a picture shows."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.flow import FlowLayout

_LONGEST = 300


class DescribeSheet(Sheet):
    """`described` gives the words, which may be none."""

    described = Signal(str)

    def __init__(self, parent: QWidget, caption: str) -> None:
        super().__init__(parent, parent.tr("Describe this picture"), width=480)
        self.field = Field()
        self.field.setMaxLength(max(_LONGEST, len(caption)))
        self.field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.field.setText(caption)
        note = self.tr("The words stand above the picture. Search finds them, and a screen reader reads them.")
        self.leave_button = SecondaryButton(self.tr("Leave it"))
        self.keep_button = PrimaryButton(self.tr("Keep these words"))
        end = FlowLayout(gap=10, at_end=True)
        end.addWidget(self.leave_button)
        end.addWidget(self.keep_button)
        self.body_layout.addSpacing(8)
        self.body_layout.addWidget(FieldWithNote(self.tr("What it shows"), self.field, note))
        self.body_layout.addSpacing(16)
        self.body_layout.addLayout(end)
        self.leave_button.clicked.connect(self.reject)
        self.keep_button.clicked.connect(self._keep)
        self.field.returnPressed.connect(self._keep)
        self.field.setFocus()

    @Slot()
    def _keep(self) -> None:
        self.described.emit(self.field.text())
        self.accept()
