"""A small field for a tag or a person, which goes on with those that are known."""

from contextlib import suppress

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QSizePolicy, QWidget

from app.domain.labels import LONGEST, LabelKind
from app.storage.errors import StorageError
from app.storage.labels import LabelStore
from app.ui.theme import Role, theme
from app.ui.widgets.fields import Field

_OFFERED = 8
_WIDTH = 200


class LabelField(Field):
    """`entered` gives what was typed or chosen; `left` says that nothing more is to come."""

    entered = Signal(str)
    left = Signal()
    height_at_rest = 34

    def __init__(self, store: LabelStore, kind: LabelKind, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, name, parent)
        self._store = store
        self._kind = kind
        self._known = QStringListModel(self)
        self._completer = QCompleter(self._known, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.activated.connect(self._take_known)
        self.setCompleter(self._completer)
        self.setMaxLength(LONGEST)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.textEdited.connect(self._offer)
        self.returnPressed.connect(self._enter)

    def sizeHint(self) -> QSize:
        return QSize(round(_WIDTH * theme().scale), theme().line_height(Role.CHIP) + 15)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif event.text() == "," and self.text().strip():
            self._enter()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            # Not at once: the focus also goes when the window around the field is taken apart.
            QTimer.singleShot(0, self, self.finish)

    @Slot()
    def finish(self) -> None:
        """What was typed is taken, and nothing more is to come."""
        if not self.isHidden():
            self._enter()
            self.left.emit()

    @Slot(str)
    def _offer(self, typed: str) -> None:
        known = []
        with suppress(StorageError):
            known = self._store.like(self._kind, typed.lstrip("#@"), _OFFERED) if typed.strip() else []
        self._known.setStringList([label.name for label in known])

    @Slot(str)
    def _take_known(self, name: str) -> None:
        self.setText(name)
        self._enter()

    @Slot()
    def _enter(self) -> None:
        typed = self.text().strip()
        self.clear()
        if typed:
            self.entered.emit(typed)
