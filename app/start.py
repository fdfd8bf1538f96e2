"""What a start is asked for on the command line, and what is done before any window."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app import __version__

if TYPE_CHECKING:
    from app.instance import Instance
    from app.paths import Profile
    from app.ui.preferences_holder import PreferencesHolder

LOCKED = "--locked"
MINIMISED = "--minimised"
ERASED = "--erased"
PLACE = "--place="

_LARGE_SCREEN = (3840, 2160)


@dataclass(frozen=True, slots=True)
class Wishes:
    """The command line. The last four are how a process that closed tells its successor how it stood."""

    profile: str | None = None
    self_test: bool = False
    locked: bool = False
    minimised: bool = False
    erased: bool = False
    place: tuple[int, int] | None = None


def hold(profile: "Profile", instance: "Instance") -> None:
    """Nobody else may have this profile; raises what is in the way. Asked again with every "Try again"."""
    from app.storage.errors import VaultInUse
    from app.storage.faults import of_system

    try:
        profile.prepare()
        held = instance.take()
    except OSError as error:
        raise of_system(error) from error
    if not held:
        raise VaultInUse


def read_wishes(arguments: Sequence[str] | None) -> Wishes:
    """Reads the command line; ends the process for --help, --version and what it does not know."""
    import argparse

    parser = argparse.ArgumentParser(prog="alcove", description="A private place to write between therapy sessions.")
    parser.add_argument("--profile", metavar="DIR", help="the folder to use instead of the usual one")
    parser.add_argument("--self-test", action="store_true", help="check that everything works here, without a window")
    parser.add_argument("--version", action="version", version=f"Alcove {__version__}")
    parser.add_argument(LOCKED, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(MINIMISED, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(ERASED, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument(PLACE.rstrip("="), type=_two_numbers, help=argparse.SUPPRESS)
    return Wishes(**vars(parser.parse_args(arguments)))


def keep_out_of_core_dumps() -> None:
    """One byte, not none: a limit of zero does not keep a dump from a handler that reads it through a pipe."""
    try:
        import resource
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    wanted = 1 if most == resource.RLIM_INFINITY else min(1, most)
    resource.setrlimit(resource.RLIMIT_CORE, (wanted, wanted))


def leave_others_their_libraries() -> None:
    """A frozen app finds its libraries by this variable; a program that it starts must find its own."""
    if not getattr(sys, "frozen", False):
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before


def fit_large_screen(state: object, preferences: "PreferencesHolder") -> None:
    """On a very large screen that is not scaled the first run begins with larger text; it can be changed there."""
    from PySide6.QtGui import QGuiApplication

    from app.access_states import FirstRun

    screen = QGuiApplication.primaryScreen()
    if not isinstance(state, FirstRun) or preferences.value.text_size != 1.0 or screen.devicePixelRatio() != 1.0:
        return
    if screen.size().width() >= _LARGE_SCREEN[0] and screen.size().height() >= _LARGE_SCREEN[1]:
        preferences.change(text_size=1.5)


def _two_numbers(text: str) -> tuple[int, int]:
    left, top = text.split(",")
    return int(left), int(top)
