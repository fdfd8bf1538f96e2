"""The preferences as they are now: one place to read them, one way to change them, one signal when they did."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from app import settings
from app.settings import Preferences


class PreferencesHolder(QObject):
    """Holds the preferences of a profile and stores every change at once."""

    changed = Signal(object)
    not_kept = Signal(object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._value = settings.read(path)

    @property
    def value(self) -> Preferences:
        return self._value

    def change(self, **fields: Any) -> None:
        """Takes new values for some preferences; a disk that refuses changes only how long they last."""
        self.put(replace(self._value, **fields))

    @Slot()
    def forget(self) -> None:
        """The file is gone: everything is as it was at first, and nothing is written."""
        self._value = Preferences()
        self.changed.emit(self._value)

    def put(self, preferences: Preferences) -> None:
        """Takes all preferences at once, as an Undo does."""
        if preferences == self._value:
            return
        self._value = preferences
        try:
            settings.write(self._path, preferences)
        except OSError as error:
            self.not_kept.emit(error)
        self.changed.emit(preferences)
