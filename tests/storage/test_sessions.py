"""Sessions: several to come, which one is next, and those that were."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.sessions import Session
from app.storage.sessions import SessionStore
from app.storage.topics import Topic
from app.storage.vault import Vault

NOW = datetime(2026, 5, 3, 12)


@pytest.fixture
def sessions(vault: Vault) -> SessionStore:
    return SessionStore(vault)


def test_a_session_is_noted_and_announced(vault: Vault, sessions: SessionStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    session = sessions.add(NOW, "  Ruth \n Adler ")
    assert sessions.all() == [session] == [Session(session.uid, NOW, "Ruth Adler")]
    assert heard == [Topic.SESSIONS]


def test_the_next_one_is_the_first_that_has_not_begun(sessions: SessionStore) -> None:
    assert sessions.next(NOW) is None
    for days in (14, -7, 7, 0):
        sessions.add(NOW + timedelta(days=days))
    assert [session.at for session in sessions.all()] == [NOW + timedelta(days=days) for days in (-7, 0, 7, 14)]
    coming = sessions.next(NOW)
    assert coming is not None and coming.at == NOW
    later = sessions.next(NOW + timedelta(minutes=1))
    assert later is not None and later.at == NOW + timedelta(days=7)
    assert sessions.next(NOW + timedelta(days=15)) is None


def test_it_can_be_moved_and_somebody_else_can_be_there(sessions: SessionStore) -> None:
    session = sessions.add(NOW, "Ruth")
    assert sessions.rewrite(replace(session, at=NOW + timedelta(hours=1), with_whom=" Noor "))
    assert sessions.all() == [Session(session.uid, NOW + timedelta(hours=1), "Noor")]
    assert not sessions.rewrite(Session("nobody", NOW))


def test_taking_one_out_can_be_taken_back(sessions: SessionStore) -> None:
    session = sessions.add(NOW, "Ruth")
    assert sessions.remove(session.uid)
    assert not sessions.remove(session.uid)
    assert sessions.all() == []
    for _ in range(2):
        sessions.add(session.at, session.with_whom, session.uid)
    assert sessions.all() == [session]
