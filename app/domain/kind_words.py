"""Words of kindness in three tones, for a pause of three parts."""

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """How they speak; the names are stored, so they stay."""

    WARM = "warm"
    PLAIN = "plain"
    PRACTICAL = "practical"

    @property
    def following(self) -> "Tone":
        """The next one to offer, round and round."""
        tones = list(Tone)
        return tones[(tones.index(self) + 1) % len(tones)]


@dataclass(frozen=True, slots=True)
class KindWords:
    """One tone. It hurts; others feel this too; a gesture, and others in its place, and a wish, and an end."""

    hurts: tuple[str, ...]
    others: tuple[str, ...]
    gesture: str
    instead: tuple[str, ...]
    before_wish: str
    wish: str
    end: str
    prompts: tuple[str, ...]
