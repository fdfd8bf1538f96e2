"""Passphrase slots at the smallest effort that is allowed, so that a story about passwords takes no seconds."""

import pytest

from app.storage import keys
from app.storage.wrapping import Effort


def use_quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys.make_passphrase_slot, "__defaults__", (Effort(19 * 1024, 2, 1),))
