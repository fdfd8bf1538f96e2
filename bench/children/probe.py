"""Tells on standard output how long after the start of the process a window was painted for the first time."""

import os
import time

from PySide6.QtCore import QEvent, QObject


class FirstPaint(QObject):
    """Watches one window until its first paint event was delivered and handled."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            told = (time.perf_counter_ns() - int(os.environ["BENCH_STARTED"])) / 1e6
            print(told, flush=True)
        return False
