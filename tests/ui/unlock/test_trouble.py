"""Every row of the state table is a page in plain words with a way on, and no way throws anything away."""

import re

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from app.access import Blocked, Reason, SlotKind, Unlocked
from app.paths import Profile
from app.storage.errors import VaultInUse
from app.ui.unlock.trouble_page import WAYS, TroublePage, Way, message_of, ways_of
from tests.support.keychain import MemoryKeychain
from tests.ui.unlock.conftest import Place, PlaceMaker
from tests.ui.unlock.test_lock import tab_round

ALL_KINDS = frozenset(SlotKind)
_DESTRUCTIVE = re.compile(r"delete|remove|reset|erase|new journal|start over|create", re.IGNORECASE)


def page_of(place: Place) -> TroublePage:
    page = place.screen_shown.page
    assert isinstance(page, TroublePage)
    return page


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_has_a_page_with_words_and_a_way_on(place: PlaceMaker, reason: Reason) -> None:
    start = place()
    start.show_state(Blocked(reason, ALL_KINDS))
    message = message_of(reason)
    for words in (message.title, message.happened, message.safe, message.do):
        assert start.robot.reads(words), words
    page = page_of(start)
    assert Way.TRY_AGAIN in page.buttons
    assert Way.LEAVE in page.buttons
    for button in page.buttons.values():
        assert not _DESTRUCTIVE.search(button.text())
    assert start.robot.reads("I need a moment")


@pytest.mark.parametrize("reason", Reason)
def test_only_ways_that_are_open_are_offered(reason: Reason) -> None:
    assert not {Way.SPARE_KEY, Way.PASSWORD} & set(ways_of(Blocked(reason)))
    offered = ways_of(Blocked(reason, ALL_KINDS))
    assert offered == WAYS[reason]


def test_no_two_reasons_share_a_title() -> None:
    assert len({message_of(reason).title for reason in Reason}) == len(Reason)


@pytest.mark.parametrize(
    "reason", [Reason.KEYCHAIN_AWAY, Reason.KEYCHAIN_EMPTY, Reason.KEYCHAIN_SILENT, Reason.KEYCHAIN_UNFIT]
)
def test_whatever_the_keyring_does_the_spare_key_is_a_way(reason: Reason) -> None:
    assert Way.SPARE_KEY in ways_of(Blocked(reason, frozenset({SlotKind.KEYRING, SlotKind.RECOVERY})))


def test_from_an_emptied_keyring_to_the_open_journal(place: PlaceMaker, keychain: MemoryKeychain) -> None:
    code = place().door.set_up()
    keychain.items.clear()
    start = place()
    start.door.until(Blocked)
    start.robot.press("Use the spare key")
    start.robot.type(code + "\n")
    start.door.until(Unlocked)
    start.door.until_said("keys_changed")
    place().door.until(Unlocked)


def test_back_from_the_code_to_the_trouble(place: PlaceMaker, keychain: MemoryKeychain) -> None:
    place().door.set_up()
    keychain.items.clear()
    start = place()
    start.door.until(Blocked)
    start.robot.press("Use the spare key")
    start.robot.press("Back")
    assert start.robot.reads("The key store of this computer is empty")


def test_trying_again_in_vain_says_so(place: PlaceMaker, profile: Profile) -> None:
    place().door.set_up()
    profile.vault.rename(profile.folder / "elsewhere")
    start = place()
    page = page_of(start)
    start.robot.press("Try again")
    assert start.robot.reads("Looked again just now. It is still so.")
    assert page_of(start) is page
    (profile.folder / "elsewhere").rename(profile.vault)
    start.robot.press("Try again")
    start.door.until(Unlocked)


def test_the_folder_is_shown_by_the_system_or_named(
    place: PlaceMaker, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QUrl] = []

    class Refuses:
        @staticmethod
        def openUrl(url: QUrl) -> bool:
            asked.append(url)
            return False

    start = place()
    start.show_state(Blocked(Reason.VAULT_MISSING))
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices", Refuses)
    start.robot.press("Show the folder")
    assert asked == [QUrl.fromLocalFile(str(profile.folder))]
    assert start.robot.reads(str(profile.folder))


def test_closing_closes_the_window(place: PlaceMaker) -> None:
    start = place()
    start.door.access.refuse(VaultInUse())
    assert start.robot.reads("Alcove is already open")
    start.robot.press("Close Alcove")
    assert not start.isVisible()


def test_the_page_is_walked_by_tab(qtbot: QtBot, place: PlaceMaker) -> None:
    start = place()
    start.show_state(Blocked(Reason.KEYCHAIN_AWAY, ALL_KINDS))
    names = tab_round(start)
    assert names[0] == "Try again"
    assert {"Use the spare key", "Use the password", "Close Alcove", "I need a moment"} <= set(names)


def test_the_password_is_a_way_where_there_is_one(place: PlaceMaker) -> None:
    start = place()
    start.show_state(Blocked(Reason.KEYCHAIN_AWAY, ALL_KINDS))
    start.robot.press("Use the password")
    assert start.robot.reads("Your words are locked")
