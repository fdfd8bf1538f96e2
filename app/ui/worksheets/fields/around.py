"""What fields need to know beyond their own question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.sheets import Value
from app.domain.worksheets import Field, Option

Answers = Mapping[tuple[str, int], Value]
"""What was answered, by the key of the field and its line."""


def no_options(field: Field) -> Sequence[Option]:
    """Only those that stand in the content file."""
    return field.options


def no_words() -> Sequence[str]:
    """No feelings are offered."""
    return ()


@dataclass(frozen=True, slots=True)
class Around:
    """`options` of a choice, `feelings` are the words offered for one, `today` is where a calendar begins."""

    today: date
    options: Callable[[Field], Sequence[Option]] = no_options
    feelings: Callable[[], Sequence[str]] = no_words
