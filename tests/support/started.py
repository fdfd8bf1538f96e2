"""Starts the real app over a profile for pictures: it moves as little as it can, and never locks by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from app import settings
from app.main import App, build
from app.paths import Profile
from app.settings import Preferences
from tests.support.keychain import MemoryKeychain
from tests.support.pictures import settle
from tests.support.profiles import Made
from tests.support.robot import Robot

_COUNTRY = "GB"


@contextmanager
def started(profile: Profile, keychain: MemoryKeychain, *, motion: str = "reduced") -> Iterator[tuple[App, Robot]]:
    """The app as the command starts it, ended as closing the window ends it."""
    profile.prepare()
    settings.write(profile.preferences, Preferences(motion=motion, idle_minutes=0, country=_COUNTRY))
    app = build(profile, keychain=keychain)
    app.is_open_elsewhere()
    app.begin()
    settle()
    try:
        yield app, Robot(app.window)
    finally:
        app.end()
        app.window.deleteLater()
        app.deleteLater()
        settle()


@contextmanager
def opened(made: Made, *, motion: str = "reduced") -> Iterator[tuple[App, Robot]]:
    """The open journal."""
    with started(made.profile, made.keychain, motion=motion) as (app, robot):
        robot.wait(lambda: app.window.shell is not None, "the journal did not open")
        yield app, robot
