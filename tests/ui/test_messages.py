"""Every error has words of its own, and the words are kind."""

import re
from dataclasses import astuple

import pytest

from app.access import Reason
from app.access_states import CAUSES, reason_for
from app.storage import errors
from app.ui.messages import Message, keychain_unfit, sentence_for, wrong_group

_FORBIDDEN = re.compile(
    r"!|\b(failed|failure|error|invalid|wrong|missed|overdue|streak|should|must|unexpected|exception|database"
    r"|passphrase|vault|cloud|sync\w*|welcome|sorry|oops|please)\b",
    re.IGNORECASE,
)


def every_error() -> list[type[errors.StorageError]]:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    return [kind for kind in kinds if issubclass(kind, errors.StorageError) and kind is not errors.StorageError]


def every_message() -> list[Message]:
    plain = [sentence_for(kind()) for kind in every_error() if kind is not errors.WrongGroup]
    others = [sentence_for(kind()) for kind in (Exception, OSError, MemoryError, TimeoutError, ValueError)]
    return [*plain, *others, keychain_unfit(), *(wrong_group(number) for number in range(8))]


@pytest.mark.parametrize("kind", [kind for kind in every_error() if kind is not errors.WrongGroup])
def test_no_error_is_without_words_of_its_own(kind: type[errors.StorageError]) -> None:
    message = sentence_for(kind())
    assert message != sentence_for(Exception()), f"{kind.__name__} has only the words for what nobody foresaw"
    assert message.happened
    assert message.safe, f"{kind.__name__} does not say that the writing is safe"
    assert message.do, f"{kind.__name__} names no way on"


def test_no_two_errors_share_their_words() -> None:
    kinds = [kind for kind in every_error() if kind is not errors.WrongGroup]
    titles = [sentence_for(kind()).title for kind in kinds]
    assert len(set(titles)) == len(kinds)


def test_a_kind_of_error_made_later_falls_back_to_its_parent() -> None:
    class FullerDisk(errors.DiskFull):
        """One more."""

    assert sentence_for(FullerDisk()) == sentence_for(errors.DiskFull())


@pytest.mark.parametrize("message", every_message())
def test_the_words_are_plain_and_whole_sentences(message: Message) -> None:
    words = re.sub(r"alcove\.(vault|keys)", "", " ".join(astuple(message)))
    assert not _FORBIDDEN.search(words), words
    assert len(message.title) <= 60
    assert not message.title.endswith(".")
    for part in (message.happened, message.safe, message.do):
        assert part == "" or part.endswith("."), part


def test_the_check_for_forbidden_words_finds_one() -> None:
    assert _FORBIDDEN.search("That failed.")
    assert _FORBIDDEN.search("Wait!")


@pytest.mark.parametrize("number", range(1, 8))
def test_each_group_is_named(number: int) -> None:
    names = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    assert names[number - 1] in sentence_for(errors.WrongGroup(number)).title


@pytest.mark.parametrize("reason", Reason)
def test_each_reason_comes_from_an_error_and_back(reason: Reason) -> None:
    assert reason_for(CAUSES[reason]()) is reason


def test_an_unforeseen_refusal_is_the_disks() -> None:
    assert reason_for(OSError()) is Reason.DISK_TROUBLE
