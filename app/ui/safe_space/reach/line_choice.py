"""Which bundled lines of a country somebody wants to see: kept in the vault by name and number, never copied there."""

import json

from app.domain.help_lines import LineChoice
from app.ui.safe_space.surroundings import Surroundings
from app.workspace import Workspace

_WISH = "help_lines."


def line_choice(around: Surroundings, country: str) -> LineChoice:
    """While locked, and where nothing was chosen, the list as it is."""
    try:
        content = json.loads(around.wish(_WISH + country) or "{}")
        order, hidden, mine = (content.get(name) for name in ("order", "hidden", "mine"))
    except (ValueError, AttributeError):
        return LineChoice()
    return LineChoice(tuple(_names(order)), frozenset(_names(hidden)), mine if isinstance(mine, str) else "")


def keep_line_choice(own: Workspace, country: str, choice: LineChoice) -> None:
    """It holds from now on. Raises StorageError."""
    content = {"order": list(choice.order), "hidden": sorted(choice.hidden), "mine": choice.mine}
    own.wishes.keep(_WISH + country, json.dumps(content, ensure_ascii=False))


def _names(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
