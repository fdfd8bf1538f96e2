"""One line per job, printed as soon as it is known."""

from dataclasses import dataclass

_WIDTHS = (5, 62, 22, 34, 9, 22)


@dataclass(frozen=True, slots=True)
class Row:
    """A job, what Alcove takes, what the limit or peer takes, and the goal; no ratio where nothing can be divided."""

    number: str
    job: str
    alcove: str
    beside: str
    ratio: float | None
    goal: str
    reached: bool | None


def absent(number: str, job: str, what: str, goal: str) -> Row:
    """A row whose peer is not installed here."""
    return Row(number, job, "-", f"{what}: absent", None, goal, None)


def heading() -> str:
    return _line("", "job", "Alcove", "limit or peer", "ratio", "goal") + "\n" + "-" * (sum(_WIDTHS) + 18)


def line(row: Row) -> str:
    ratio = "" if row.ratio is None else f"{row.ratio:.2f}x" if row.ratio >= 0.1 else f"{row.ratio:.4f}x"
    mark = {True: "  reached", False: "  NOT YET", None: ""}[row.reached]
    return _line(row.number, row.job, row.alcove, row.beside, ratio, row.goal) + mark


def _line(*cells: str) -> str:
    return " | ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()
