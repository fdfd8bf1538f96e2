"""What the paces of breathing are called: the safe space and the settings say the same."""

from PySide6.QtCore import QCoreApplication

from app.domain.breathing import Pattern, Phase


def pace_words(pattern: Pattern) -> str:
    """Its seconds in words: "4 in, 6 out"."""
    words = {
        Phase.IN: _tr("{seconds} in"),
        Phase.MORE: _tr("{seconds} more in"),
        Phase.HOLD: _tr("{seconds} hold"),
        Phase.OUT: _tr("{seconds} out"),
        Phase.EMPTY: _tr("{seconds} hold"),
    }
    return ", ".join(words[phase].format(seconds=f"{seconds:g}") for phase, seconds in pattern.parts)


def rate_words(pattern: Pattern) -> str:
    """How many breaths that makes."""
    return _tr("{rate} a minute").format(rate=f"{pattern.rate:.2f}".rstrip("0").rstrip("."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pace", text)
