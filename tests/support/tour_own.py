"""The part of the tour over what an invented person keeps in the safe space: to be met, and to be made ready."""

from collections.abc import Callable
from datetime import date, timedelta

from app.ui.widgets.date_words import day_words
from tests.support.pictures import Pictures
from tests.support.profiles import Made
from tests.support.robot import pause
from tests.support.started import opened
from tests.support.tour_haven import PUT_AWAY, ask_afterwards, fill_own, suggest_all

_NOT_A_REPEAT_MS = 200
_DECODED_MS = 150

# What is pressed one after the other on the way to each page, from the first screen on.
_PLACE = ("My place", "Next", "Next")
_READY = ("More", "Get it ready")
_BOX = ("Put it away", "Next", "Next", "Next")
_WAYS = {
    "my-own-things": ("More", "My own things", "The next one"),
    "my-place": _PLACE,
    "my-place-practise": (*_PLACE, *("Next",) * 10),
    "put-it-away": _BOX,
    "put-it-away-closed": (*_BOX, "Close the lid"),
    "put-it-away-label": (*_BOX, "Close the lid", "Put it away", "Next"),
    "kind-words": ("More", "Kind words", *("Next",) * 6),
    "kind-words-plainer": ("More", "Kind words", "This feels wrong"),
    "put-away-list": (*_READY, "Put it away"),
    "put-away-one": (*_READY, "Put it away", PUT_AWAY[0]),
    "my-sessions": (*_READY, "Put it away", "My next session"),
    "how-is-it-now": ("Breathe", "Done for now"),
    "ready": _READY,
    "ready-suggested": (*_READY, "What my therapist suggested"),
    "ready-afterwards": (*_READY, "After a hard moment"),
    "what-works-for-me": (*_READY, "After a hard moment", "What works for me"),
    "ready-kind-words": (*_READY, "Kind words"),
    "ready-my-own-things": (*_READY, "My own things"),
    "ready-my-places": (*_READY, "My place"),
    "my-plan": ("My plan",),
    "my-plan-bigger": ("My plan", "Bigger"),
    "my-plan-edit": (*_READY, "My plan"),
    "my-plan-on-paper": ("My plan", "Print"),
    "own-people": ("Reach someone",),
    "message-to-copy": ("Reach someone", "A message to my therapist"),
    "people-and-numbers": (*_READY, "People and numbers"),
    "ready-my-place": (*_READY, "My place", "The bench above the bay"),
    "something-else-or-someone": ("Breathe", "Done for now", "Worse"),
}
_TIGHT = (
    *("my-own-things", "my-place", "ready-my-own-things", "ready-my-place"),
    *("put-it-away", "put-it-away-label", "put-away-list", "kind-words", "letter"),
    *("how-is-it-now", "something-else-or-someone", "what-works-for-me"),
    *("my-plan", "my-plan-edit", "own-people", "people-and-numbers"),
)


def own(made: Made, pictures: Pictures) -> None:
    """Fills the vault, then walks through it."""
    vault = made.open_vault()
    fill_own(vault)
    suggest_all(vault)
    ask_afterwards(vault)
    vault.close()
    with opened(made) as (app, robot):

        def opening(names: tuple[str, ...]) -> Callable[[], None]:
            def _open() -> None:
                robot.keys("F1")
                if not robot.reads(names[0]):
                    robot.press("More")
                for name in names:
                    robot.press(name)
                pause(_DECODED_MS)

            return _open

        def leave() -> None:
            assert app.entrance is not None and app.entrance.window is not None
            app.entrance.window.leave()
            pause(_NOT_A_REPEAT_MS)

        letter = day_words(date.today() - timedelta(days=2), date.today())
        for screen, names in (_WAYS | {"letter": (*_READY, "Kind words", letter)}).items():
            pictures.take(app, screen, tight=screen in _TIGHT, opening=opening(names), closing=leave)
