"""A first run stopped half way: nothing was written yet, so it simply begins again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.access import Access
from app.ui.preferences_holder import PreferencesHolder
from app.ui.unlock.frame import Frame, Heading
from app.ui.widgets.buttons import PrimaryButton


class UnfinishedPage(Frame):
    """One sentence and one button."""

    def __init__(self, access: Access, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent, width=600)
        self.finish = PrimaryButton(self.tr("Finish setting up"))
        self.finish.set_tall()
        self.finish.clicked.connect(access.begin_again)
        self.column.addSpacing(56)
        self.column.addWidget(
            Heading(
                self.tr("Setting up stopped half way"),
                self.tr("Nothing was written yet, so nothing is lost. Three short pages, and Alcove is ready."),
            )
        )
        self.column.addSpacing(32)
        self.column.addWidget(self.finish, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)

    @property
    def focus_first(self) -> QWidget:
        return self.finish
