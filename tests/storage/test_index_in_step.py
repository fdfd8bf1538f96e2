"""The full-text index says exactly what the pages say, whatever was done to them and in whatever order."""

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey, new_vault_id
from app.storage.topics import Topic
from app.storage.vault import Vault

START = datetime(2020, 1, 1)
WORDS = [f"word{number}" for number in range(40)]


@pytest.mark.parametrize("seed", range(3))
def test_random_changes_leave_the_index_and_the_pages_agreeing(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    vault = Vault.create(tmp_path / "vault", DatabaseKey.new(), new_vault_id())
    journal = JournalStore(vault)
    uids = [journal.add(START + timedelta(hours=n), body=_text(chance)).uid for n in range(60)]
    for _ in range(200):
        _change_something(journal, chance, chance.choice(uids))

    with vault.write(Topic.JOURNAL) as connection:
        for index in ("entry_words", "words_in_hand"):
            connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
    binned = {row.uid for row in journal.bin()}
    pages = [page for uid in uids if uid not in binned and (page := journal.get(uid))]
    assert len(journal.search("between", limit=1000)) == sum(
        row.preview == "in between" for row in journal.rows(0, 500)
    )
    for word in WORDS:
        found = [hit.row.id for hit in journal.search(f'"{word}"', limit=1000)]
        assert found == sorted((page.id for page in pages if word in f"{page.title} {page.body}".split()), reverse=True)
    vault.close()


def _text(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=15))


def _change_something(journal: JournalStore, chance: random.Random, uid: str) -> None:
    match chance.randrange(7):
        case 0 | 1:
            journal.rewrite(uid, body=_text(chance))
        case 2:
            journal.rewrite(uid, title=_text(chance))
        case 3:
            journal.add(START + timedelta(hours=chance.randrange(600)), body="in between")
        case 4:
            journal.tidy_index()
        case 5:
            journal.move_to(uid, START + timedelta(hours=chance.randrange(600)))
        case _ if chance.random() < 0.5:
            journal.remove(uid)
        case _:
            journal.restore(uid)
