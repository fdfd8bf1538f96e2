"""What somebody looks for: words, and what else the entry has to be."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.labels import Label
from app.domain.moods import Mood


@dataclass(frozen=True, slots=True)
class Finding:
    """All of it has to be so; within moods, and within feelings, one of them is enough. Days are both included."""

    words: str = ""
    moods: frozenset[Mood] = frozenset()
    feelings: frozenset[str] = frozenset()
    labels: tuple[Label, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    marked: bool = False
    with_pictures: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything but words is asked for."""
        return self != Finding(self.words)

    @property
    def is_empty(self) -> bool:
        return not self.words.strip() and not self.narrows

    def and_also(self, other: "Finding") -> "Finding":
        """Both together; of two first days the later one counts, of two last days the earlier."""
        firsts = [day for day in (self.first_day, other.first_day) if day]
        lasts = [day for day in (self.last_day, other.last_day) if day]
        return replace(
            self,
            words=f"{self.words} {other.words}".strip(),
            moods=self.moods | other.moods,
            feelings=self.feelings | other.feelings,
            labels=(*self.labels, *(label for label in other.labels if label not in self.labels)),
            first_day=max(firsts, default=None),
            last_day=min(lasts, default=None),
            marked=self.marked or other.marked,
            with_pictures=self.with_pictures or other.with_pictures,
        )
