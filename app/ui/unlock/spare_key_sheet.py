"""A new spare key for an open journal. Until it was read back it opens nothing, and the earlier one stays."""

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.access import Access
from app.ui.messages import sentence_for
from app.ui.unlock.notice import Notice
from app.ui.unlock.spare_key_panel import SparePanel
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.text import Label


class SpareKeySheet(Sheet):
    """So nobody is ever left with neither."""

    def __init__(self, access: Access, parent: QWidget) -> None:
        super().__init__(parent, QCoreApplication.translate("SpareKeySheet", "A new spare key"), width=800)
        self._access = access
        self._busy = False
        self.panel = SparePanel(access.new_recovery_code(), self)
        self.notice = Notice(self)
        self.later = QuietButton(self.tr("Not now"), parent=self)
        self.use_button = PrimaryButton(self.tr("Use this one"), parent=self)
        words = self.tr(
            "It counts once two of its groups were read back. Until then the earlier one still opens Alcove."
        )
        self.body_layout.addWidget(_in_one_line_if_it_fits(Label(words, colour_token="ink2", wrap=True, parent=self)))
        self.body_layout.addSpacing(12)
        self.body_layout.addWidget(self.panel)
        self.body_layout.addWidget(self.notice)
        self.body_layout.addSpacing(12)
        row = FlowLayout(gap=10, at_end=True)
        row.addWidget(self.later)
        row.addWidget(self.use_button)
        self.body_layout.addLayout(row)
        self._connect()
        self._show_missing()

    def _connect(self) -> None:
        self.later.clicked.connect(self.reject)
        self.panel.read_back.connect(self._show_missing)
        self.use_button.clicked.connect(self._use)
        self.use_button.not_yet_pressed.connect(self.notice.say)
        self._access.keys_changed.connect(self._finish)
        self._access.keys_not_changed.connect(self._stay)
        self._access.about_to_lock.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.print_button.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _show_missing(self) -> None:
        self.use_button.set_not_yet(self.panel.missing)
        self.notice.clear()

    @Slot()
    def _use(self) -> None:
        if not self._busy:
            self._busy = True
            self._access.confirm_recovery(self.panel.code)

    @Slot()
    def _finish(self) -> None:
        if self._busy:
            self.accept()

    @Slot(object)
    def _stay(self, error: Exception) -> None:
        if self._busy:
            self._busy = False
            self.notice.say_problem(sentence_for(error).whole)


def _in_one_line_if_it_fits(label: Label) -> Label:
    """A wrapping label keeps room for the lines it has at its usual width; on this wide sheet it has fewer."""
    policy = label.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
    label.setSizePolicy(policy)
    return label
