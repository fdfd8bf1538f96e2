"""The words of Look around: five steps, and for each a sense that can be swapped for another."""

from enum import Enum

from PySide6.QtCore import QCoreApplication

STEPS = (5, 4, 3, 2, 1)


class Sense(Enum):
    """What to notice with; the last one leaves it open."""

    SEE = 0
    TOUCH = 1
    HEAR = 2
    SMELL = 3
    TASTE = 4
    NOTICE = 5

    @property
    def following(self) -> "Sense":
        """The next one to offer, round and round."""
        return Sense((self.value + 1) % len(Sense))


USUAL = dict(zip(STEPS, Sense, strict=False))


def words_for(sense: Sense, count: int) -> str:
    """What to look for, to be read after the number."""
    return _one(sense) if count == 1 else _several(sense)


def _several(sense: Sense) -> str:
    return {
        Sense.SEE: _tr("things you can see"),
        Sense.TOUCH: _tr("things you can touch"),
        Sense.HEAR: _tr("things you can hear"),
        Sense.SMELL: _tr("things you can smell"),
        Sense.TASTE: _tr("things you can taste"),
        Sense.NOTICE: _tr("things of any kind"),
    }[sense]


def _one(sense: Sense) -> str:
    return {
        Sense.SEE: _tr("thing you can see"),
        Sense.TOUCH: _tr("thing you can touch"),
        Sense.HEAR: _tr("thing you can hear"),
        Sense.SMELL: _tr("thing you can smell"),
        Sense.TASTE: _tr("thing you can taste"),
        Sense.NOTICE: _tr("thing of any kind"),
    }[sense]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Senses", text)
