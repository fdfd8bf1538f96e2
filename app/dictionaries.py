"""The system's own dictionaries, to look words up in. They are only asked: what a person teaches stays in the vault."""

import os
import sys
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.spelling import in_script_of

if TYPE_CHECKING:
    from enchant import Broker, Dict

_MOST_SUGGESTIONS = 5
# Enchant may be asked by one thread at a time.
_asking = threading.RLock()


def tags() -> tuple[str, ...]:
    """The dictionaries there are, such as "en_GB"; none where the system has no Enchant. Takes some 30 ms at first."""
    with _asking:
        broker = _broker()
        return tuple(sorted(broker.list_languages())) if broker is not None else ()


def knows(asked: tuple[str, ...], word: str) -> bool:
    """Whether one of these dictionaries has the word, or none of them is for its letters. Never on the GUI thread."""
    with _asking:
        opened = [one for tag in asked if in_script_of(tag, word) and (one := _opened(tag)) is not None]
        return not opened or any(one.check(word) for one in opened)


def suggestions(asked: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Words that look alike, nearest first, at most five. Takes up to some 100 ms; never on the GUI thread."""
    with _asking:
        opened = [one for tag in asked if in_script_of(tag, word) and (one := _opened(tag)) is not None]
        found = dict.fromkeys(near for one in opened for near in one.suggest(word)[:_MOST_SUGGESTIONS])
    return tuple(found)[:_MOST_SUGGESTIONS]


@cache
def _broker() -> "Broker | None":
    # It would make lists of a person's words in their settings; below a file there is no folder to make them in.
    os.environ["ENCHANT_CONFIG_DIR"] = str(Path(sys.executable) / "nowhere")
    try:
        import enchant
    except ImportError:
        return None
    return enchant.Broker()


@cache
def _opened(tag: str) -> "Dict | None":
    from enchant import errors

    broker = _broker()
    try:
        return broker.request_dict(tag) if broker is not None else None
    except errors.Error:
        return None
