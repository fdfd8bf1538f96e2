"""The last net: what nobody expected is logged by type and place alone, and told calmly, once."""

import logging
import sys
import threading
from types import TracebackType

from PySide6.QtCore import QObject, Signal

_LOG = logging.getLogger("alcove")


class Unexpected(QObject):
    """Takes over the hooks of Python; `happened` carries the error."""

    happened = Signal(object)

    def watch(self) -> None:
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _hook(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        _LOG.error("%s at %s", kind.__name__, place(traceback))
        if isinstance(error, Exception):
            self.happened.emit(error)

    def _thread_hook(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self._hook(caught.exc_type, caught.exc_value, caught.exc_traceback)


def place(traceback: TracebackType | None) -> str:
    """Module and line of every step, innermost last; never a value, a message or a path of this computer."""
    steps = []
    while traceback is not None:
        frame = traceback.tb_frame
        steps.append(f"{frame.f_globals.get('__name__', '?')}:{traceback.tb_lineno}")
        traceback = traceback.tb_next
    return " > ".join(steps) or "an unknown place"
