"""The first run as a person meets it: three pages, nothing pushed, and a spare key that is really had."""

import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app import first_run
from app.access import FirstRun, SetupUnfinished, Unlocked
from app.paths import Profile
from app.storage import key_file
from app.storage.errors import DiskFull
from app.storage.keys import SlotKind, new_key_file, new_vault_id
from app.ui.unlock.code_grid import GroupState
from app.ui.unlock.onboarding import OnboardingPage
from app.ui.unlock.spare_key_panel import SparePanel
from tests.support.door import PASSWORD
from tests.support.keychain import MemoryKeychain
from tests.ui.unlock.conftest import Place, PlaceMaker
from tests.ui.unlock.test_lock import interface_name, tab_round


def page_of(place: Place) -> OnboardingPage:
    page = place.screen_shown.page
    assert isinstance(page, OnboardingPage)
    return page


def panel_of(place: Place) -> SparePanel:
    keep = page_of(place).keep
    assert keep is not None
    return keep.panel


def choose_account(place: Place) -> None:
    place.robot.press("Go on")
    place.robot.press("Open with this computer account")
    place.robot.press("Go on")
    place.robot.wait_for("Keep this code somewhere that is not this computer")


def choose_password(place: Place, password: str = PASSWORD) -> None:
    place.robot.press("Go on")
    place.robot.press("A password of its own")
    place.robot.press("New password")
    place.robot.type(password + "\n" + password)
    place.robot.press("Set password")
    place.robot.wait_for("Keep this code somewhere that is not this computer")


def read_back(place: Place) -> None:
    """Answers both questions, as from a copy on paper."""
    panel = panel_of(place)
    for _ in range(2):
        group = panel.code.split("-")[panel.asked_group - 1]
        panel.field.setFocus()
        place.robot.type(group.lower())


# --- the three steps --------------------------------------------------------------------------------------------------


def test_the_first_page_says_what_alcove_is_not(place: PlaceMaker) -> None:
    start = place()
    for words in (
        "Nothing leaves this computer until you send it yourself.",
        "nobody is watching",
        "not a medical device, and not for emergencies",
        "If life is in danger now:",
    ):
        assert start.robot.reads(words)


def test_the_facts_take_few_words(place: PlaceMaker) -> None:
    from PySide6.QtWidgets import QLabel

    words = " ".join(label.text() for label in page_of(place()).stays_here.findChildren(QLabel))
    assert 20 < len(words.split()) <= 60


def test_the_country_is_kept_when_one_goes_on(place: PlaceMaker) -> None:
    start = place()
    country = page_of(start).stays_here.country
    country.choose("NZ")
    start.robot.press("Go on")
    assert start.preferences.value.country == "NZ"


def test_a_guess_counts_as_chosen_once_one_goes_on(place: PlaceMaker) -> None:
    start = place()
    start.robot.press("Go on")
    assert start.preferences.value.country == page_of(start).stays_here.country.currentData()


def test_the_emergency_number_follows_the_country(place: PlaceMaker) -> None:
    start = place()
    page_of(start).stays_here.country.choose("GB")
    assert start.robot.reads("If life is in danger now: 999")


def test_nothing_is_chosen_for_anybody(place: PlaceMaker, profile: Profile) -> None:
    start = place()
    start.robot.press("Go on")
    start.robot.press("Go on")
    start.robot.wait_for("Choose one of the two first.")
    assert not profile.keys.exists()


def test_with_the_computer_account_to_the_open_journal(place: PlaceMaker, profile: Profile) -> None:
    start = place()
    choose_account(start)
    read_back(start)
    start.robot.press("Open Alcove")
    start.door.until(Unlocked)
    assert start.door.access.recovery_confirmed
    assert start.preferences.value.remind_recovery_on == ""
    assert {slot.kind for slot in key_file.load(profile.keys).slots} == {SlotKind.KEYRING, SlotKind.RECOVERY}


def test_with_a_password_to_the_open_journal(place: PlaceMaker, profile: Profile, keychain: MemoryKeychain) -> None:
    start = place()
    choose_password(start)
    read_back(start)
    start.robot.press("Open Alcove")
    start.door.until(Unlocked)
    assert {slot.kind for slot in key_file.load(profile.keys).slots} == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}
    assert keychain.items == {}


def test_everything_can_be_done_with_keys_alone(place: PlaceMaker) -> None:
    start = place()

    def to(name: str) -> None:
        for _ in range(30):
            focused = QApplication.focusWidget()
            if focused is not None and name in interface_name(focused):
                return
            QTest.keyClick(start, Qt.Key.Key_Tab)
        pytest.fail(f"Tab never came to {name}")

    to("Go on")
    start.keys("Space")
    to("Open with this computer account")
    start.keys("Space")
    to("Go on")
    start.keys("Space")
    start.robot.wait_for("Keep this code somewhere that is not this computer")
    to("Read your copy")
    panel = panel_of(start)
    for _ in range(2):
        start.robot.type(panel.code.split("-")[panel.asked_group - 1])
    to("Open Alcove")
    start.keys("Space")
    start.door.until(Unlocked)


