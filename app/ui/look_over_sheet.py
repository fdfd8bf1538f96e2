"""A look over the whole journal that somebody asked for: how far it is, a way to stop, and one sentence at the end."""

from PySide6.QtCore import QDate, QLocale, Qt, Slot
from PySide6.QtWidgets import QWidget

from app.health import Health, HealthCheck
from app.ui.messages import sentence_for
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.long_work import LongWork
from app.ui.widgets.text import Label


class LookOverSheet(Sheet):
    """Closing it stops the look. What is damaged closes the journal, and another page says so."""

    def __init__(self, check: HealthCheck, parent: QWidget) -> None:
        super().__init__(parent, self.tr("Look my journal over"), width=480)
        check.setParent(self)
        self._words = Label(
            self.tr("Alcove reads every page of the file and changes nothing."), colour_token="ink2", wrap=True
        )
        self._close = SecondaryButton(self.tr("Close"), parent=self)
        self._close.clicked.connect(self.reject)
        self.body_layout.addWidget(self._words)
        check.found.connect(self._say_found)
        check.not_looked.connect(self._say_trouble)
        self._job = check.begin()
        if self._job is not None:
            self._job.stopped.connect(self._say_stopped)
            work = LongWork(
                self._job, self.tr("Looking"), self, note=self.tr("Closing this stops it. Nothing is changed.")
            )
            self.body_layout.addSpacing(8)
            self.body_layout.addWidget(work)
        self.body_layout.addSpacing(16)
        self.body_layout.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        if self._job is not None:
            self._job.stop()
        super().done(result)

    @Slot(object)
    def _say_found(self, health: Health) -> None:
        self._job = None
        if health.ok:
            day = QLocale().toString(QDate.currentDate(), QLocale.FormatType.LongFormat)
            one = self.tr("One entry, and everything can be read. Looked over on {day}.")
            more = self.tr("{count} entries, and everything can be read. Looked over on {day}.")
            self._say((one if health.entries == 1 else more).format(count=f"{health.entries:n}", day=day))

    @Slot(object)
    def _say_trouble(self, error: Exception) -> None:
        self._job = None
        self._say(sentence_for(error).whole)

    @Slot()
    def _say_stopped(self) -> None:
        self._job = None
        self._say(self.tr("Stopped. Nothing was changed."))

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleDescription(words)
