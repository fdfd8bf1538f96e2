"""Random journals, the same for the same seed, and everything that a vault holds of one, to compare."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from app.domain.feelings import Feeling, FeelingWord
from app.domain.journal import Extras, NewEntry, Version
from app.domain.labels import Label, LabelKind
from app.domain.moods import Mood
from app.domain.pictures import Picture, line_for
from app.domain.sittings import Sitting
from app.domain.spelling import LEARNT
from app.storage.check_ins import CheckInStore
from app.storage.feelings import FeelingStore
from app.storage.journal import JournalStore
from app.storage.pictures import PictureStore
from app.storage.prompts import PromptStore
from app.storage.vault import Vault
from app.storage.whole import WholeReading
from app.storage.wishes import WishStore
from app.ui.picture_in import prepare
from tests.support.sea_picture import sea_picture

# What the forms themselves are made of, and what looks like the end of a line.
PIECES = (*'abc äß 日本 🙂\n#*"\\ ]}{,:-\u2028\x85\t\r', "\r\n", "\n---\n", "title: x", "alcove-id: 7", "[a, b]", "' ")
OWN_WORDS = {"own-1": "like fog 7", "own-2": 'Größe, "so"'}
PICTURES = tuple(f"{number:032x}" for number in range(4))


def words(chance: random.Random, most: int) -> str:
    return "".join(chance.choices(PIECES, k=chance.randrange(most)))


def any_entry(chance: random.Random, number: int, pictures: tuple[str, ...] = ()) -> NewEntry:
    """An entry with a little of everything that one may have."""
    zone = timezone(timedelta(minutes=chance.choice((-570, 0, 60, 345))))
    created = datetime(2020, 1, 1, tzinfo=UTC).astimezone(zone) + timedelta(milliseconds=chance.randrange(10**11))
    labels = [Label(kind, f"{kind}, {n}") for kind in LabelKind for n in range(chance.randrange(3))]
    felt = chance.sample(("sad", "calm", *OWN_WORDS), chance.randrange(4))

    def body(most: int) -> str:
        shown = "".join(f"\n{line_for(uid, 'the sea')}\n" for uid in pictures if chance.random() < 0.1)
        return words(chance, most) + shown + words(chance, most)

    def picked(*also: str) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(chance.choice((*also, f"{n} {words(chance, 20)}")) for n in range(chance.randrange(3)))
        )

    sittings = reversed(range(chance.randrange(3)))
    timed = [
        Sitting(chance.randrange(1200), chance.choice((None, 0, 10)), chance.choice((None, 4)), began.astimezone(UTC))
        for began in (created, created + timedelta(days=1))
        if chance.random() < 0.3
    ]
    extras = Extras(
        uid=f"{number:032x}",
        created_at=created,
        edited_at=created + timedelta(hours=1),
        backdated=chance.random() < 0.3,
        closed=chance.random() < 0.3,
        feelings=tuple(Feeling(key, chance.choice((None, 0, 7, 10))) for key in felt),
        labels=tuple(labels),
        kept=picked(),
        topics=picked(""),
        links=tuple(sorted({f"{chance.randrange(30):032x}" for _ in range(chance.randrange(3))})),
        versions=tuple(Version(0, created - timedelta(days=n + 1), words(chance, 9), body(40)) for n in sittings),
        sittings=tuple(timed),
    )
    about = datetime(900, 1, 1) + timedelta(seconds=chance.randrange(10**10), milliseconds=chance.randrange(1000))
    mood = chance.choice((None, *Mood))
    return NewEntry(about, words(chance, 12), body(100), mood, f"alcove:{extras.uid}", extras)


def fill(vault: Vault, chance: random.Random, count: int = 25) -> None:
    """Puts a journal into an empty vault: entries, pictures, and what stands beside them."""
    for number, uid in enumerate(PICTURES):
        made = prepare(sea_picture().scaled(40 + number, 30))
        PictureStore(vault).bring_in(Picture(uid, made.kind, made.width, made.height, made.content))
    for key, word in OWN_WORDS.items():
        FeelingStore(vault).keep_word(FeelingWord(key, word, own=True))
    FeelingStore(vault).keep_word(FeelingWord("proud", "a bit proud", hidden=True))
    WishStore(vault).keep(LEARNT, frozenset(words(chance, 9) for _ in range(4)))
    for number in range(3):
        PromptStore(vault).add(f"{number} {words(chance, 20)}")
        CheckInStore(vault).add(chance.choice(list(Mood)), datetime(2026, 5, 3) + timedelta(hours=number))
    JournalStore(vault).import_batch([any_entry(chance, number, PICTURES) for number in range(count)])


def entries_in(vault: Vault) -> list[NewEntry]:
    """Every entry with all that belongs to it, newest first; tags stand before people, as everywhere."""
    return [_plain(entry) for _place, entry in WholeReading(vault).slice(None, 10_000, closed=True)]


def beside_in(vault: Vault) -> dict[str, Any]:
    """What a journal has besides its entries."""
    named = {uid: PictureStore(vault).get(uid) for uid in PICTURES}
    return {
        "words": FeelingStore(vault).changed_words(),
        "learnt": WishStore(vault).words(LEARNT),
        "prompts": sorted(prompt.words for prompt in PromptStore(vault).all()),
        "check-ins": [(one.uid, one.at, one.mood) for one in CheckInStore(vault).between(date.min, date.max)],
        "pictures": named,
    }


def _plain(entry: NewEntry) -> NewEntry:
    assert entry.extras is not None
    versions = tuple(replace(version, id=0) for version in entry.extras.versions)
    labels = tuple(sorted(entry.extras.labels, key=lambda label: list(LabelKind).index(label.kind)))
    return replace(entry, extras=replace(entry.extras, versions=versions, labels=labels))
