"""What a worksheet is: pages with questions on them, as a content file describes them. No name of one is in code."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """The names are those in the content files."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"
    CHOICES = "choices"
    SCALE = "scale"
    PERCENT = "percent"
    NUMBER = "number"
    FEELINGS = "feelings"
    TIME = "time"
    DURATION = "duration"
    DATE = "date"
    GROUP = "group"
    COMPUTED = "computed"
    SAYS = "says"


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers; `key` is what is kept."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question. Every one can be skipped.

    `least` and `most` bound a scale, a number or a duration in minutes; `ends` are words for both ends of a scale.
    `options_from` names a text field, here as `field` or `group.field`, elsewhere as `worksheet:group.field`, whose
    answers are the options. `fields` are those of one line of a group, which has `target` empty lines to begin with.
    `formula` computes the value of a computed field. `when` is a condition to show it at all. `foretells` names the
    field whose answer this one has to stand before: changed later, it is marked as changed.
    """

    key: str
    kind: FieldKind
    words: str = ""
    help: str = ""
    least: int = 0
    most: int = 10
    ends: tuple[str, str] = ("", "")
    options: tuple[Option, ...] = ()
    options_from: str = ""
    fields: tuple["Field", ...] = ()
    target: int = 1
    add: str = ""
    formula: str = ""
    unit: str = ""
    when: str = ""
    foretells: str = ""


@dataclass(frozen=True, slots=True)
class WorksheetPage:
    """One step. `shows` names fields whose answers stay in sight; `each` names a group: its fields come once a line.

    `later` says that it is for another time than the pages before it. `help_when` is a condition to show the way to
    help beside the fields.
    """

    title: str
    fields: tuple[Field, ...]
    about: str = ""
    shows: tuple[str, ...] = ()
    each: str = ""
    when: str = ""
    later: bool = False
    help_when: str = ""


class OfferKind(StrEnum):
    """What can follow: agree it as homework, take up another worksheet, the safe space, or bring it to a session."""

    HOMEWORK = "homework"
    WORKSHEET = "worksheet"
    SAFE_SPACE = "safe_space"


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing offered at the end. `title`, `why`, `smallest`, `if_this` and `then_that` name fields to begin with."""

    kind: OfferKind
    words: str
    when: str = ""
    worksheet: str = ""
    title: str = ""
    why: str = ""
    smallest: str = ""
    if_this: str = ""
    then_that: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A sentence for answers that do not fit together; it stops nothing."""

    when: str
    words: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What was expected beside what it was, once `least` sheets say both."""

    before: str
    after: str
    words: str
    least: int = 3


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a field over the last `days` days, once `least` sheets say it."""

    field: str
    words: str
    days: int = 7
    least: int = 4
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """`name` is that of its file, and what sheets keep. `suggested` means off until a therapist suggested it.

    `line` names the field whose answer tells sheets apart in a list, `table` the fields of the table of a week.
    `morning` means that its day is the one somebody woke up on.
    """

    name: str
    title: str
    about: str
    pages: tuple[WorksheetPage, ...]
    order: int = 100
    minutes: int = 0
    caution: str = ""
    suggested: bool = False
    morning: bool = False
    line: str = ""
    table: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    checks: tuple[Check, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    means: tuple[Mean, ...] = ()

    def fields(self) -> Iterator[Field]:
        """Every question in its order, those inside a group after the group."""
        for page in self.pages:
            for field in page.fields:
                yield field
                yield from field.fields

    def field(self, key: str) -> Field | None:
        return next((field for field in self.fields() if field.key == key), None)
