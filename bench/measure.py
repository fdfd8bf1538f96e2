"""How a thing is timed: warmed up once, then alternated with what it is compared with, medians of what came out."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """What several runs of one thing gave, in the unit of the row."""

    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def lowest(self) -> float:
        return min(self.values)

    @property
    def highest(self) -> float:
        return max(self.values)

    def share(self, part: float) -> float:
        """The value below which this part of the runs lies."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def milliseconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    started = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - started) / 1e6


def alternate(runs: int, *things: Callable[[], float]) -> list[Taken]:
    """Each thing measures itself once per round; the first round warms up and is not counted."""
    rounds = [[thing() for thing in things] for _ in range(runs + 1)][1:]
    return [Taken(tuple(values)) for values in zip(*rounds, strict=True)]


def alternate_ms(runs: int, *works: Callable[[], object]) -> list[Taken]:
    """The same for works that are timed here."""
    return alternate(runs, *[_Timed(work) for work in works])


@dataclass(frozen=True, slots=True)
class _Timed:
    work: Callable[[], object]

    def __call__(self) -> float:
        return milliseconds(self.work)
