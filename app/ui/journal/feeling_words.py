"""The words for feelings as this person has them: the bundled ones, renamed or left out, and their own."""

from collections.abc import Iterable

from app import wordlists
from app.content import ContentDamaged
from app.domain.feelings import FeelingGroup, FeelingWord
from app.storage.feelings import FeelingStore


def groups(store: FeelingStore, own_name: str) -> list[FeelingGroup]:
    """Groups with every word, hidden ones too; the person's own come last. Without the bundled file only those."""
    changed = store.changed_words()
    try:
        bundled = wordlists.feeling_groups()
    except ContentDamaged:
        bundled = ()
    found = [FeelingGroup(group.name, tuple(changed.get(word.key, word) for word in group.words)) for group in bundled]
    own = tuple(word for word in changed.values() if word.own)
    return [*found, FeelingGroup(own_name, own)] if own else found


def words_by_key(store: FeelingStore) -> dict[str, FeelingWord]:
    """Every word that an entry may have, by its key."""
    return by_key(groups(store, ""))


def by_key(groups: Iterable[FeelingGroup]) -> dict[str, FeelingWord]:
    """The words of these groups by their keys."""
    return {word.key: word for group in groups for word in group.words}
