"""Timed writing: what one sitting was, and when it is kinder to pause. A rule of use, never a judgement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

MINUTES = (15, 20)
_MUCH_MORE = 3
_HARDEST = 10
_LONGEST_S = 86_400
_IN_A_ROW = 2


@dataclass(frozen=True, slots=True)
class Sitting:
    """How hard it felt before and after, 0 to 10, each only if it was said; `used_s` in seconds."""

    used_s: int
    before: int | None = None
    after: int | None = None
    began_at: datetime | None = None

    @property
    def is_sound(self) -> bool:
        """Whether one from outside is within what ours are."""
        said = (one for one in (self.before, self.after) if one is not None)
        return 0 <= self.used_s <= _LONGEST_S and all(0 <= one <= _HARDEST for one in said)

    @property
    def grew_harder(self) -> bool:
        return self.before is not None and self.after is not None and self.after - self.before >= _MUCH_MORE


def had_better_pause(sittings: Sequence[Sitting]) -> bool:
    """Whether the last ones, newest first, each left it much harder than they found it."""
    last = sittings[:_IN_A_ROW]
    return len(last) == _IN_A_ROW and all(sitting.grew_harder for sitting in last)
