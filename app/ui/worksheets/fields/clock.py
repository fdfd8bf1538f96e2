"""A time of the day as people type it."""

import re

_TYPED = re.compile(r"(\d{1,2})(?:\s*[:.h ]?\s*(\d{2}))?\s*h?\s*(am|pm)?", re.IGNORECASE)


def read_time(words: str) -> str | None:
    """23:10 for "23:10", "23.10", "2310", "11.10 pm"; 07:00 for "7". None for what is no time."""
    found = _TYPED.fullmatch(words.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3].lower() == "pm" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
