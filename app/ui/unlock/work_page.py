"""The journal is closed while something is done to the whole of it: what that is, how far it is, and a way to stop."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from app.access import Access, Task
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Role
from app.ui.unlock.lock_frame import LockFrame
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.long_work import ProgressBar
from app.ui.widgets.text import Label


class WorkPage(LockFrame):
    """Stands where the lock page stands. Erasing cannot be stopped: half of it would help nobody."""

    def __init__(
        self, task: Task, access: Access, preferences: PreferencesHolder, parent: QWidget | None = None
    ) -> None:
        super().__init__(preferences, parent)
        self._access = access
        self.bar = ProgressBar()
        self.count = Label("", Role.SMALL, "ink2", tabular=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.stop_button = SecondaryButton(self.tr("Stop"))
        if task is Task.NEW_KEY:
            self.heading.set_words(
                self.tr("Writing your journal anew"),
                self.tr("If it is stopped, everything is as before, and the new spare key does not count."),
            )
        else:
            self.heading.set_words(
                self.tr("Erasing"),
                self.tr("The keys go first, then everything else. Then Alcove starts as on the first day."),
            )
            self.bar.hide()
            self.count.hide()
            self.stop_button.hide()
        self.bar.setAccessibleName(self.heading.title.text())
        self.column.addWidget(self.bar)
        self.column.addSpacing(8)
        self.column.addWidget(self.count)
        self.column.addSpacing(12)
        self.column.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addStretch(1)
        access.progressed.connect(self._show_progress)
        self.stop_button.clicked.connect(self._stop)

    @Slot(object, object)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.count.setText(self.tr("{share} %").format(share=f"{100 * done // max(1, total):n}"))

    @Slot()
    def _stop(self) -> None:
        self.stop_button.setText(self.tr("Stopping"))
        self._access.stop_work()
