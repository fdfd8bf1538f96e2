"""What Windows' messages mean, through the same structure that Windows fills."""

import ctypes

import pytest
from PySide6.QtCore import QObject

from app.ui.idle import Absence, Away
from app.ui.idle_windows import WindowsSignals, _Message


@pytest.mark.parametrize(
    ("message", "word", "away"),
    [
        (0x0218, 0x0004, [Away.ASLEEP]),
        (0x0218, 0x0012, []),
        (0x02B1, 0x0007, [Away.SCREEN_LOCKED]),
        (0x02B1, 0x0008, []),
        (0x0100, 0x0004, []),
    ],
)
def test_only_suspend_and_session_lock_count(qapp: QObject, message: int, word: int, away: list[Away]) -> None:
    absence = Absence(5)
    absence.set_watching(True)
    told: list[Away] = []
    absence.noticed.connect(told.append)
    sent = _Message(None, message, word, 0)
    signals = WindowsSignals(absence)
    assert signals.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(sent)) == (False, 0)
    assert told == away


def test_messages_of_other_systems_are_left_alone(qapp: QObject) -> None:
    absence = Absence(5)
    absence.set_watching(True)
    assert WindowsSignals(absence).nativeEventFilter(b"xcb_generic_event_t", 0) == (False, 0)
