"""Vaults of every schema that ever shipped open for ever, with each of their keys, and nothing in them changes."""

import json
import shutil
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.feelings import Feeling
from app.domain.finding import Finding
from app.domain.kind_words import Tone
from app.domain.moods import Mood
from app.storage import key_file, migrations
from app.storage.calm_places import CalmPlaceStore
from app.storage.check_ins import CheckInStore
from app.storage.feelings import FeelingStore
from app.storage.haven_moments import HavenMomentStore
from app.storage.journal import JournalStore
from app.storage.keys import KeyFile
from app.storage.kit import KitStore
from app.storage.labels import LabelStore
from app.storage.letters import LetterStore
from app.storage.links import LinkStore
from app.storage.picked import KeptLineStore, TopicStore
from app.storage.plan import PlanStore
from app.storage.prompts import PromptStore
from app.storage.put_away import PutAwayStore
from app.storage.sessions import SessionStore
from app.storage.sounds import SoundStore
from app.storage.vault import Vault
from app.storage.versions import VersionStore
from app.storage.wishes import WishStore
from tests.support.any_own import own_in
from tests.support.golden import DATA, ENTRIES, MARKED, OWN_ROWS, SEA, SINCE, WAVES, own_rows

GOLDEN = sorted(DATA.glob("schema-*"))


MARK_TABLES = ("entry_feeling", "entry_label", "entry_link", "kept_line", "topic_to_bring", "picture", "closed_entry")


