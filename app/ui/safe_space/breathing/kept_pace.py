"""How somebody breathes, out of the preferences: they are there while the journal is locked."""

from app.domain.breathing import OWN, Pace, Pattern, own_pattern, pattern
from app.settings import Preferences


def pattern_of(value: Preferences) -> Pattern:
    """The pattern that is chosen, of one's own where that is."""
    if value.breathing == OWN:
        return own_pattern(value.breathing_in, value.breathing_hold, value.breathing_out, value.breathing_empty)
    return pattern(value.breathing)


def pace_of(value: Preferences) -> Pace:
    """Everything that decides where the breath is."""
    return Pace(pattern_of(value), value.breathing_own_rate, value.breathing_minutes, value.breathing_rounds)


def wants_tones(value: Preferences) -> bool:
    """Whether somebody chose to hear it."""
    return value.breathing_tones or value.breathing_form == "tones"
