"""A worksheet in hand: which pages and questions there are for these answers, what they come to, and what follows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from statistics import fmean
from typing import Any

from app.domain.computing import When, compute, holds, is_number, names_in
from app.domain.homework import Homework
from app.domain.sheets import Answer, Sheet, Value
from app.domain.worksheets import Check, Comparison, Field, FieldKind, Mean, Offer, Worksheet, WorksheetPage

Said = Mapping[str, Mapping[int, Value]]
"""What was answered, by question and line."""


@dataclass(frozen=True, slots=True)
class Filling:
    """One sheet of a worksheet and its answers so far. `zone` None is that of this computer."""

    worksheet: Worksheet
    sheet: Sheet
    said: Said
    changed: Mapping[tuple[str, int], Value]
    zone: tzinfo | None = None

    @classmethod
    def of(cls, worksheet: Worksheet, sheet: Sheet, answers: Iterable[Answer], zone: tzinfo | None = None) -> "Filling":
        """The sheet as it stands in the vault; `changed` has what stood there first, where that changed later."""
        said: dict[str, dict[int, Value]] = {}
        changed: dict[tuple[str, int], Value] = {}
        for answer in answers:
            if answer.value is not None:
                said.setdefault(answer.field, {})[answer.line] = answer.value
            if answer.was_changed:
                changed[answer.field, answer.line] = answer.at_first
        return cls(worksheet, sheet, said, changed, zone)

    def with_answer(self, field: str, value: Value, line: int = 0) -> "Filling":
        """The same with another answer; None takes it out."""
        lines = {number: kept for number, kept in self.said.get(field, {}).items() if number != line}
        if value is not None:
            lines[line] = value
        return replace(self, said={**self.said, field: lines})

    def about(self, day: date) -> "Filling":
        """The same about another day."""
        return replace(self, sheet=replace(self.sheet, day=day))

    def value(self, field: str, line: int = 0) -> Value:
        """The answer to a question, or what a computed one comes to; None when there is none."""
        asked = self.worksheet.field(field)
        if asked is not None and asked.kind is FieldKind.COMPUTED:
            return self._computed(asked, line)
        return self.said.get(field, {}).get(line)

    def pages(self) -> tuple[WorksheetPage, ...]:
        """The pages that there are for these answers; without a line to ask about, no page asks about each."""
        return tuple(page for page in self.worksheet.pages if self._is_there(page))

    def fields(self, page: WorksheetPage, line: int = 0) -> tuple[Field, ...]:
        """The questions of a page that there are for these answers."""
        if not any(field.when for field in page.fields):
            return page.fields
        names = self._names(line if page.each else None)
        return tuple(field for field in page.fields if holds(field.when, names, self._when()))

    def lines(self, group: str) -> list[int]:
        """Which lines of a group say anything, in their order."""
        asked = self.worksheet.field(group)
        keys = [field.key for field in asked.fields] if asked else []
        return sorted({line for key in keys for line, value in self.said.get(key, {}).items() if not is_empty(value)})

    def lines_of(self, field: str) -> list[int]:
        """The lines in which a question may have an answer; only the first outside every group."""
        groups = [one.key for one in self.worksheet.fields() if one.kind is FieldKind.GROUP]
        asked = {line for group in groups if field in self.belongs_to_lines(group) for line in self.lines(group)}
        changed = {line for key, line in self.changed if key == field}
        return sorted((asked or {0}) | changed | self.said.get(field, {}).keys())

    def belongs_to_lines(self, group: str) -> list[str]:
        """Every question that has an answer for each line of a group, on whatever page."""
        asked = self.worksheet.field(group)
        own = [field.key for field in asked.fields] if asked else []
        return own + [field.key for page in self.worksheet.pages if page.each == group for field in page.fields]

    def marks_change(self, field: Field, line: int = 0) -> bool:
        """Whether a change of this answer is marked: what it was about is known by now."""
        return bool(field.foretells) and not is_empty(self.value(field.foretells, line))

    def help_is_near(self, page: WorksheetPage) -> bool:
        """Whether the way to help stands beside this page. It keeps nobody from anything."""
        return bool(page.help_when) and holds(page.help_when, self._names(), self._when())

    def checks(self) -> tuple[Check, ...]:
        """Sentences for answers that do not fit together."""
        return tuple(check for check in self.worksheet.checks if holds(check.when, self._names(), self._when()))

    def offers(self) -> tuple[Offer, ...]:
        """What can follow these answers."""
        return tuple(offer for offer in self.worksheet.offers if holds(offer.when, self._names(), self._when()))

    def homework(self, offer: Offer) -> Homework:
        """Homework to begin with, in the words of the answers."""
        return Homework(
            "",
            title=self._words(offer.title),
            why=self._words(offer.why),
            smallest=self._words(offer.smallest),
            if_this=self._words(offer.if_this),
            then_that=self._words(offer.then_that),
            goal=self.sheet.goal,
            sheet=self.sheet.uid,
        )

    def line(self) -> str:
        """What tells this sheet apart in a list: the first words of one answer."""
        return self._words(self.worksheet.line)

    def options_from(self, field: Field) -> list[str]:
        """What was written elsewhere on this sheet, to choose from."""
        name = field.options_from.split(".")[-1]
        return [str(value) for _line, value in sorted(self.said.get(name, {}).items()) if not is_empty(value)]

    def _is_there(self, page: WorksheetPage) -> bool:
        if page.each and not self.lines(page.each):
            return False
        return holds(page.when, self._names(), self._when())

    def _when(self) -> When:
        return When(self.sheet.day, self.zone)

    def _names(self, line: int | None = None) -> Mapping[str, Any]:
        """Every question with its answer; those of a line with that of this line, or of all when none is asked for."""
        inside = self._inside()
        rows = {number: dict.fromkeys(inside) for key in inside for number in sorted(self.said.get(key, {}))}
        names: dict[str, Any] = {}
        for field in self.worksheet.fields():
            lines = self.said.get(field.key, {})
            names[field.key] = lines.get(0)
            if field.key in inside:
                names[field.key] = [value for _line, value in sorted(lines.items())]
                for number, value in lines.items():
                    rows[number][field.key] = value
        for field in _in_order_of_need(self.worksheet):
            if field.key in inside:
                for row in rows.values():
                    row[field.key] = compute(field.formula, names | row, self._when())
                names[field.key] = [row[field.key] for _line, row in sorted(rows.items())]
            else:
                names[field.key] = compute(field.formula, names, self._when())
        return names if line is None else names | rows.get(line, dict.fromkeys(inside))

    def _inside(self) -> set[str]:
        groups = [field for field in self.worksheet.fields() if field.kind is FieldKind.GROUP]
        each = [field for page in self.worksheet.pages if page.each for field in page.fields]
        return {field.key for group in groups for field in group.fields} | {field.key for field in each}

    def _computed(self, field: Field, line: int) -> Value:
        return self._names(line if field.key in self._inside() else None).get(field.key)

    def _words(self, field: str) -> str:
        """The words of an answer; of a group's question those of its first line that has any."""
        for _line, value in sorted(self.said.get(field, {}).items()):
            if isinstance(value, str) and value.strip():
                return value.strip()
        return ""


