"""The real Alcove over a real profile, started as the command starts it, with a keyring in memory that answers at once.

BENCH_UNTIL says what is told: `window`, the first paint of the main window, or `today`, that of the open journal.
"""

import json
import os
import sys

from PySide6.QtCore import QObject, Slot

from app.main import App, build, make_application
from app.paths import profile
from app.start import Wishes, keep_out_of_core_dumps
from bench.children.probe import FirstPaint
from tests.support.keychain import MemoryKeychain


class Watch(QObject):
    """Puts the probe where the first paint is to be seen."""

    def __init__(self, app: App, probe: FirstPaint) -> None:
        super().__init__(app)
        self._app = app
        self._probe = probe

    @Slot()
    def follow(self) -> None:
        if self._app.window.shell is not None:
            self._app.window.shell.installEventFilter(self._probe)


keychain = MemoryKeychain()
keychain.items = {(service, user): secret for service, user, secret in json.loads(os.environ["BENCH_KEYRING"])}
keep_out_of_core_dumps()
application = make_application()
app = build(profile(), keychain=keychain)
if app.is_open_elsewhere():
    sys.exit("another Alcove has this profile")
probe = FirstPaint()
watch = Watch(app, probe)
app.begin(Wishes())
if os.environ["BENCH_UNTIL"] == "today":
    app.window.shell_changed.connect(watch.follow)
else:
    app.window.installEventFilter(probe)
sys.exit(application.exec())
