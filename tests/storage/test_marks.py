"""What belongs to an entry besides its words: feelings, tags, people, kept lines, topics to bring."""

from datetime import datetime

import pytest

from app.domain.feelings import Feeling
from app.domain.journal import Entry
from app.domain.labels import Label, LabelKind, label_of
from app.storage.feelings import FeelingStore
from app.storage.journal import JournalStore
from app.storage.labels import LabelStore
from app.storage.picked import KeptLineStore, TopicStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.wishes import WishStore

EVENING = datetime(2026, 5, 3, 21, 14)
BRIDGE = Label(LabelKind.TAG, "bridge")
JO = Label(LabelKind.PERSON, "Jo")


@pytest.fixture
def entry(journal: JournalStore) -> Entry:
    return journal.add(EVENING, "Two stops", "The 14 was half empty.")


def _rows(vault: Vault, table: str) -> int:
    row = vault.one(f"SELECT count(*) FROM {table}")
    assert row is not None
    return int(row[0])


def test_feelings_keep_their_order_and_strength(vault: Vault, entry: Entry) -> None:
    feelings, heard = FeelingStore(vault), list[Topic]()
    vault.on_commit = heard.append
    given = (Feeling("uneasy", 7), Feeling("tired"), Feeling("proud", 0))
    assert feelings.give(entry.uid, given)
    assert feelings.of(entry.uid) == given
    assert feelings.give(entry.uid, given[::-1][:1])
    assert feelings.of(entry.uid) == (Feeling("proud", 0),)
    assert heard == [Topic.MARKS] * 2


def test_an_entry_has_up_to_five_different_feelings(vault: Vault, entry: Entry) -> None:
    feelings = FeelingStore(vault)
    with pytest.raises(ValueError, match="up to 5"):
        feelings.give(entry.uid, [Feeling(str(number)) for number in range(6)])
    with pytest.raises(ValueError, match="different"):
        feelings.give(entry.uid, [Feeling("sad"), Feeling("sad", 3)])
    assert feelings.of(entry.uid) == ()


def test_what_is_given_to_no_entry_is_kept_nowhere(vault: Vault) -> None:
    assert not FeelingStore(vault).give("nobody", [Feeling("sad")])
    assert not LabelStore(vault).give("nobody", [BRIDGE])
    assert KeptLineStore(vault).add("nobody", "a line") is None
    assert _rows(vault, "entry_feeling") + _rows(vault, "label") + _rows(vault, "kept_line") == 0


def test_what_is_often_felt_comes_first(vault: Vault, journal: JournalStore) -> None:
    feelings = FeelingStore(vault)
    for day, keys in enumerate((("sad",), ("sad", "tired"), ("calm", "sad"), ("tired",)), 1):
        feelings.give(journal.add(datetime(2026, 5, day, 9)).uid, [Feeling(key) for key in keys])
    assert feelings.often(2) == ["sad", "tired"]


def test_words_are_added_renamed_and_hidden(vault: Vault) -> None:
    feelings = FeelingStore(vault)
    own = feelings.add_word("  like fog ")
    assert own.word == "like fog" and own.own
    feelings.keep_word(own.__class__(own.key, "like thick fog", own=True, hidden=True))
    assert feelings.changed_words() == {own.key: own.__class__(own.key, "like thick fog", own=True, hidden=True)}
    with pytest.raises(ValueError, match="word"):
        feelings.add_word("   ")


def test_labels_are_the_same_however_they_are_written(vault: Vault, journal: JournalStore, entry: Entry) -> None:
    labels = LabelStore(vault)
    other = journal.add(EVENING)
    labels.give(entry.uid, [BRIDGE, JO])
    labels.give(other.uid, [Label(LabelKind.TAG, "BRIDGE")])
    assert labels.of(entry.uid) == (BRIDGE, JO)
    assert labels.of(other.uid) == (BRIDGE,)
    assert labels.all() == [BRIDGE, JO]
    assert labels.like(LabelKind.TAG, "BRI", 5) == [BRIDGE]
    assert labels.like(LabelKind.PERSON, "bri", 5) == []


