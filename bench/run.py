"""What every group of rows is given: how often, how much, and where."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmarks. A quick one uses smaller journals and says so in its rows."""

    folder: Path
    runs: int
    quick: bool

    @property
    def most(self) -> int:
        """How many entries the largest journal has."""
        return 10_000 if self.quick else 100_000
