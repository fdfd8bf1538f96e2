"""Rows whose kills are written beside what they kill: each a program that is told a story, a folder and a count.

It ends with 0 when every process it ended left the old state or the new one.
"""

import subprocess
import sys
from functools import partial

from tests.faults.catalogue import Reached, Row
from tests.faults.place import PROJECT, scratch

# The program, then the name of the row, what happens, and the story.
_TOLD = (
    ("tests.storage.kills_of_backups", "R3-backup-kills", "a backup is made, killed", "backing_up"),
    ("tests.storage.kills_of_backups", "R3-restore-kills", "a backup is brought back, killed", "restoring_one"),
    ("tests.key_kills", "R3-keyring-kills", "the keyring is given a new secret, killed", "renewing_the_keyring"),
    ("tests.key_kills", "R3-new-key-kills", "the whole journal is given a new key, killed", "making_a_new_key"),
    ("tests.key_kills", "R3-erase-kills", "everything is erased, killed", "erasing_everything"),
)


def check(program: str, story: str, count: int, _seed: int) -> Reached:
    """Tells one story; these choose their own moments."""
    with scratch() as folder:
        command = [sys.executable, "-m", program, story, str(folder), str(count)]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return Reached(f"not every time the old state or the new: {done.stderr[-600:]}", False)
    return Reached(f"{count} kills: the old state or the new, every time", True)


# The small size is a test of its own beside the story.
ROWS = tuple(
    Row(name, about, "500 kills: the old state or the new", 0, 500, partial(check, program, story))
    for program, name, about, story in _TOLD
)
