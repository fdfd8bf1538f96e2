"""The keyring that is not there, or not what it should be: a calm error, and never a pretended success."""

import os
from pathlib import Path

import pytest

from app.storage import keychain
from app.storage.errors import KeychainEmpty, KeychainUnavailable
from app.storage.keychain import Keychain
from tests.support.keychain import MemoryKeychain

SERVICE, USER, SECRET = "org.alcove.vault.test", "kek-1", "ab" * 32


class FakeBackend:
    """A back end that does what a test wants of it."""

    def __init__(self, kept: str | None = None, refusal: Exception | None = None, deletes: bool = True) -> None:
        self.kept = kept
        self.refusal = refusal
        self.deletes = deletes

    def set_password(self, service: str, user: str, secret: str) -> None:
        if self.refusal:
            raise self.refusal

    def get_password(self, service: str, user: str) -> str | None:
        if self.refusal:
            raise self.refusal
        return self.kept

    def delete_password(self, service: str, user: str) -> None:
        if self.deletes:
            self.kept = None


def _use(backend: FakeBackend, monkeypatch: pytest.MonkeyPatch) -> Keychain:
    monkeypatch.setattr(keychain, "_backend", lambda: backend)
    return Keychain()


@pytest.mark.parametrize("kept", [None, "", SECRET[:-1], SECRET[:-1] + "0", SECRET + " "])
def test_what_does_not_read_back_was_not_kept(monkeypatch: pytest.MonkeyPatch, kept: str | None) -> None:
    with pytest.raises(KeychainUnavailable):
        _use(FakeBackend(kept), monkeypatch).remember(SERVICE, USER, SECRET)


def test_what_reads_back_was_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(FakeBackend(SECRET), monkeypatch).remember(SERVICE, USER, SECRET)


def test_empty_and_unavailable_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeychainEmpty):
        _use(FakeBackend(None), monkeypatch).recall(SERVICE, USER)
    with pytest.raises(KeychainUnavailable):
        _use(FakeBackend(refusal=OSError("no bus")), monkeypatch).recall(SERVICE, USER)
    assert _use(FakeBackend(SECRET), monkeypatch).recall(SERVICE, USER) == SECRET


def test_forgetting_means_that_it_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    _use(FakeBackend(SECRET), monkeypatch).forget(SERVICE, USER)
    _use(FakeBackend(None, deletes=False), monkeypatch).forget(SERVICE, USER)
    with pytest.raises(KeychainUnavailable):
        _use(FakeBackend(SECRET, deletes=False), monkeypatch).forget(SERVICE, USER)


@pytest.mark.parametrize("refusal", [OSError(SECRET), RuntimeError(SECRET), ValueError(SECRET), ImportError(SECRET)])
def test_no_refusal_says_what_the_secret_was(monkeypatch: pytest.MonkeyPatch, refusal: Exception) -> None:
    refused = _use(FakeBackend(refusal=refusal), monkeypatch)
    for verb in (refused.recall, refused.forget):
        with pytest.raises(KeychainUnavailable) as error:
            verb(SERVICE, USER)
        assert SECRET not in repr(error.value) + str(error.value)
        assert error.value.__context__ is error.value.__cause__ is None
    with pytest.raises(KeychainUnavailable):
        refused.remember(SERVICE, USER, SECRET)
    with pytest.raises(KeychainUnavailable):
        refused.self_test()


@pytest.mark.skipif(os.name != "posix", reason="only Linux reaches its keyring over a bus")
def test_without_a_bus_the_keyring_is_unavailable() -> None:
    for verb in (Keychain().self_test, lambda: Keychain().recall(SERVICE, USER)):
        with pytest.raises(KeychainUnavailable):
            verb()


def test_neither_configuration_nor_environment_can_put_a_sham_in_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for root in (tmp_path / "python_keyring", tmp_path):
        root.mkdir(exist_ok=True)
        (root / "keyringrc.cfg").write_text("[backend]\ndefault-keyring=keyring.backends.null.Keyring\n")
    for name, value in (
        ("XDG_CONFIG_HOME", str(tmp_path)),
        ("XDG_DATA_HOME", str(tmp_path)),
        ("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring"),
        ("KEYRING_PROPERTY_PREFERRED_COLLECTION", "/somewhere/else"),
        ("KEYRING_PROPERTY_PERSIST", "enterprise"),
    ):
        monkeypatch.setenv(name, value)
    backend = keychain._backend()
    assert "null" not in type(backend).__module__
    assert getattr(backend, "preferred_collection", None) is None
    assert keychain.spoken_to() == f"{type(backend).__module__}.Keyring" or os.name == "nt"


@pytest.mark.parametrize(
    ("knobs", "error"),
    [
        ({"absent": True}, KeychainUnavailable),
        ({"locked": True}, KeychainUnavailable),
        ({"empty": True}, KeychainEmpty),
    ],
)
def test_the_keyring_of_other_tests_refuses_as_the_real_one(knobs: dict[str, bool], error: type[Exception]) -> None:
    memory = MemoryKeychain()
    memory.self_test()
    memory.remember(SERVICE, USER, SECRET)
    assert memory.recall(SERVICE, USER) == SECRET
    memory.forget(SERVICE, USER)
    memory.forget(SERVICE, USER)
    with pytest.raises(KeychainEmpty):
        memory.recall(SERVICE, USER)
    with pytest.raises(error):
        MemoryKeychain(**knobs).recall(SERVICE, USER)  # type: ignore[arg-type]
    with pytest.raises(KeychainUnavailable):
        MemoryKeychain(**knobs).self_test()  # type: ignore[arg-type]
