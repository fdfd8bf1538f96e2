"""Files that are damaged, typed wrongly or backed up in large numbers: what is written beside them, as rows."""

import random
from pathlib import Path

from app.storage import key_file, keys
from app.storage.keys import DatabaseKey
from app.storage.salvage import Marks, salvage
from tests.faults.catalogue import Reached, Row
from tests.faults.place import scratch
from tests.leaks.test_provoked_errors import let_out, said_while_provoked
from tests.storage.flipped_bits import flipped_bits
from tests.storage.test_looking_over import undetected_flips
from tests.storage.wrong_codes import Mistake, group_at_random, neighbours_swapped, one_wrong, wrong_codes
from tests.support.damage import PAGE, filled_vault, with_damaged_pages
from tests.support.live_backups import all_come_back

_KEY = DatabaseKey(bytes(range(32)))
_VAULT_ID = "ab" * 16
_ENTRIES = 1_000
# Of fewer, chance alone may locate some more or less.
_MANY = 5_000


def flips_of_a_vault(count: int, _seed: int) -> Reached:
    """R6: one bit of the vault after the other."""
    with scratch() as folder:
        path = folder / "alcove.vault"
        sound = filled_vault(path, _KEY, _VAULT_ID, 150)
        missed = list(undetected_flips(path, _KEY, _VAULT_ID, sound, count))
    return Reached(f"{count - len(missed)} of {count} seen, the file never written", not missed)


def salvaged(count: int, seed: int) -> Reached:
    """R8: one damaged page of a vault of more than 500."""
    chance = random.Random(seed)
    least = _ENTRIES
    with scratch() as folder:
        path, target = folder / "alcove.vault", folder / "saved.vault"
        sound = filled_vault(path, _KEY, _VAULT_ID, _ENTRIES)
        pages = len(sound) // PAGE
        for _ in range(count):
            path.write_bytes(with_damaged_pages(sound, [chance.randrange(2, pages + 1)]))
            found = salvage(path, target, _KEY, _VAULT_ID, Marks("", ""), None)
            least = min(least, found.entries if found is not None else 0)
            target.unlink(missing_ok=True)
    share = least / _ENTRIES
    return Reached(f"at least {least:,} of {_ENTRIES:,} entries at 1 of {pages:,} pages, {count} times", share >= 0.995)


def backups_under_a_writer(count: int, _seed: int) -> Reached:
    """R9: each comes back on an empty profile with the code alone."""
    with scratch() as folder:
        written = all_come_back(folder, count)
    return Reached(f"{count} of {count} came back; {written:,} commits meanwhile", written > 0)


def codes_with_mistakes(count: int, seed: int) -> Reached:
    """K3: every kind of mistake that often."""
    kinds: dict[str, Mistake] = {"a wrong character": one_wrong, "neighbours": neighbours_swapped}
    tallies = {name: wrong_codes(mistake, count, seed) for name, mistake in kinds.items()}
    random_group = wrong_codes(group_at_random, count, seed)
    located = all(tally.located == count for tally in tallies.values())
    opened = random_group.opened + sum(tally.opened for tally in tallies.values())
    share = random_group.located / count
    text = f"one wrong and swapped: all of {count:,} located; any other: {share:.1%} located; {opened} opened"
    return Reached(text, located and opened == 0 and share >= (0.968 if count >= _MANY else 0.94))


def flips_of_a_key_file(count: int, seed: int) -> Reached:
    """K4."""
    with scratch() as folder:
        path = folder / "alcove.keys"
        slot, secret = keys.make_keyring_slot(_VAULT_ID, _KEY)
        for _ in range(2):  # the copy beside it is of the state before
            key_file.store(path, keys.new_key_file(_VAULT_ID).with_slot(slot))
        tally = flipped_bits(path, secret, _KEY, count, seed)
    text = f"{tally.by_the_copy:,} of {tally.tried:,} opened by the copy; {tally.wrong} wrong keys"
    return Reached(text, tally.by_the_copy == tally.tried and tally.wrong == 0)


def provoked_errors(count: int, seed: int) -> Reached:
    """P4."""
    with scratch() as folder:
        out = let_out(said_while_provoked(Path(folder), count, seed))
    return Reached(f"{count:,} errors, {len(out)} let a word or the key out", not out)


ROWS = (
    Row(
        "R6",
        "one bit of the vault is another one",
        "1,000 flips: all seen, nothing written",
        20,
        1000,
        flips_of_a_vault,
    ),
    Row("R8", "a page of the vault is damaged", "99.5 % of the entries are saved", 2, 30, salvaged),
    Row("R9", "a backup is made while somebody writes", "100 of 100 come back", 2, 100, backups_under_a_writer),
    Row(
        "K3",
        "the spare key is typed with a mistake",
        "all single ones located, 96.8 % of any other, 0 opened",
        300,
        10_000,
        codes_with_mistakes,
    ),
    Row("K4", "one bit of the key file is another one", "2,000 flips: 0 wrong keys", 100, 2000, flips_of_a_key_file),
    Row("P4", "errors happen with words in their hands", "0 words, 0 key", 60, 1000, provoked_errors),
)
