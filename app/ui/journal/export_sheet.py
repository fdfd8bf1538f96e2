"""Before everything is taken out: as what, and a plain word about who can read it then."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.theme import Role
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.choice import ChoiceRow
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.text import Label


class ExportSheet(Sheet):
    """`chosen` says whether it is to be one JSON file, and whether what is kept closed comes too."""

    chosen = Signal(bool, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, parent.tr("Take everything out"), width=540)
        warning = self.tr(
            "Anyone who has these files can read them, without a password. Alcove keeps its own copy as it is."
        )
        self.markdown = ChoiceRow(
            self.tr("A folder of text files"),
            self.tr(
                "One Markdown file for each entry, and pages of what you keep in the safe space. Earlier states "
                "lie in a folder of their own."
            ),
        )
        self.json = ChoiceRow(
            self.tr("One JSON file"),
            self.tr("Everything, with what you keep in the safe space. From this Alcove can bring all of it back."),
        )
        self._group = QButtonGroup(self)
        for choice in (self.markdown, self.json):
            self._group.addButton(choice)
        self.markdown.setChecked(True)
        self.closed = CheckRow(self.tr("Also what is kept closed"), self.tr("This asks for your password."))
        self.leave_button = SecondaryButton(self.tr("Not now"))
        self.go_button = PrimaryButton(self.tr("Choose a place"))
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.leave_button)
        row.addWidget(self.go_button)
        body = self.body_layout
        body.addWidget(Label(warning, Role.BODY, "ink2", wrap=True))
        for part in (self.markdown, self.json, self.closed):
            body.addWidget(part)
        body.addSpacing(12)
        body.addLayout(row)
        self.leave_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._go)
        self.leave_button.setFocus()

    @Slot()
    def _go(self) -> None:
        self.chosen.emit(self.json.isChecked(), self.closed.isChecked())
        self.accept()