def test_each_page_is_walked_by_tab_and_everything_there_has_a_name(place: PlaceMaker) -> None:
    start = place()
    assert {"Go on", "I need a moment", "Text size"} <= set(tab_round(start))
    choose_account(start)
    assert {"Print", "Save as PDF", "Back", "Remind me tomorrow", "Open Alcove"} <= set(tab_round(start))


def test_the_header_says_where_one_is(place: PlaceMaker) -> None:
    start = place()
    assert start.robot.reads("Step 1 of 3: Stays here")
    start.robot.press("Go on")
    assert start.robot.reads("Step 2 of 3: Your lock")
    assert QApplication.focusWidget() is page_of(start).header


def test_the_lamp_and_the_text_size_are_on_every_page(place: PlaceMaker) -> None:
    start = place()
    for number, step in enumerate(("Go on", "A password of its own", "Open with this computer account", "Go on"), 1):
        start.robot.press("I need a moment")
        assert start.helps == number
        assert start.robot.reads("Text size")
        start.robot.press(step)
    start.robot.wait_for("Keep this code")
    start.robot.press("I need a moment")
    assert start.helps == 5


def test_the_text_grows_at_once(place: PlaceMaker) -> None:
    start = place()
    before = page_of(start).stays_here.go_on.height()
    start.robot.press("Text size")
    start.robot.choose("150 %")
    assert start.preferences.value.text_size == 1.5
    QTest.qWait(20)
    assert page_of(start).stays_here.go_on.height() > before


# --- the password -----------------------------------------------------------------------------------------------------


def test_a_short_password_is_the_only_thing_that_is_refused(place: PlaceMaker, profile: Profile) -> None:
    start = place()
    start.robot.press("Go on")
    start.robot.press("A password of its own")
    start.robot.press("New password")
    start.robot.type("1234567\n1234567")
    start.robot.press("Set password")
    start.robot.wait_for("1 more character")
    assert not profile.keys.exists()
    page = page_of(start).choose_lock
    page.new.first.field.setText("12345678")
    page.new.again.field.setText("12345678")
    start.robot.wait_for("tried early")
    assert page.go_on.not_yet is None


def test_the_second_field_goes_when_the_password_can_be_seen(place: PlaceMaker) -> None:
    start = place()
    start.robot.press("Go on")
    start.robot.press("A password of its own")
    new = page_of(start).choose_lock.new
    assert new.again.isVisible()
    start.robot.press("Show the password")
    assert not new.again.isVisible()
    start.robot.press("New password")
    start.robot.type(PASSWORD)
    assert new.missing is None
    start.robot.press("Cover the password")
    assert new.missing == "The two are not the same yet."


def test_a_password_can_be_pasted(place: PlaceMaker) -> None:
    start = place()
    start.robot.press("Go on")
    start.robot.press("A password of its own")
    QGuiApplication.clipboard().setText(PASSWORD)
    for field in ("New password", "Once more"):
        start.robot.press(field)
        start.keys("Ctrl+V")
    assert page_of(start).choose_lock.new.missing is None


def test_a_difference_is_said_while_it_is_typed_and_not_before(place: PlaceMaker) -> None:
    start = place()
    start.robot.press("Go on")
    start.robot.press("A password of its own")
    start.robot.press("New password")
    start.robot.type("seven green teapots\nseven g")
    assert not start.robot.reads("This differs from the first.")
    start.robot.type("x")
    assert start.robot.reads("This differs from the first.")


@pytest.mark.parametrize("knob", ["absent", "locked", "empty"])
def test_without_a_key_store_only_a_password_is_offered_and_the_reason_said(
    place: PlaceMaker, keychain: MemoryKeychain, knob: str
) -> None:
    setattr(keychain, knob, True)
    start = place()
    start.robot.press("Go on")
    start.robot.wait_for("no key store that Alcove can use")
    assert not page_of(start).choose_lock.account.isVisible()
    start.robot.press("New password")
    start.robot.type(f"{PASSWORD}\n{PASSWORD}\n")
    start.robot.wait_for("Keep this code")


def test_a_key_store_that_hangs_is_given_up_and_a_password_asked_for(
    place: PlaceMaker, keychain: MemoryKeychain, profile: Profile
) -> None:
    keychain.hang = threading.Event()
    start = place(limit_s=0.3)
    start.robot.press("Go on")
    start.robot.press("Open with this computer account")
    start.robot.press("Go on")
    start.robot.wait_for("no key store that Alcove can use")
    keychain.hang.set()
    assert not profile.vault.exists()


