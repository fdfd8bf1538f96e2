"""A sound of the vault that plays only while somebody wants it to."""

from PySide6.QtCore import QObject, Signal

from app.storage.errors import StorageError
from app.ui.safe_space.surroundings import Surroundings


class OneSound(QObject):
    """`changed` says that something plays now, or nothing does any more."""

    changed = Signal()

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._uid = ""
        self._trouble = ""

    @property
    def uid(self) -> str:
        """What plays; empty while nothing does."""
        return self._uid

    @property
    def trouble(self) -> str:
        """Why nothing was heard when it was last wanted; empty when nothing was in the way."""
        return self._trouble

    def toggle(self, uid: str) -> None:
        """Plays it from its beginning, or stops it."""
        if self._uid == uid:
            self.stop()
            return
        self.stop()
        self._trouble = self._begin(uid)
        if not self._trouble:
            self._uid = uid
            self._around.player.ended.connect(self._end)
        self.changed.emit()

    def stop(self) -> None:
        """Silence."""
        if self._uid:
            self._around.player.stop()
            self._let_go()

    def _begin(self, uid: str) -> str:
        from app.sounds import NotASound

        try:
            sound = self._around.own.sounds.get(uid) if self._around.own is not None else None
            if sound is not None:
                self._around.player.play(sound.content)
                return ""
        except (StorageError, NotASound):
            pass
        return self.tr("This sound cannot be played just now.")

    def _end(self) -> None:
        if self._around.player.has_device is False:
            self._trouble = self.tr("There is nothing on this computer to play it on.")
        self._let_go()

    def _let_go(self) -> None:
        self._uid = ""
        self._around.player.ended.disconnect(self._end)
        self.changed.emit()
