"""What stands on the one printed page of a plan: everything in words, ready to be fitted and drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from app.domain.help_lines import CountryHelp, HelpLine
from app.domain.plan import MadeWith, PlanLine, PlanPart, shown_of
from app.ui.safe_space.plan.words import made_with_words, part_words
from app.ui.safe_space.reach.country import emergency_about
from app.ui.safe_space.reach.line_words import short_words
from app.ui.widgets.date_words import day_words


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a part."""

    words: str
    note: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the plan with its number, or the lines of the country, which have none."""

    title: str
    rows: tuple[Row, ...]
    number: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole page, from the top down."""

    title: str
    day: str
    danger: Row
    sections: tuple[Section, ...]
    foot: str


def paper_of(
    lines: Sequence[PlanLine], made_with: MadeWith, country: CountryHelp, help_lines: Sequence[HelpLine], today: date
) -> Paper:
    """The plan as it stands now; lines of the country come after the person's own services."""
    sections: list[Section] = []
    count = 0
    for part in PlanPart:
        rows = tuple(row for row in map(_row, shown_of(lines, part)) if row.words or row.phone)
        if rows:
            count += 1
            sections.append(Section(part_words(part), rows, count))
        if part is PlanPart.SERVICES and help_lines:
            title = _tr("Help lines in {country}").format(country=country.name)
            known = [Row(line.name, short_words(line), line.number) for line in help_lines]
            sections.append(Section(title, tuple(known)))
    danger = Row(_tr("If life is in danger now"), emergency_about(country), country.emergency[0])
    made = "" if made_with is MadeWith.UNSAID else _tr("Made: {how}. ").format(how=made_with_words(made_with).lower())
    foot = _tr(
        "A plan of my own: not a promise, not a contract and not a medical record. "
        "Alcove is no medical device and not for emergencies; for those there is the number above."
    )
    return Paper(_tr("My plan for hard moments"), day_words(today, today), danger, tuple(sections), made + foot)


def _row(line: PlanLine) -> Row:
    words = line.words.strip() or line.note.strip()
    note = "" if words == line.note.strip() else line.note.strip()
    return Row(words, note, line.phone.strip())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Plan", text)
