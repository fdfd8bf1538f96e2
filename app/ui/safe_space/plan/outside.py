"""Follows the plan for the copy outside the lock: there only by choice, and never older than the plan itself."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.plan import PlanLine
from app.open_plan import OpenPlan
from app.storage.errors import StorageError
from app.storage.topics import Topic

if TYPE_CHECKING:
    from app.workspace import Workspace

OUTSIDE = "plan.outside"


class PlanOutside(QObject):
    """The choice is a wish in the vault and the file itself: either alone, put there by somebody else, is none.

    So a backup that is brought to another computer puts no plan into the open there. `troubled` brings an error.
    """

    troubled = Signal(object)

    def __init__(self, path: Path | None, own: "Callable[[], Workspace | None]", parent: QObject) -> None:
        super().__init__(parent)
        self._file = OpenPlan(path) if path else None
        self._own = own

    @property
    def is_possible(self) -> bool:
        """Whether there is a place for it."""
        return self._file is not None

    @property
    def is_kept(self) -> bool:
        """Whether the copy is wanted and there."""
        own = self._own()
        try:
            wanted = own is not None and own.wishes.flag(OUTSIDE, False)
        except StorageError:
            return False
        return wanted and self._file is not None and self._file.is_there

    def lines(self) -> tuple[PlanLine, ...]:
        """The plan as it stands outside."""
        return self._file.lines() if self._file else ()

    def keep(self) -> None:
        """The copy is there from now on. Raises StorageError."""
        own = self._own()
        if own is not None and self._file is not None:
            own.wishes.keep(OUTSIDE, True)
            self._file.keep(own.plan.all())

    def remove(self) -> None:
        """The copy goes, and stays away. Raises StorageError."""
        own = self._own()
        if own is not None and self._file is not None:
            self._file.remove()
            own.wishes.keep(OUTSIDE, False)

    def follow(self, what: object) -> None:
        """Something of a person's own is different, or the journal was opened."""
        own = self._own()
        if own is None or self._file is None or what not in (Topic.PLAN, Topic.KEYS) or not self._file.is_there:
            return
        try:
            if own.wishes.flag(OUTSIDE, False):
                self._file.keep(own.plan.all())
            else:
                self._file.remove()
        except StorageError as error:
            self.troubled.emit(error)
