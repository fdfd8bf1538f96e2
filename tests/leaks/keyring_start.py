"""One start of Alcove at a profile that the system's keyring opens, and what somebody in front of it meets.

Run as a program: python -m tests.leaks.keyring_start PROFILE CODE LIMIT. It writes a line of JSON for what it met, and
a second one when the way out, the recovery code, was taken as well: at once, whatever the keyring is still doing.
"""

import json
import sys
import threading
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Slot

from app.access import Blocked, Opening, Unlocked
from app.main import App, build, make_application
from app.paths import Profile
from app.ui.unlock.trouble_page import message_of
from tests.support.door import digest
from tests.support.robot import Robot

_GAP_S, _TRIES = 0.2, 5


class Heart(QObject):
    """Beats every few milliseconds; notes the longest that the window did not, each time the keyring was asked."""

    def __init__(self, app: App) -> None:
        super().__init__(app)
        self.longest: list[float] = []
        self._app = app
        self._last: float | None = None
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._beat)
        timer.start(5)
        app.access.changed.connect(self._follow)

    @Slot(object)
    def _follow(self, state: object) -> None:
        """Not before everything is made: until then it is the start that takes its time, not the keyring."""
        self._last = None
        if isinstance(state, Opening) and self._app.entrance is not None:
            self._begin()

    def _begin(self) -> None:
        self.longest.append(0.0)
        self._last = time.monotonic()

    def _beat(self) -> None:
        if self._last is not None:
            now = time.monotonic()
            self.longest[-1], self._last = max(self.longest[-1], now - self._last), now
        elif not self.longest and self._app.entrance is not None and isinstance(self._app.access.state, Opening):
            self._begin()


class Started:
    """The app over the profile, with the keyring of the system."""

    def __init__(self, profile: Profile, limit_s: float) -> None:
        self.profile = profile
        self.app = build(profile, limit_s=limit_s)
        self.app.is_open_elsewhere()
        self.heart = Heart(self.app)
        self._asked = 0
        self._began = time.monotonic()
        self.app.begin()
        self.robot = Robot(self.app.window)

    def meet(self) -> dict[str, object]:
        """Waits until it is open or says why not, and tells."""
        self.robot.wait(lambda: isinstance(self.app.access.state, Blocked | Unlocked), "it never gave up")
        took = time.monotonic() - self._began
        state = self.app.access.state
        told = True
        if isinstance(state, Blocked):
            message = message_of(state.reason)
            self.robot.wait_for(message.title)
            told = all(self.robot.reads(words) for words in (message.happened, message.safe, message.do))
            self._look_again_until_it_beats()
        return {
            "state": state.reason.name if isinstance(state, Blocked) else "OPEN",
            "told": told,
            "gap_ms": round(min(self.heart.longest, default=0.0) * 1000),
            "took_s": round(took, 2),
            "vault": digest(self.profile.vault),
            "keys": digest(self.profile.keys),
            "writing": self.profile.pending_keychain.exists(),
        }

    def _look_again_until_it_beats(self) -> None:
        """A busy computer holds a window up now and then, a keyring that does would do it every time."""
        self.robot.wait(lambda: self.app.entrance is not None, "the app never came up")
        for _ in range(_TRIES):
            if min(self.heart.longest, default=1.0) < _GAP_S:
                return
            self._asked = len(self.heart.longest)
            self.robot.press("Try again")
            self.robot.wait(self._was_asked_again, "the keyring was not asked again")

    def _was_asked_again(self) -> bool:
        return len(self.heart.longest) > self._asked and isinstance(self.app.access.state, Blocked)

    def leave_by(self, code: str) -> dict[str, object]:
        """Through the spare key."""
        hanging = [thread.name for thread in threading.enumerate() if thread.name == "apart"]
        self.robot.press("Use the spare key")
        self.robot.press("The spare key")
        self.robot.type(code)
        self.robot.keys("Return")
        self.robot.wait(lambda: isinstance(self.app.access.state, Unlocked), "the spare key did not open it")
        return {"open": True, "hanging": bool(hanging)}


def main() -> None:
    folder, code, limit_s = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    started = Started(Profile(folder), limit_s)
    met = started.meet()
    print(json.dumps(met), flush=True)
    if met["state"] != "OPEN":
        print(json.dumps(started.leave_by(code)), flush=True)
    started.app.end()


if __name__ == "__main__":
    main()