def is_empty(value: Value) -> bool:
    """Whether it is no answer. 0 is one."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def compared(comparison: Comparison, sheets: Sequence[tuple[Sheet, Said]]) -> list[tuple[float, float]]:
    """What was expected beside what it was, newest first; nothing until enough sheets say both."""
    pairs = [
        (before, after)
        for _sheet, said in sheets
        for before, after in [(_number(said, comparison.before), _number(said, comparison.after))]
        if before is not None and after is not None
    ]
    return pairs if len(pairs) >= comparison.least else []


def mean_of(mean: Mean, values: Iterable[tuple[date, Value]], today: date) -> float | None:
    """The mean over the last days, today included; None until enough of them say it."""
    near = [value for day, value in values if 0 <= (today - day).days < mean.days and is_number(value)]
    return fmean(near) if len(near) >= mean.least else None


def _in_order_of_need(worksheet: Worksheet) -> list[Field]:
    """Computed questions, each after those it is computed from; the reader of the files refuses circles."""
    left = [field for field in worksheet.fields() if field.kind is FieldKind.COMPUTED]
    found: list[Field] = []
    while left:
        waiting = {field.key for field in left}
        ready = [field for field in left if not waiting & names_in(field.formula)]
        found += ready or left
        left = [field for field in left if ready and field not in ready]
    return found


def _number(said: Said, field: str) -> float | None:
    value = said.get(field, {}).get(0)
    return float(value) if value is not None and is_number(value) else None
