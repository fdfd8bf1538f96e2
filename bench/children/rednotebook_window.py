"""Runs the whole RedNotebook in the system's Python and tells when its first window was drawn for the first time."""

import os
import sys
import time
from typing import Any

sys.path.insert(0, "/usr/share/rednotebook")

import gi

gi.require_version("Gtk", "3.0")
from gi.repository import GObject, Gtk  # noqa: E402 - after the version was chosen


def watch_painting(window: Any) -> bool:
    window.get_frame_clock().connect("after-paint", painted, window)
    return True


def painted(_clock: Any, window: Any) -> None:
    if window.get_mapped() and not told:
        told.append(True)
        # RedNotebook takes sys.stdout over for its log.
        os.write(1, f"{(time.perf_counter_ns() - int(os.environ['BENCH_STARTED'])) / 1e6}\n".encode())


told: list[bool] = []
GObject.add_emission_hook(Gtk.Window, "realize", watch_painting)

from rednotebook import journal  # noqa: E402 - after the hook was set

journal.main()
