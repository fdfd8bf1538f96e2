"""What the safe space offers, and which seven of it stand on its first screen."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """Something to do in a hard moment; the names are stored, so they stay."""

    BREATHE = "breathe"
    LOOK = "look"
    REACH = "reach"
    LOOSEN = "loosen"
    PLACE = "place"
    PUT_AWAY = "put-away"
    PLAN = "plan"
    THINGS = "things"
    KIND = "kind"
    NOW = "now"
    MIND = "mind"
    BODY = "body"


NEEDS_VAULT = frozenset({Choice.PLACE, Choice.PUT_AWAY, Choice.PLAN, Choice.THINGS})
"""What shows a person's own words."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about the first screen. A therapist's suggestions and the plan are only known while unlocked,
    unless a copy of the plan is kept outside the lock."""

    unlocked: bool = False
    place_suggested: bool = False
    box_suggested: bool = False
    plan_outside: bool = False
    first: str = ""


def seven(standing: Standing) -> tuple[Choice, ...]:
    """The large one, two medium ones, four small ones. A first choice of one's own changes places with breathing."""
    places = [Choice.BREATHE, Choice.LOOK, Choice.REACH, Choice.LOOSEN, *_last_three(standing)]
    others = _beyond(places, standing)
    if standing.first in places:
        here = places.index(Choice(standing.first))
        places[0], places[here] = places[here], places[0]
    elif standing.first in others:
        places[0], places[3] = Choice(standing.first), Choice.BREATHE
    return tuple(places)


def beyond(standing: Standing) -> tuple[Choice, ...]:
    """What else there is, behind "More"."""
    shown = seven(standing)
    return tuple(one for one in (*_beyond(list(shown), standing), Choice.LOOSEN) if one not in shown)


def two_others(offered: Iterable[Choice], done: Container[Choice], helped: Iterable[str]) -> tuple[Choice, ...]:
    """What else may do more now: what helped before, then what usually does; never what was done already."""
    here = set(offered) - {Choice.REACH, Choice.PLAN}
    usual = (Choice.LOOK, Choice.NOW, Choice.BODY, Choice.KIND, Choice.LOOSEN)
    free = [one for one in dict.fromkeys((*helped, *usual)) if one in here and one not in done]
    return tuple(Choice(one) for one in free[:2])


def _last_three(standing: Standing) -> list[Choice]:
    if not standing.unlocked:
        return [Choice.BODY, Choice.KIND, Choice.PLAN if standing.plan_outside else Choice.NOW]
    place = Choice.PLACE if standing.place_suggested else Choice.THINGS
    box = Choice.PUT_AWAY if standing.box_suggested else Choice.KIND
    return [place, box, Choice.PLAN]


def _beyond(shown: list[Choice], standing: Standing) -> list[Choice]:
    rest = [Choice.THINGS] if standing.unlocked else []
    return [one for one in (*rest, Choice.KIND, Choice.NOW, Choice.BODY, Choice.MIND) if one not in shown]
