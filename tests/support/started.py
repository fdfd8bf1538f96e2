"""Starts the real app over a profile for pictures: it moves as little as it can, and never locks by itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from app import settings
from app.main import App
from app.paths import Profile
from app.settings import Preferences
from tests.support.keychain import MemoryKeychain
from tests.support.profiles import Made
from tests.support.robot import Robot
from tests.support.running import running, shell_of

_COUNTRY = "GB"


@contextmanager
def started(profile: Profile, keychain: MemoryKeychain, *, motion: str = "reduced") -> Iterator[tuple[App, Robot]]:
    """The app at this profile, as the command starts it."""
    profile.prepare()
    settings.write(profile.preferences, Preferences(motion=motion, idle_minutes=0, country=_COUNTRY))
    with running(profile, keychain) as (app, robot):
        yield app, robot


@contextmanager
def opened(made: Made, *, motion: str = "reduced") -> Iterator[tuple[App, Robot]]:
    """The open journal."""
    with started(made.profile, made.keychain, motion=motion) as (app, robot):
        shell_of(app, robot)
        yield app, robot
