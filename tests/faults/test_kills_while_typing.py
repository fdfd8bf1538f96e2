"""Killing the app: the check finds a program that says "saved" too early, and pages that are gone or there twice."""

import os

import pytest

from tests.faults import kills_while_typing
from tests.faults.kills_while_typing import compare
from tests.faults.place import page


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="another system kills in another way")
def test_words_that_were_called_saved_and_were_not_are_found() -> None:
    assert kills_while_typing.kill(6, 7, "forgetful").lost > 0


def test_fewer_words_are_a_loss_and_more_are_none() -> None:
    found = [page("1", "a1 heron river"), page("2", "a2 heron")]
    assert compare(found, {"1": "a1 heron", "2": "a2 heron "}).lost == 1
    assert compare(found, {"1": "a1 heron", "2": "a2", "3": "a3"}).lost == 1
    assert compare(found, {"1": "a1 heron", "2": "a2"}).lost == 0


def test_a_page_that_is_there_twice_is_found() -> None:
    assert compare([page("1", "a1 heron"), page("2", "a1 heron river")], {}).twice == 1
