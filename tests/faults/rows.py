"""The rows of the catalogue, one for each fault."""

from functools import partial

from tests.faults import cut_short, disk_trouble, kills_while_typing, power_cuts
from tests.faults.catalogue import Row

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
)
