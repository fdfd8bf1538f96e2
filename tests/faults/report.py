"""The table of what was reached, on the screen and in docs/faults.md."""

import platform
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.faults.catalogue import Reached, Row, rows

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"
_ROW = re.compile(r"\| (\w[\w-]*) \|.*\|$", re.MULTILINE)
_BEFORE = """# Faults, and what came of them

Written by `python3 dev.py faults --write`, which runs the nightly sizes; `python3 dev.py test` runs the small ones. A
row keeps its line until it is run again. The same seed makes the same choices; kills and threads still come a little
earlier or later. The checks are in `tests/faults/`, and for each there is a test that shows it finding a planted fault.

| test | what happens | target | reached | count, seed | seconds | when |
|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Result:
    """One row, tried."""

    row: Row
    count: int
    seed: int
    reached: Reached
    seconds: float
    cannot: bool = False

    @property
    def verdict(self) -> str:
        if self.cannot:
            return f"NOT TRIED: {self.reached.text}"
        return self.reached.text if self.reached.ok else f"MISSED: {self.reached.text}"


def heading() -> str:
    return "| test | target | reached | seconds |\n|---|---|---|---|"


def line(result: Result) -> str:
    return f"| {result.row.name} | {result.row.target} | {_flat(result.verdict)} | {result.seconds:.0f} |"


def write(results: Iterable[Result], today: date) -> None:
    """Puts these rows into the document, and leaves the others as they are."""
    known = DOCUMENT.read_text("utf-8") if DOCUMENT.exists() else ""
    lines = {found[1]: found[0] for found in _ROW.finditer(known) if found[1] != "test"}
    lines |= {result.row.name: _documented(result, today) for result in results}
    ordered = [lines[row.name] for row in rows() if row.name in lines]
    DOCUMENT.write_text(_BEFORE + "\n".join(ordered) + "\n", "utf-8")


def _documented(result: Result, today: date) -> str:
    cells = (
        result.row.name,
        result.row.about,
        result.row.target,
        _flat(result.verdict),
        f"{result.count}, {result.seed}",
        f"{result.seconds:.0f}",
        f"{today.isoformat()}, {platform.system()}",
    )
    return f"| {' | '.join(cells)} |"


def _flat(text: str) -> str:
    return " ".join(text.replace("|", "/").split())
