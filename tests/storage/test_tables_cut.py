"""What is left of an answer that is cut off is words again, and says that there were more."""

import json

import pytest

from app.domain.own_tables import OWN
from app.storage.tables import whole_row
from app.storage.trees import Record

BEFORE = ("e0", "idea", 0, 1_777_835_640_000, 1_777_835_640_000, None)


def rescued(cut: str) -> str | None:
    row = whole_row(OWN["answer"], Record(1, (*BEFORE, cut), whole=False), "There was more.")
    return None if row is None else str(json.loads(row[-1]))


@pytest.mark.parametrize(
    ("cut", "left"),
    [
        ('"I sat by the do', "I sat by the do"),
        ('"One line.\\nAnd an', "One line.\nAnd an"),
        ('"One line.\\', "One line."),
    ],
)
def test_words_of_an_answer_are_saved_as_far_as_they_go(cut: str, left: str) -> None:
    assert rescued(cut) == f"{left}\n\nThere was more."


@pytest.mark.parametrize("cut", ["4", '[["afraid", 8', ""])
def test_a_number_or_a_list_that_is_cut_off_is_not_guessed(cut: str) -> None:
    assert rescued(cut) is None
