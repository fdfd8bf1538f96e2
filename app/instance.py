"""One Alcove per profile: two would write over each other, so a second start only asks the first to come forward."""

import time

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal, Slot

from app.paths import Profile

_ASK_AGAIN_S = 0.02


class Instance(QObject):
    """Holds the profile for this process, and listens for a second start at it.

    A second start leaves the file `come-forward` in the profile; the first removes it, which is the answer. A file
    works on every system and needs no socket. The folder is watched rather than the file, which comes and goes.
    """

    knocked = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._held = False
        self._lock = QLockFile(str(profile.lock))
        # Age alone says nothing: a lock is stale when its process is gone, and then it is taken over.
        self._lock.setStaleLockTime(0)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._answer)

    def take(self) -> bool:
        """Whether the profile is ours from now on. Raises OSError where nobody can take it, as on a read-only disk."""
        if self._held:
            return True
        if not self._lock.tryLock(0):
            if self._lock.error() != QLockFile.LockError.LockFailedError:
                raise OSError("the profile cannot be written")
            return False
        self._profile.knock.unlink(missing_ok=True)
        self._watcher.addPath(str(self._profile.folder))
        self._held = True
        return True

    def knock(self, patience_s: float = 2.0) -> bool:
        """Asks the Alcove that holds the profile to come forward; whether it answered."""
        self._profile.knock.touch(mode=0o600)
        give_up_at = time.monotonic() + patience_s
        while self._profile.knock.exists():
            if time.monotonic() > give_up_at:
                return False
            time.sleep(_ASK_AGAIN_S)
        return True

    def release(self) -> None:
        """Lets the profile go, so that the process that replaces this one can take it."""
        if watched := self._watcher.directories():
            self._watcher.removePaths(watched)
        self._lock.unlock()
        self._held = False

    @Slot()
    def _answer(self) -> None:
        try:
            self._profile.knock.unlink()
        except OSError:
            return  # something else changed in the folder
        self.knocked.emit()
