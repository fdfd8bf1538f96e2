"""What every group of rows is given: how often, how much, and where."""

from dataclasses import dataclass, field
from pathlib import Path

from bench.vaults import Twins, filled_twins


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the benchmarks. A quick one uses smaller journals and says so in its rows."""

    folder: Path
    runs: int
    quick: bool
    _filled: dict[int, Twins] = field(default_factory=dict)

    @property
    def most(self) -> int:
        """How many entries the largest journal has."""
        return 10_000 if self.quick else 100_000

    def twins(self, count: int) -> Twins:
        """Two journals of that many entries, made once and only read from."""
        if count not in self._filled:
            self._filled[count] = filled_twins(self.folder / f"twins-{count}", count)
        return self._filled[count]
