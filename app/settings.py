"""Preferences that are not personal: one frozen dataclass, and a JSON file that holds only what differs from it."""

import json
import os
from dataclasses import Field, asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from app.domain.breathing import HELD, INWARD, MINUTES, OUTWARD, OWN_RATES, ROUNDS

TEXT_SIZES = (1.0, 1.12, 1.25, 1.5, 1.75, 2.0)
IDLE_MINUTES = (1, 2, 5, 10, 20, 0)
_LONGEST_TEXT = 200
_LARGEST_WINDOW = 100_000


@dataclass(frozen=True, slots=True)
class Preferences:
    """How Alcove behaves. Nothing here says anything about the person beyond the country of the help lines."""

    text_size: float = 1.0
    scheme: str = "system"
    motion: str = "system"
    contrast: str = "system"
    country: str = ""
    help_key: str = "F1"
    idle_minutes: int = 5
    hide_when_away: bool = False
    left_out_of_capture: bool = False
    first_choice: str = ""
    breathing: str = "longer-out"
    breathing_in: float = 4.0
    breathing_hold: float = 0.0
    breathing_out: float = 6.0
    breathing_empty: float = 0.0
    breathing_own_rate: int = 0
    breathing_minutes: int = 5
    breathing_rounds: int = 4
    breathing_form: str = "circle"
    breathing_still: bool = False
    breathing_tones: bool = False
    editor_font: str = ""
    line_spacing: str = "normal"
    letter_spacing: str = "normal"
    page: str = "plain"
    still_line: bool = False
    spelling: str = "system"
    show_less: bool = False
    therapist_view: bool = False
    today_step: bool = True
    today_homework: bool = True
    today_session: bool = True
    remind_recovery_on: str = ""
    remind_copy_on: str = ""
    window_width: int = 0
    window_height: int = 0
    window_maximised: bool = False


_CHOICES: dict[str, tuple[object, ...]] = {
    "text_size": TEXT_SIZES,
    "scheme": ("system", "light", "dark"),
    "motion": ("system", "reduced", "full"),
    "contrast": ("system", "more"),
    "idle_minutes": IDLE_MINUTES,
    "breathing_in": INWARD,
    "breathing_hold": HELD,
    "breathing_out": OUTWARD,
    "breathing_empty": HELD,
    "breathing_own_rate": (0, *OWN_RATES),
    "breathing_minutes": MINUTES,
    "breathing_rounds": ROUNDS,
    "breathing_form": ("circle", "bar", "words", "count", "tones"),
    "line_spacing": ("normal", "wide"),
    "letter_spacing": ("normal", "wide"),
    "page": ("plain", "warm"),
}


def read(path: Path) -> Preferences:
    """The stored preferences; anything missing, unreadable or unknown falls back to the calm default."""
    try:
        stored: Any = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    kept = {field.name: stored[field.name] for field in fields(Preferences) if _fits(field, stored.get(field.name))}
    return replace(Preferences(), **kept)


def _fits(field: "Field[Any]", value: object) -> bool:
    """Whether a stored value is one that Alcove could have written."""
    if type(value) is not type(field.default):
        return False
    if field.name in _CHOICES:
        return value in _CHOICES[field.name]
    if isinstance(value, str):
        return len(value) <= _LONGEST_TEXT
    return not isinstance(value, int) or 0 <= value <= _LARGEST_WINDOW


def write(path: Path, preferences: Preferences) -> None:
    """Stores what differs from the defaults, replacing the file in one step. Raises OSError."""
    usual = asdict(Preferences())
    differing = {name: value for name, value in asdict(preferences).items() if value != usual[name]}
    temporary = path.with_suffix(".new")
    with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        json.dump(differing, file, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
