"""What the things to do in a hard moment are called: the safe space, homework and what is taken out say the same."""

from PySide6.QtCore import QCoreApplication

from app.domain.choices import Choice


def words_for(choice: Choice) -> str:
    """At most three words for a tile."""
    return {
        Choice.BREATHE: _tr("Breathe"),
        Choice.LOOK: _tr("Look around"),
        Choice.REACH: _tr("Reach someone"),
        Choice.LOOSEN: _tr("Loosen up"),
        Choice.PLACE: _tr("My place"),
        Choice.PUT_AWAY: _tr("Put it away"),
        Choice.PLAN: _tr("My plan"),
        Choice.THINGS: _tr("My own things"),
        Choice.KIND: _tr("Kind words"),
        Choice.NOW: _tr("Here and now"),
        Choice.MIND: _tr("With your mind"),
        Choice.BODY: _tr("With your body"),
    }[choice]


def _tr(words: str) -> str:
    return QCoreApplication.translate("SafeSpace", words)
