"""Settings: one page of rows. A choice holds at once, and can be taken back."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.access import Access
from app.settings import Preferences
from app.ui.preferences_holder import PreferencesHolder
from app.ui.settings.catalogue import Catalogue
from app.ui.settings.row_widgets import RowWidget, widget_for
from app.ui.settings.rows import Ask, Section
from app.ui.theme import Role
from app.ui.widgets.buttons import QuietButton
from app.ui.widgets.cards import Card, Rule
from app.ui.widgets.page import Page
from app.ui.widgets.text import Label
from app.ui.widgets.toast import Toasts

_REMINDERS = ("remind_recovery_on", "remind_copy_on")
_NOT_A_CHOICE = ("country", "show_less", *_REMINDERS, "window_width", "window_height", "window_maximised")


class SettingsScreen(QWidget):
    """A loop over the catalogue. It shows nothing personal, so there is nothing to hide or to store."""

    hide_toggled = Signal(bool)
    lock_wanted = Signal()
    keys_wanted = Signal()
    backups_wanted = Signal()
    look_over_wanted = Signal()
    getting_ready_wanted = Signal()
    sheet_wanted = Signal(object)

    def __init__(
        self, access: Access, preferences: PreferencesHolder, toasts: Toasts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._access = access
        self._preferences = preferences
        self._toasts = toasts
        self._before = preferences.value
        self._rows: list[RowWidget] = []
        self._catalogue = Catalogue(self)
        self._page = Page(self.tr("Settings"), self.tr("Changes hold at once."), self)
        self._content: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)
        self._page.hide_toggled.connect(self.hide_toggled)
        self._page.lock_wanted.connect(self.lock_wanted)
        access.keys_changed.connect(self._build)
        preferences.changed.connect(self._show)
        self._build()

    def flush(self) -> bool:
        return True

    def unsaved(self) -> None:
        """Nothing is written here."""

    def hide_words(self, hidden: bool) -> None:
        self._page.hide_words(hidden)

    def take_focus(self) -> None:
        self._page.area.verticalScrollBar().setValue(0)
        self._rows[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        """Lays out every section; anew when a lock changed, because some words depend on it."""
        at = self._page.area.verticalScrollBar().value()
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
        self._rows = []
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        for section in self._sections():
            column.addWidget(self._card(section))
        calm = QuietButton(self.tr("Back to calm defaults"), "undo")
        calm.clicked.connect(self._calm)
        column.addWidget(calm, 0, Qt.AlignmentFlag.AlignLeft)
        self._page.body_layout.addWidget(self._content)
        self._show(self._preferences.value)
        self._page.area.verticalScrollBar().setValue(at)

    def _sections(self) -> Any:
        return self._catalogue.sections(
            has_passphrase=self._access.has_passphrase,
            recovery_confirmed=self._access.recovery_confirmed,
            folder=str(self._access.profile.folder),
        )

    def _card(self, section: Section) -> Card:
        card = Card(spacing=8)
        card.setAccessibleName(section.title)
        card.body_layout.addWidget(Label(section.title, Role.H2, wrap=True))
        for number, row in enumerate(section.rows):
            if number:
                card.body_layout.addWidget(Rule())
            widget = widget_for(row)
            widget.chosen.connect(self._choose)
            widget.asked.connect(self._ask)
            card.body_layout.addWidget(widget)
            self._rows.append(widget)
        return card

    def _choose(self, field: str, value: object, title: str) -> None:
        self._before = self._preferences.value
        self._preferences.change(**{field: value})
        self._toasts.show_message(self.tr("Changed: {what}.").format(what=title), self._take_back)

    def _calm(self) -> None:
        """Everything as it was at first, but for what is a fact about a person or a window."""
        self._before = self._preferences.value
        kept = {name: getattr(self._before, name) for name in _NOT_A_CHOICE}
        self._preferences.put(replace(Preferences(), **kept))
        self._toasts.show_message(self.tr("Everything is as it was at first."), self._take_back)

    def _take_back(self) -> None:
        self._preferences.put(self._before)

    def _show(self, preferences: Preferences) -> None:
        for row in self._rows:
            row.show_preferences(preferences)

    def _ask(self, ask: Ask) -> None:
        wanted = {
            Ask.KEYS: self.keys_wanted,
            Ask.BACKUPS: self.backups_wanted,
            Ask.LOOK_OVER: self.look_over_wanted,
            Ask.SAFE_SPACE: self.getting_ready_wanted,
        }
        if ask in wanted:
            wanted[ask].emit()
        else:
            self.sheet_wanted.emit(ask)
