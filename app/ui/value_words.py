"""What the twelve parts of a life are called at first."""

from PySide6.QtCore import QCoreApplication

from app.domain.life_values import LifeValue


def value_name(value: LifeValue) -> str:
    """The name somebody gave, else the one it came with."""
    return value.name.strip() or first_name(value.uid) or QCoreApplication.translate("Goals", "No name yet")


def first_name(uid: str) -> str:
    """The name that a part of life came with; empty for one's own."""
    return {
        "family": _tr("Family"),
        "partner": _tr("Partner"),
        "parenting": _tr("Being a parent"),
        "friends": _tr("Friends"),
        "work": _tr("Work"),
        "learning": _tr("Learning"),
        "play": _tr("Play"),
        "spirit": _tr("Faith and meaning"),
        "community": _tr("Community"),
        "body": _tr("Body"),
        "nature": _tr("Nature and places"),
        "creativity": _tr("Making things"),
    }.get(uid, "")


def _tr(words: str) -> str:
    return QCoreApplication.translate("Goals", words)
