"""Words of kindness in three tones, for a pause of three parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto

LONGEST_WISH = 120


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


class Part(Enum):
    """What a step of the pause is about."""

    HURTS = auto()
    OTHERS = auto()
    KIND = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: a sentence, and what can be done or said instead of it."""

    part: Part
    words: str
    before: str = ""
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """The words of one tone, and where a letter in this tone can begin."""

    hurts: tuple[str, ...]
    others: tuple[str, ...]
    gesture: str
    instead: tuple[str, ...]
    before_wish: str
    wish: str
    end: str
    prompts: tuple[str, ...]

    def steps(self, own_wish: str = "") -> tuple[Step, ...]:
        """The screens of the pause; a wish of one's own takes the place of the bundled one."""
        return (
            *(Step(Part.HURTS, words) for words in self.hurts),
            *(Step(Part.OTHERS, words) for words in self.others),
            Step(Part.KIND, self.gesture, instead=self.instead),
            Step(Part.KIND, own_wish.strip() or self.wish, before=self.before_wish),
            Step(Part.END, self.end),
        )


@dataclass(frozen=True, slots=True)
class KindWords:
    """Every tone, and shorter, plainer words for whoever finds kindness hard."""

    pauses: Mapping[Tone, Pause]
    plainer: tuple[str, ...]