def test_a_full_disk_is_said_and_the_next_try_works(place: PlaceMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    start = place()

    def full(*_args: object, **_named: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(first_run, "private_folder", full)
        start.robot.press("Go on")
        start.robot.press("Open with this computer account")
        start.robot.press("Go on")
        start.robot.wait_for("The disk is full.")
    start.robot.press("Go on")
    start.robot.wait_for("Keep this code")


# --- the spare key ----------------------------------------------------------------------------------------------------


def test_the_code_is_shown_whole_until_somebody_answers(place: PlaceMaker) -> None:
    start = place()
    choose_account(start)
    panel = panel_of(start)
    assert all(box.state is GroupState.PLAIN for box in panel.grid.boxes)
    panel.field.setFocus()
    covered = [number for number, box in enumerate(panel.grid.boxes, 1) if box.state is GroupState.COVERED]
    assert covered == [panel.asked_group]
    assert start.robot.reads(f"Group {panel.asked_group}, covered")
    panel.print_button.setFocus()
    assert all(box.state is GroupState.PLAIN for box in panel.grid.boxes)


def test_alcove_is_not_opened_before_both_groups_fit(place: PlaceMaker) -> None:
    start = place()
    choose_account(start)
    start.robot.press("Open Alcove")
    panel = panel_of(start)
    start.robot.wait_for(f"First read group {panel.asked_group} back from your copy.")
    panel.field.setFocus()
    start.robot.type(panel.code.split("-")[panel.asked_group - 1])
    start.robot.wait_for("That fits. And group")
    start.robot.press("Open Alcove")
    assert isinstance(start.door.access.state, FirstRun)


def test_a_group_that_does_not_fit_is_named(place: PlaceMaker) -> None:
    start = place()
    choose_account(start)
    panel = panel_of(start)
    panel.field.setFocus()
    start.robot.type("zzzz")
    assert panel.field.problem is None
    start.robot.type("z")
    start.robot.wait_for(f"That is not group {panel.asked_group}.")
    start.keys("Backspace")
    assert panel.field.problem is None


def test_two_different_groups_are_asked(place: PlaceMaker) -> None:
    start = place()
    choose_account(start)
    first, second = panel_of(start)._asked
    assert first != second


def test_tomorrow_is_kept_and_the_code_stays_unconfirmed(place: PlaceMaker) -> None:
    start = place()
    choose_account(start)
    code = panel_of(start).code
    start.robot.press("Remind me tomorrow")
    start.door.until(Unlocked)
    assert start.preferences.value.remind_recovery_on == (date.today() + timedelta(days=1)).isoformat()
    assert not start.door.access.recovery_confirmed
    start.door.access.lock()
    start.door.access.open_with_recovery_code(code)
    start.door.until(Unlocked)


def test_the_code_never_goes_to_the_clipboard_by_itself(place: PlaceMaker) -> None:
    QGuiApplication.clipboard().setText("what was there")
    start = place()
    choose_account(start)
    read_back(start)
    start.robot.press("Open Alcove")
    start.door.until(Unlocked)
    assert QGuiApplication.clipboard().text() == "what was there"


def test_back_changes_the_lock_and_keeps_the_code(place: PlaceMaker, profile: Profile) -> None:
    start = place()
    choose_account(start)
    code = panel_of(start).code
    start.robot.press("Back")
    start.robot.press("A password of its own")
    start.robot.press("New password")
    start.robot.type(f"{PASSWORD}\n{PASSWORD}\n")
    start.robot.wait_for("If your password slips away")
    assert panel_of(start).code == code
    read_back(start)
    start.robot.press("Open Alcove")
    start.door.until(Unlocked)
    assert {slot.kind for slot in key_file.load(profile.keys).slots} == {SlotKind.PASSPHRASE, SlotKind.RECOVERY}


def test_back_from_a_password_to_the_account(place: PlaceMaker, keychain: MemoryKeychain) -> None:
    start = place()
    choose_password(start)
    start.robot.press("Back")
    start.robot.press("Open with this computer account")
    start.robot.press("Go on")
    start.robot.wait_for("If this computer forgets its key")
    start.robot.press("Remind me tomorrow")
    start.door.until(Unlocked)
    assert len(keychain.items) == 1
    assert not start.door.access.has_passphrase


def test_setting_up_that_stopped_half_way_begins_again(qtbot: QtBot, place: PlaceMaker, profile: Profile) -> None:
    key_file.store(profile.keys, new_key_file(new_vault_id()))
    start = place()
    assert isinstance(start.door.access.state, SetupUnfinished)
    assert start.robot.reads("nothing is lost")
    start.robot.press("Finish setting up")
    choose_account(start)
    start.robot.press("Remind me tomorrow")
    start.door.until(Unlocked)


@pytest.mark.parametrize(("width", "height", "size"), [(960, 600, 1.0), (960, 600, 2.0), (1280, 800, 1.0)])
def test_nothing_is_cut_off_in_a_small_window_with_large_text(
    place: PlaceMaker, width: int, height: int, size: float
) -> None:
    start = place(width, height)
    start.preferences.change(text_size=size)
    choose_account(start)
    QTest.qWait(60)
    page = page_of(start)
    right = page.width()
    for widget in (*panel_of(start).grid.boxes, panel_of(start).field, page.keep.open_button):  # type: ignore[union-attr]
        place_in_page = widget.mapTo(page, widget.rect().topLeft()).x()
        assert place_in_page >= page.lamp.geometry().right() or width > 1200
        assert place_in_page + widget.width() <= right
        assert widget.width() >= widget.minimumSizeHint().width()
        assert widget.height() >= widget.minimumSizeHint().height()
