"""Which words for feelings a worksheet offers: those a person uses, then some of every group, then all others."""

from app import wordlists
from app.content import ContentDamaged
from app.domain.feelings import FeelingWord
from app.storage.errors import StorageError
from app.storage.feelings import FeelingStore

_OFTEN = 5


def feelings_offered(store: FeelingStore) -> list[str]:
    """Words in the order they are offered. Without the bundled file, or when nothing can be read, fewer of them."""
    try:
        bundled = [list(group.words) for group in wordlists.feeling_groups()]
    except ContentDamaged:
        bundled = []
    try:
        changed, often = store.changed_words(), store.often(_OFTEN)
    except StorageError:
        changed, often = {}, []
    groups = [[changed.get(word.key, word) for word in group] for group in bundled]
    everything = [word for group in groups for word in group] + [word for word in changed.values() if word.own]
    by_key = {word.key: word for word in everything if not word.hidden}
    first = [by_key[key] for key in often if key in by_key]
    second = [word for group in groups for word in group[:1] if word.key in by_key]
    return list(dict.fromkeys(word.word for word in (*first, *second, *_visible(everything))))


def _visible(words: list[FeelingWord]) -> list[FeelingWord]:
    return [word for word in words if not word.hidden]
