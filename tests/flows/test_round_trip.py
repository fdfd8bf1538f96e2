"""Random journals leave through the real window and come in through the real window elsewhere, and nothing is lost."""

import random
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.journal import NewEntry
from app.main import App
from app.paths import Profile
from app.ui.journal.screen import JournalScreen
from app.ui.shell import Place
from app.workspace import Workspace
from tests.support.any_journal import OWN_WORDS, PICTURES, beside_in, entries_in, fill
from tests.support.any_own import fill_any_own, named_in_own, own_in
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot
from tests.support.running import running, shell_of

COUNT = 25


@contextmanager
def opened(profile: Profile) -> Iterator[tuple[Robot, JournalScreen, Workspace]]:
    """The journal of a new profile."""
    with running(profile, MemoryKeychain()) as (app, robot):
        robot.press("Go on")
        robot.press("Open with this computer account")
        robot.press("Go on")
        robot.press("Remind me tomorrow")
        robot.wait_for("How are you, right now?")
        robot.keys("Ctrl+2")
        yield robot, *journal_of(app, robot)


def journal_of(app: App, robot: Robot) -> tuple[JournalScreen, Workspace]:
    shell = shell_of(app, robot)
    screen = shell.page(Place.JOURNAL)
    assert isinstance(screen, JournalScreen)
    return screen, shell.workspace


def take_out(robot: Robot, screen: JournalScreen, target: Path, *, as_json: bool) -> None:
    screen.exporting.write(target, as_json=as_json, closed=True)
    robot.wait(target.exists, "nothing was written")
    robot.wait(screen.card.result.isVisible, "nothing was said")
    robot.wait_for(f"{COUNT} entries are in the files now. Anyone who has them can read them.")
    screen.card.close_button.click()


def bring_in(robot: Robot, screen: JournalScreen, source: Path) -> None:
    screen.importing.read(source)
    robot.press(f"Bring in {COUNT} entries")
    robot.wait_for(f"{COUNT} entries are in your journal now.")


@pytest.mark.parametrize("seed", range(5))
def test_what_left_comes_in_elsewhere_and_nothing_is_lost(qtbot: QtBot, tmp_path: Path, seed: int) -> None:
    file, folder = tmp_path / "out.json", tmp_path / "out"
    with opened(Profile(tmp_path / "first")) as (robot, screen, workspace):
        fill(workspace.vault, random.Random(seed), COUNT)
        own = fill_any_own(workspace.vault, random.Random(seed), PICTURES)
        shown = named_in_own(workspace.vault)
        entries, beside = entries_in(workspace.vault), beside_in(workspace.vault)
        take_out(robot, screen, file, as_json=True)
        take_out(robot, screen, folder, as_json=False)
    with opened(Profile(tmp_path / "second")) as (robot, screen, workspace):
        bring_in(robot, screen, file)
        assert entries_in(workspace.vault) == entries
        assert beside_in(workspace.vault) == beside | {"pictures": named(beside["pictures"], entries, shown)}
        assert own_in(workspace.vault) == own
        assert named_in_own(workspace.vault) == shown
    with opened(Profile(tmp_path / "third")) as (robot, screen, workspace):
        bring_in(robot, screen, folder)
        assert entries_in(workspace.vault) == entries
        used = {one.key for entry in entries if entry.extras for one in entry.extras.feelings}
        words = {key: word for key, word in beside["words"].items() if key in OWN_WORDS and key in used}
        assert workspace.feelings.changed_words() == words


def named(pictures: dict[str, object], entries: list[NewEntry], shown: Container[str]) -> dict[str, object]:
    """Pictures that nothing shows stay behind."""
    texts = "".join(text for entry in entries for text in entry.texts)
    return {uid: picture if uid in texts or uid in shown else None for uid, picture in pictures.items()}
