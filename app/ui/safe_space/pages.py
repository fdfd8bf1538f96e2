"""Which page each choice opens; a page is loaded when it is first wanted."""

from PySide6.QtWidgets import QWidget

from app.domain.choices import Choice
from app.ui.safe_space.page import HavenPage
from app.ui.safe_space.surroundings import Surroundings

ICONS = {
    Choice.BREATHE: "breathe",
    Choice.LOOK: "look",
    Choice.REACH: "phone",
    Choice.LOOSEN: "loosen",
    Choice.PLACE: "place",
    Choice.PUT_AWAY: "box",
    Choice.PLAN: "plan",
    Choice.THINGS: "kept",
    Choice.KIND: "prompt",
    Choice.NOW: "clock",
    Choice.MIND: "table",
    Choice.BODY: "senses",
}


def make_page(choice: Choice, around: Surroundings, parent: QWidget) -> HavenPage:
    """A new page for a choice."""
    match choice:
        case Choice.BREATHE:
            from app.ui.safe_space.breathing.screen import BreathingScreen

            return BreathingScreen(around, parent)
        case Choice.PLAN:
            from app.ui.safe_space.plan.screen import PlanScreen

            return PlanScreen(around, parent)
        case Choice.REACH:
            from app.ui.safe_space.reach.screen import ReachScreen

            return ReachScreen(around, parent)
        case Choice.LOOSEN:
            from app.ui.safe_space.loosening.screen import LoosenUp

            return LoosenUp(around, parent)
        case Choice.NOW:
            from app.ui.safe_space.grounding.now import HereAndNow

            return HereAndNow(parent)
        case Choice.MIND:
            from app.ui.safe_space.grounding.mind import WithYourMind

            return WithYourMind(parent)
        case Choice.BODY:
            from app.ui.safe_space.grounding.body import WithYourBody

            return WithYourBody(around, parent)
        case Choice.PUT_AWAY:
            from app.ui.safe_space.put_away.exercise import PuttingAway

            return PuttingAway(around, parent)
        case Choice.KIND:
            from app.ui.safe_space.kindness.pause import KindPause

            return KindPause(around, parent)
        case Choice.THINGS:
            from app.ui.safe_space.things.screen import ThingsScreen

            return ThingsScreen(around, parent)
        case Choice.PLACE:
            from app.ui.safe_space.place.screen import PlaceScreen

            return PlaceScreen(around, parent)
        case _:
            from app.ui.safe_space.grounding.look_around import LookAround

            return LookAround(around, parent)
