"""The spare key as a screen sees it: how a typed code stands, and which groups are asked back."""

import os
from dataclasses import dataclass

from app.storage import recovery_code

GROUPS = recovery_code.GROUPS
GROUP_LENGTH = recovery_code.GROUP_LENGTH
_ASKED_BACK = 2


@dataclass(frozen=True, slots=True)
class TypedCode:
    """A code as far as it was typed. `wrong` are the numbers (1 to 7) of whole groups that do not fit."""

    groups: tuple[str, ...]
    wrong: tuple[int, ...]
    whole: bool
    too_long: bool

    @property
    def fits(self) -> bool:
        return self.whole and not self.wrong and not self.too_long


def look_at(text: str) -> TypedCode:
    """How the typed text stands, group by group; a group that is not whole yet is never wrong."""
    groups = recovery_code.groups(text)
    shown = groups[:GROUPS]
    wrong = tuple(
        number
        for number, group in enumerate(shown, 1)
        if len(group) == GROUP_LENGTH and not recovery_code.group_fits(number, group)
    )
    whole = len(shown) == GROUPS and len(shown[-1]) == GROUP_LENGTH
    return TypedCode(shown, wrong, whole, len(groups) > GROUPS)


def groups_of(code: str) -> tuple[str, ...]:
    """The seven groups of a code."""
    return recovery_code.groups(code)


def same_group(typed: str, group: str) -> bool:
    """Whether somebody typed this group, however they write its letters."""
    return recovery_code.tidy(typed) == group


def is_whole_group(typed: str) -> bool:
    """Whether enough was typed to say if it fits."""
    return len(recovery_code.tidy(typed)) >= GROUP_LENGTH


def two_to_ask() -> tuple[int, ...]:
    """Numbers of two different groups, drawn by lot."""
    import secrets  # brings a second cipher library into memory, which most days do without

    return tuple(secrets.SystemRandom().sample(range(1, GROUPS + 1), _ASKED_BACK))


def new_code() -> str:
    """A code that opens nothing yet."""
    return recovery_code.make(os.urandom(16))
