"""The rows of the catalogue, one for each fault."""

from functools import partial

from tests.faults import (
    clocks,
    cut_short,
    disk_trouble,
    files,
    kills_while_typing,
    many_entries,
    model,
    power_cuts,
    stories,
    two_instances,
    wrong_keys,
)
from tests.faults.catalogue import Row
from tests.faults.changes_of_all import CHANGES_OF_ALL

_ABOUT = {
    "backup": "backups are made",
    "restore": "a backup is brought back",
    "new-key": "the whole journal is given a new key",
}

ROWS = (
    Row(
        "R1",
        "the app is killed at random moments while somebody types",
        "1,000 kills: 0 saved words lost, 0 unsound",
        per_commit=30,
        nightly=1000,
        check=kills_while_typing.check,
    ),
    Row(
        "R2",
        "the power goes while somebody types",
        "2,000 cuts: 0 lost, 0 corrupt",
        per_commit=150,
        nightly=2000,
        check=power_cuts.check,
    ),
    *(
        Row(
            f"R3-{name}",
            f"{about}, killed and cut off from power",
            "500 of each: the old state or the new, never neither",
            per_commit=12,
            nightly=500,
            check=partial(cut_short.check, name),
        )
        for name, about in (
            ("first-run", "a profile is made"),
            ("key-file", "the spare key is made anew"),
            ("password", "the password is set, changed and dropped"),
            ("migration", "a vault is brought to a newer shape"),
        )
    ),
    *stories.ROWS,
    *(
        Row(
            f"R3-{name}-power",
            f"{_ABOUT[name]}, cut off from power",
            "500 cuts: the old state or the new, never neither",
            per_commit=12,
            nightly=500,
            check=partial(cut_short.check_power, name),
        )
        for name in CHANGES_OF_ALL
    ),
    Row(
        "R4",
        "the disk is full at every call of a save, and a small disk really is",
        "0 saved words lost; shown within 1 s; the words stay on the page; the next try goes through",
        per_commit=10,
        nightly=1000,
        check=disk_trouble.fill_at_every_call,
    ),
    Row(
        "R5",
        "the disk fails at every call of a save",
        "0 saved words lost, 0 twice, no crash; the words stay on the page; the next try goes through",
        per_commit=16,
        nightly=1000,
        check=disk_trouble.fail_at_every_call,
    ),
    *files.ROWS,
    Row(
        "R11",
        "what a crash left is opened with a wrong key first",
        "100 files: 0 lost",
        per_commit=10,
        nightly=100,
        check=wrong_keys.check,
    ),
    Row(
        "R12",
        "a second start, and a start after a kill",
        "the second is told within 1 s; the next takes the lock over within 3 s",
        per_commit=1,
        nightly=20,
        check=two_instances.check,
    ),
    Row(
        "R14",
        "20,000 entries",
        "open < 1 s, save p99 < 50 ms, backup < 3 s",
        per_commit=0,
        nightly=20_000,
        check=many_entries.check,
    ),
    Row(
        "R15",
        "the clock jumps, summer ends, the zone and the language change",
        "order and dates are the same everywhere",
        per_commit=1,
        nightly=60,
        check=clocks.check,
    ),
    Row(
        "model",
        "random sequences of everything that happens to a journal, beside a plain dictionary",
        "200 sequences of 40 steps: 0 differences",
        per_commit=6,
        nightly=200,
        check=model.check,
    ),
)
