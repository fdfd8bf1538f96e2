"""The part of the tour that needs no open journal: the first run, the lock, every trouble, and the safe space."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.access_states import CAUSES, AtWork, FirstRun, Reason, Task
from app.paths import Profile
from app.storage import key_file
from tests.support.keychain import MemoryKeychain
from tests.support.pictures import Pictures, settle
from tests.support.profiles import Made, make_profile
from tests.support.robot import pause
from tests.support.started import opened, started

_PASSWORD = "seven green teapots"
_A_BREATH_IN_MS = 1500
# A help key that comes again sooner counts as still held down.
_NOT_A_REPEAT_MS = 200


def first_run(folder: Path, pictures: Pictures) -> None:
    with started(Profile(folder / "first"), MemoryKeychain()) as (app, robot):
        robot.wait_for("What you write stays here")
        pictures.take(app, "onboarding-1", tight=True)
        robot.press("Go on")
        robot.wait_for("How is it locked?")
        pictures.take(app, "onboarding-2", tight=True)
        robot.press("A password of its own")
        pictures.take(app, "onboarding-2-password")
        robot.press("Open with this computer account")
        robot.press("Go on")
        robot.wait_for("Keep this code somewhere that is not this computer")
        pictures.take(app, "onboarding-3", tight=True)
        robot.press("Remind me tomorrow")
        robot.wait_for("How are you, right now?")
        pictures.take(app, "today-first-evening")
        robot.keys("Ctrl+2")
        pictures.take(app, "journal-empty")


def setup_unfinished(folder: Path, pictures: Pictures) -> None:
    made = make_profile(folder / "unfinished")
    made.profile.vault.unlink()
    key_file.store(made.profile.keys, replace(key_file.load(made.profile.keys), complete=False))
    with started(made.profile, made.keychain) as (app, robot):
        robot.wait_for("Setting up stopped half way")
        pictures.take(app, "finish-setting-up")


def at_work(folder: Path, pictures: Pictures) -> None:
    """What is done to a closed journal, and where erasing everything ends."""
    made = make_profile(folder / "at-work")
    with opened(made) as (app, robot):
        app.access.lock()
        for task in Task:
            app.access.changed.emit(AtWork(task))
            app.access.progressed.emit(40, 100)
            settle()
            pictures.take(app, f"at-work-{task.name.lower().replace('_', '-')}")
        app.access.changed.emit(FirstRun(erased=True))
        robot.wait_for("Everything is erased.")
        pictures.take(app, "erased", tight=True)


def locked(folder: Path, pictures: Pictures) -> None:
    """The lock with a password, with a wrong one, without one, and the spare key behind it."""
    made = make_profile(folder / "with-password", _PASSWORD)
    with started(made.profile, made.keychain) as (app, robot):
        robot.wait_for("Your words are locked")
        pictures.take(app, "lock", tight=True)
        robot.type("seven blue teapots")
        robot.keys("Return")
        robot.wait_for("That did not open it.")
        pictures.take(app, "lock-not-opened")
        robot.press("Use the spare key")
        pictures.take(app, "spare-key")
        robot.type(made.code[:20] + "AAAAA")
        settle()
        pictures.take(app, "spare-key-wrong-group", tight=True)


def locked_without_password(made: Made, pictures: Pictures) -> None:
    with opened(made) as (app, robot):
        robot.keys("Ctrl+L")
        robot.wait_for("Your words are locked")
        pictures.take(app, "lock-without-password")


def troubles(made: Made, pictures: Pictures) -> None:
    """Every row of the table of things that can be in the way."""
    with opened(made) as (app, robot):
        robot.keys("Ctrl+L")
        robot.wait_for("Your words are locked")
        for reason in Reason:
            app.access.refuse(CAUSES[reason]())
            settle()
            pictures.take(app, "trouble-" + reason.name.lower().replace("_", "-"))


def safe_space(made: Made, pictures: Pictures) -> None:
    """Over the open journal, as F1 brings it."""
    with opened(made, motion="full") as (app, robot):

        def breathing() -> None:
            robot.keys("F1")
            robot.press("Breathe")
            pause(_A_BREATH_IN_MS)

        def leave() -> None:
            robot.press("Done for now")
            pause(_NOT_A_REPEAT_MS)

        pictures.take(app, "breathing", tight=True, opening=breathing, closing=leave)

    with opened(made) as (app, robot):

        def opening(*names: str) -> Callable[[], None]:
            def _open() -> None:
                robot.keys("F1")
                if names and not robot.reads(names[0]):
                    robot.press("More")
                for name in names:
                    robot.press(name)

            return _open

        def number() -> None:
            opening("Reach someone")()
            robot.keys("Return")

        def leave_all() -> None:
            assert app.entrance is not None and app.entrance.window is not None
            app.entrance.window.leave()
            pause(_NOT_A_REPEAT_MS)

        for screen, names in _WAYS.items():
            pictures.take(app, screen, tight=screen in _TIGHT, opening=opening(*names), closing=leave_all)
        pictures.take(app, "number", tight=True, opening=number, closing=leave_all)
        for form in ("bar", "count"):
            app.preferences.change(breathing_form=form)
            pictures.take(app, f"breathing-{form}", opening=opening("Breathe"), closing=leave_all)
        app.preferences.change(breathing_form="circle")


_OTHER_WAYS = ("Look around", "Other ways")
_WAYS: dict[str, tuple[str, ...]] = {
    "safe-space": (),
    "breathing-still": ("Breathe",),
    "pace": ("Breathe", "Pace"),
    "look-around": ("Look around",),
    "other-ways": _OTHER_WAYS,
    "here-and-now": (*_OTHER_WAYS, "Here and now"),
    "with-your-mind": (*_OTHER_WAYS, "With your mind"),
    "with-your-body": (*_OTHER_WAYS, "With your body"),
    "loosen-up": ("Loosen up",),
    "reach-someone": ("Reach someone",),
}
_TIGHT = ("safe-space", "look-around", "pace", "reach-someone")