def test_a_label_that_nothing_has_is_forgotten(vault: Vault, journal: JournalStore, entry: Entry) -> None:
    labels = LabelStore(vault)
    labels.give(entry.uid, [BRIDGE, JO])
    labels.give(entry.uid, [JO])
    assert labels.all() == [JO]
    journal.remove_for_good(entry.uid)
    assert _rows(vault, "entry_label") == 0
    assert labels.all() == []


def test_five_thousand_labels_are_turned_away_whole(vault: Vault, entry: Entry) -> None:
    labels = LabelStore(vault)
    with pytest.raises(ValueError, match="50"):
        labels.give(entry.uid, [Label(LabelKind.TAG, f"tag {number}") for number in range(5000)])
    assert labels.all() == []


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  #the bridge\n", "the bridge"), ("@Jo", "Jo"), ("#", None), (" \u200b\t", None), ("x" * 500, "x" * 60)],
)
def test_a_label_is_one_short_line(typed: str, name: str | None) -> None:
    label = label_of(LabelKind.TAG, typed)
    assert (label.name if label else None) == name


def test_everything_follows_an_entry_to_another_date_and_goes_with_it(
    vault: Vault, journal: JournalStore, entry: Entry
) -> None:
    feelings, labels, kept, topics = FeelingStore(vault), LabelStore(vault), KeptLineStore(vault), TopicStore(vault)
    feelings.give(entry.uid, [Feeling("calm", 4)])
    labels.give(entry.uid, [JO])
    kept.add(entry.uid, "half empty")
    topics.add(entry.uid, "")
    journal.move_to(entry.uid, datetime(1999, 1, 1, 12))
    assert feelings.of(entry.uid) == (Feeling("calm", 4),)
    assert labels.of(entry.uid) == (JO,)
    assert [line.words for line in kept.of(entry.uid)] == ["half empty"]
    assert [topic.about.year for topic in topics.all()] == [1999]
    journal.remove_for_good(entry.uid)
    tables = ("entry_feeling", "entry_label", "label", "kept_line", "topic_to_bring")
    assert [_rows(vault, table) for table in tables] == [0] * 5


def test_a_line_is_kept_once_and_let_go(vault: Vault, entry: Entry) -> None:
    kept = KeptLineStore(vault)
    uid = kept.add(entry.uid, "half empty")
    assert uid and kept.add(entry.uid, "half empty") == uid
    assert [(line.entry_uid, line.about, line.words) for line in kept.all()] == [(entry.uid, EVENING, "half empty")]
    assert kept.remove(uid) and not kept.remove(uid)
    assert kept.all() == []


def test_what_is_in_the_bin_or_closed_is_not_brought_up(vault: Vault, journal: JournalStore, entry: Entry) -> None:
    kept, topics = KeptLineStore(vault), TopicStore(vault)
    kept.add(entry.uid, "half empty")
    topics.add(entry.uid, "")
    journal.remove(entry.uid)
    assert kept.all() == [] and topics.all() == []
    journal.restore(entry.uid)
    assert len(kept.all()) == len(topics.all()) == 1
    journal.keep_closed(entry.uid)
    assert kept.all() == [] and topics.all() == []


def test_wishes_fall_back_to_the_calm_default(vault: Vault) -> None:
    wishes = WishStore(vault)
    assert wishes.flag("phrase_offer", True) and wishes.words("groups_off") == frozenset() and wishes.text("x") == ""
    wishes.keep("phrase_offer", False)
    wishes.keep("groups_off", frozenset({"letters", "noticing"}))
    assert not wishes.flag("phrase_offer", True)
    assert wishes.words("groups_off") == {"letters", "noticing"}
    with vault.write(Topic.WISHES) as connection:
        connection.execute("UPDATE wish SET value = '{broken'")
    assert wishes.flag("phrase_offer", True)
    assert wishes.words("groups_off") == frozenset()
