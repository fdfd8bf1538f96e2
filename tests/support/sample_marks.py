"""What the person of the sample year gave to her pages besides words."""

from dataclasses import replace

from app.domain.feelings import Feeling
from app.domain.labels import Label, LabelKind
from app.storage.feelings import FeelingStore
from app.storage.journal import JournalStore
from app.storage.labels import LabelStore
from app.storage.picked import KeptLineStore, TopicStore
from app.storage.vault import Vault
from app.storage.versions import VersionStore

_RUTH, _JO = Label(LabelKind.PERSON, "Ruth"), Label(LabelKind.PERSON, "Jo")
_BUS, _SLEEP = Label(LabelKind.TAG, "the 14"), Label(LabelKind.TAG, "nights")
_FELT = {1: ("sad", "heavy"), 2: ("tired", "uneasy"), 3: ("unsure",), 4: ("content", "warm"), 5: ("glad", "free")}


def give_marks(vault: Vault) -> None:
    """Feelings from each mood, a tag or a name where the words suggest one, and a few lines that were kept."""
    journal, feelings, labels = JournalStore(vault), FeelingStore(vault), LabelStore(vault)
    for row in journal.recent(60):
        entry = journal.get(row.uid)
        if entry is None or entry.mood is None:
            continue
        felt = _FELT[entry.mood]
        feelings.give(entry.uid, [Feeling(key) for key in felt])
        words = f"{entry.title} {entry.body}"
        given = [label for label in (_RUTH, _JO) if label.name in words]
        given += [_BUS] if "14" in words else []
        given += [_SLEEP] if "Awake" in words or "night" in words else []
        labels.give(entry.uid, given)
        if entry.title == "After the session":
            VersionStore(vault).keep_now(replace(entry, body=entry.body.replace("did not flinch", "did not laugh")))
        if entry.title == "Two stops":
            feelings.give(entry.uid, [Feeling("uneasy"), Feeling("tired"), Feeling("proud")])
            labels.give(entry.uid, [_BUS])
            KeptLineStore(vault).add(entry.uid, "Then it slowed down without me doing anything.")
            TopicStore(vault).add(entry.uid, "")
