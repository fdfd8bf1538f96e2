"""A real Alcove for what looks at its process from outside: opened with a password, written in, locked by an order.

Run as a program: python -m tests.leaks.at_the_window PROFILE ORDERS [haven]. It says on a line of its own how far it
is, and goes on when a file of that name stands in the folder ORDERS. The process that takes over runs this again.
"""

import sys
from pathlib import Path

from app.main import build, make_application
from app.paths import Profile
from app.start import LOCKED, MINIMISED, PLACE, Wishes, keep_out_of_core_dumps
from app.ui.idle import Away
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot


class Story:
    """What happens at the window."""

    def __init__(self, profile: Path, orders: Path, haven: bool, wishes: Wishes) -> None:
        self._orders = orders
        self._haven = haven
        self._wishes = wishes
        self._app = build(Profile(profile), keychain=MemoryKeychain())
        self._app.is_open_elsewhere()
        self._app.unexpected.watch()
        self._app.begin(wishes, renews=True)

    def tell(self) -> None:
        robot = Robot(self._app.window)
        robot.wait(lambda: self._app.entrance is not None, "the app never came up")
        robot.wait_for("Your words are locked")
        if self._wishes.locked:
            self._say("locked again", robot)
            self._app.end()
            return
        from tests.flows import written_evening as evening  # its words must not be in the process that takes over

        robot.type(evening.PASSWORD)
        robot.keys("Return")
        robot.wait_for("How are you, right now?")
        evening.write(robot)
        self._say("written", robot)
        if self._haven:
            robot.keys("F1")
            robot.wait(self._haven_is_open, "the safe space did not open")
        assert self._app.absence is not None
        self._app.absence.report(Away.SCREEN_LOCKED)
        if self._haven:
            robot.wait(lambda: self._app.window.shell is None, "it did not lock")
            self._say("locked behind the safe space", robot)
            robot.keys("Escape")
        robot.wait(lambda: False, "no new process took over")

    def _haven_is_open(self) -> bool:
        return self._app.entrance is not None and self._app.entrance.is_open

    def _say(self, how_far: str, robot: Robot) -> None:
        print(how_far, flush=True)
        robot.wait((self._orders / how_far).exists, "nobody said to go on")


def main() -> None:
    profile, orders, *more = [word for word in sys.argv[1:] if not word.startswith("--")]
    keep_out_of_core_dumps()
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    place = next((word for word in sys.argv if word.startswith(PLACE)), "")
    wishes = Wishes(locked=LOCKED in sys.argv, minimised=MINIMISED in sys.argv and not place)
    Story(Path(profile), Path(orders), more == ["haven"], wishes).tell()


if __name__ == "__main__":
    main()
