"""Tags and people: short names by which entries are found again."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 60
MOST = 50


class LabelKind(StrEnum):
    TAG = "tag"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Label:
    kind: LabelKind
    name: str

    @property
    def folded(self) -> str:
        """What two labels have in common that are the same to a person."""
        return fold(self.name)


def fold(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def label_of(kind: LabelKind, typed: str) -> Label | None:
    """The label somebody typed, on one line and without a leading mark; None when nothing is left of it."""
    name = " ".join("".join(sign if sign.isprintable() else " " for sign in typed).split()).lstrip("#@").strip()
    return Label(kind, name[:LONGEST].rstrip()) if name else None
