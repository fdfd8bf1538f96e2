"""The keyring against a real Secret Service, on a bus of its own."""

import gc
import signal
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import first_run, key_changes
from app.keyring_items import KeyringItems
from app.paths import Profile
from app.storage import keys
from app.storage.errors import KeychainEmpty, KeychainUnavailable
from app.storage.keychain import Keychain
from app.storage.keys import DatabaseKey, SlotKind
from tests.support.quick_keys import use_quick_keys
from tests.support.secret_service import SecretService, lock_keyring, require_secret_service, secret_service

pytestmark = pytest.mark.secret_service

SERVICE, SECRET = "org.alcove.vault.test", "ab" * 32


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    require_secret_service()
    with secret_service(tmp_path / "session", monkeypatch) as service:
        yield service
        # The library leaves its connection open when the keyring is locked.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


def test_a_secret_is_kept_read_back_replaced_and_forgotten(service: SecretService) -> None:
    keychain = Keychain()
    keychain.self_test()
    keychain.remember(SERVICE, "kek-1", SECRET)
    assert keychain.recall(SERVICE, "kek-1") == SECRET
    keychain.remember(SERVICE, "kek-1", SECRET[::-1])
    assert keychain.recall(SERVICE, "kek-1") == SECRET[::-1]
    keychain.forget(SERVICE, "kek-1")
    keychain.forget(SERVICE, "kek-1")
    with pytest.raises(KeychainEmpty):
        keychain.recall(SERVICE, "kek-1")


def test_a_new_name_is_written_before_the_old_one_goes(service: SecretService) -> None:
    keychain = Keychain()
    keychain.remember(SERVICE, "kek-old", SECRET)
    keychain.remember(SERVICE, "kek-new", SECRET[::-1])
    keychain.forget(SERVICE, "kek-old")
    assert keychain.recall(SERVICE, "kek-new") == SECRET[::-1]
    with pytest.raises(KeychainEmpty):
        keychain.recall("org.alcove.vault.other", "kek-new")


def test_what_it_kept_opens_the_slot(service: SecretService, vault_id: str, key: DatabaseKey) -> None:
    slot, secret = keys.make_keyring_slot(vault_id, key)
    Keychain().remember(f"org.alcove.vault.{vault_id}", f"kek-{slot.id}", secret)
    recalled = Keychain().recall(f"org.alcove.vault.{vault_id}", f"kek-{slot.id}")
    assert keys.new_key_file(vault_id).with_slot(slot).unlock_with_keyring(recalled) == key


def test_the_self_test_leaves_nothing_behind(service: SecretService) -> None:
    Keychain().self_test()
    assert _in_the_keyring() == []


def _in_the_keyring() -> list[str]:
    import secretstorage

    bus = secretstorage.dbus_init()
    names = [item.get_label() for item in secretstorage.get_default_collection(bus).get_all_items()]
    bus.close()
    return names


def test_a_locked_keyring_is_unavailable_and_not_empty(service: SecretService) -> None:
    Keychain().remember(SERVICE, "kek-1", SECRET)
    lock_keyring()
    for verb in (Keychain().recall, Keychain().forget):
        with pytest.raises(KeychainUnavailable):
            verb(SERVICE, "kek-1")
    with pytest.raises(KeychainUnavailable):
        Keychain().self_test()


def test_a_keyring_that_has_ended_is_unavailable(service: SecretService) -> None:
    Keychain().remember(SERVICE, "kek-1", SECRET)
    service.tell(signal.SIGKILL)
    with pytest.raises(KeychainUnavailable):
        Keychain().recall(SERVICE, "kek-1")


def test_a_password_leaves_nothing_in_the_keyring(
    service: SecretService, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_quick_keys(monkeypatch)
    items = KeyringItems(Keychain(), profile.pending_keychain)
    made = first_run.set_up(profile, items, None)
    assert len(_in_the_keyring()) == 1
    changed = key_changes.change_passphrase(profile, items, made.key, "seven green teapots", None)
    assert not changed.has(SlotKind.KEYRING)
    assert _in_the_keyring() == []
    assert not profile.pending_keychain.exists()


def test_a_first_run_with_a_password_asks_the_keyring_for_nothing(
    service: SecretService, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_quick_keys(monkeypatch)
    items = KeyringItems(Keychain(), profile.pending_keychain)
    made = first_run.set_up(profile, items, "seven green teapots")
    assert not made.keys.has(SlotKind.KEYRING)
    assert _in_the_keyring() == []
