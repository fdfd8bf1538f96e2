"""Makes the golden vault of the schema of today. Run once for each schema, then never again for it:

    python -m tests.support.golden

Its file stays under tests/data for ever, and every later version has to open it.
"""

import json
from datetime import datetime
from pathlib import Path

from app.domain.journal import NewEntry
from app.domain.moods import Mood
from app.storage import key_file, keys, migrations
from app.storage.check_ins import CheckInStore
from app.storage.journal import JournalStore
from app.storage.vault import Vault
from app.storage.wrapping import Effort

DATA = Path(__file__).parents[1] / "data"
PASSPHRASE = "ein goldener Äbend"

ENTRIES = (
    NewEntry(datetime(1660, 1, 1, 20), "An old diary", "Blessed be God, at the end of the last year.", None, "diary:1"),
    NewEntry(datetime(1969, 7, 20, 22, 56), "", "# The moon\n\n- one *small* step\n- a café in Málaga", Mood.GOOD),
    NewEntry(
        datetime(2026, 5, 3, 21, 14), "今日", "今日はいい天気ですね 🙂👍🏽 ❤️ and the rest in English", Mood.VERY_GOOD
    ),
    NewEntry(datetime(9999, 12, 31, 23, 59, 59), "The last", "", Mood.VERY_LOW),
)


def make(folder: Path) -> None:
    """A key file with every slot, a vault with pages of every kind, and beside them what opens it."""
    folder.mkdir(parents=True)
    key, vault_id = keys.DatabaseKey.new(), keys.new_vault_id()
    recovery, code = keys.make_recovery_slot(vault_id, key)
    keyring, secret = keys.make_keyring_slot(vault_id, key)
    passphrase = keys.make_passphrase_slot(vault_id, key, PASSPHRASE, Effort(19 * 1024, 2, 1))
    file = keys.new_key_file(vault_id).with_slot(recovery).with_slot(keyring).with_slot(passphrase)
    key_file.store(folder / "alcove.keys", file)
    vault = Vault.create(folder / "alcove.vault", key, vault_id)
    journal = JournalStore(vault)
    journal.import_batch(ENTRIES)
    binned = journal.add(datetime(2026, 5, 4, 8), "In the bin", "not to be found")
    journal.remove(binned.uid)
    journal.add(datetime(2026, 5, 4, 9), "In hand", "the page last written", Mood.LOW)
    CheckInStore(vault).add(Mood.SO_SO, datetime(2026, 5, 4, 7, 30))
    vault.close()
    (folder / "alcove.keys.bak").unlink()
    (folder / "alcove.vault-journal").unlink(missing_ok=True)
    known = {"passphrase": PASSPHRASE, "recovery_code": code, "keyring_secret": secret}
    (folder / "opens.json").write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    make(DATA / f"schema-{migrations.NEWEST}")