@pytest.fixture(params=GOLDEN, ids=[folder.name for folder in GOLDEN])
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a golden vault, since opening may bring it to the newest schema."""
    kept: Path = request.param
    copy = tmp_path / kept.name
    shutil.copytree(kept, copy)
    return copy


def golden_number(golden: Path) -> int:
    return int(golden.name.removeprefix("schema-"))


def _known(golden: Path) -> dict[str, str]:
    known: dict[str, str] = json.loads((golden / "opens.json").read_text("utf-8"))
    return known


def _open(golden: Path) -> Vault:
    keys = key_file.load(golden / "alcove.keys")
    key = keys.unlock_with_recovery_code(_known(golden)["recovery_code"])
    return Vault.open(golden / "alcove.vault", key, keys.vault_id)


def test_there_is_one_for_every_schema() -> None:
    assert [folder.name for folder in GOLDEN] == [f"schema-{n}" for n in range(1, migrations.NEWEST + 1)]


def test_each_of_its_keys_opens_it(golden: Path) -> None:
    keys: KeyFile = key_file.load(golden / "alcove.keys")
    known = _known(golden)
    key = keys.unlock_with_passphrase(known["passphrase"])
    assert key == keys.unlock_with_recovery_code(known["recovery_code"])
    assert key == keys.unlock_with_keyring(known["keyring_secret"])
    Vault.open(golden / "alcove.vault", key, keys.vault_id).close()


def test_everything_in_it_is_there(golden: Path) -> None:
    vault = _open(golden)
    journal = JournalStore(vault)
    assert migrations.version(vault._connection) == migrations.NEWEST
    assert vault.health().ok
    rows = [row for row in journal.rows(0, 99) if row.about.date() != MARKED.date()]
    pages = [entry for row in rows if (entry := journal.get(row.uid))]
    read = [(page.about, page.title, page.body, page.mood) for page in pages]
    expected = [(entry.about, entry.title, entry.body, entry.mood) for entry in ENTRIES]
    expected.append((datetime(2026, 5, 4, 9), "In hand", "the page last written", Mood.LOW))
    assert sorted(read) == sorted(expected)
    assert [row.title for row in journal.bin()] == ["In the bin"]
    assert [check_in.mood for check_in in CheckInStore(vault).on_day(date(2026, 5, 4))] == [Mood.SO_SO]
    for asked, title in (
        ("malaga", ""),
        ("天気", "今日"),
        ("👍", "今日"),
        ("writ", "In hand"),
        ("blessed", "An old diary"),
    ):
        assert [hit.row.title for hit in journal.search(asked)] == [title]
    assert journal.search("found") == []
    assert journal.import_batch(ENTRIES[:1]) == 0
    vault.close()


def test_what_belongs_to_entries_is_there(golden: Path) -> None:
    if golden_number(golden) < 2:
        vault = _open(golden)
        assert all(vault.one(f"SELECT count(*) FROM {table}") == (0,) for table in MARK_TABLES)
        vault.close()
        return
    vault = _open(golden)
    journal = JournalStore(vault)
    moon = next(row for row in journal.rows(0, 99) if row.about.year == 1969)
    assert FeelingStore(vault).of(moon.uid) == (Feeling("proud", 9), Feeling("small"))
    assert [label.name for label in LabelStore(vault).of(moon.uid)] == ["the moon", "Neil"]
    assert [link.title for link in LinkStore(vault).of(moon.uid)] == ["An old diary"]
    assert [line.words for line in KeptLineStore(vault).all()] == ["one small step"]
    assert [topic.entry_uid for topic in TopicStore(vault).all()] == [moon.uid]
    (shown,) = journal.find(Finding(with_pictures=True))
    assert len(VersionStore(vault).of(shown.row.uid)) == 1
    assert not WishStore(vault).flag("phrase_offer", True)
    assert [prompt.words for prompt in PromptStore(vault).all()] == ["What did the sea look like?"]
    assert [word.word for word in FeelingStore(vault).changed_words().values()] == ["like fog"]
    closed = next(row for row in journal.rows(0, 99) if row.closed)
    opened = journal.opened(closed.uid)
    assert opened is not None and (opened.title, opened.body, opened.mood) == ("Lantern", "quokka", Mood.LOW)
    assert journal.search("quokka") == []
    vault.close()


def test_what_is_kept_besides_entries_is_still_there(golden: Path) -> None:
    if golden_number(golden) < 3:
        return
    vault = _open(golden)
    wishes = ("phrase_offer", "false")
    moon = next(row for row in JournalStore(vault).rows(0, 99) if row.about.year == 1969)
    wanted = {name: rows if golden_number(golden) >= SINCE[name] else [] for name, rows in own_rows(moon.uid).items()}
    assert own_in(vault) == wanted | {"wish": sorted((*OWN_ROWS["wish"], wishes))}
    assert [line.words for line in PlanStore(vault).all()] == ["I stop answering.", "The canal loop.", "Jo"]
    assert PlanStore(vault).agreed().hours == "Weekdays, 9 to 5"
    assert [thing.words for thing in KitStore(vault).all()] == ["This has passed before.", "the sea", "waves"]
    (place,) = CalmPlaceStore(vault).offered()
    assert (place.name, place.company, place.pictures) == ("The bench", "the heron", (SEA,))
    assert [put.label for put in PutAwayStore(vault).all()] == ["The call", "The letter"]
    (letter,) = LetterStore(vault).all()
    assert (letter.words, letter.tone) == ("Dear you,\n\nit was a long week.", Tone.PLAIN)
    assert [session.with_whom for session in SessionStore(vault).all()] == ["Ruth"]
    assert [moment.exercise for moment in HavenMomentStore(vault).all()] == ["breathe", "look"]
    sound = SoundStore(vault).get(WAVES)
    assert sound is not None and sound.content == b"OggS no more than that"
    vault.close()


def test_it_can_be_written_on(golden: Path) -> None:
    vault = _open(golden)
    journal = JournalStore(vault)
    for row in journal.rows(0, 99):
        if row.about.date() != MARKED.date():
            assert journal.rewrite(row.uid, body="rewritten") is not None
    assert len(journal.search("rewritten")) == 5
    assert journal.search("blessed") == []
    assert vault.health().ok
    vault.close()
