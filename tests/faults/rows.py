"""The rows of the catalogue, one for each fault."""

from tests.faults import kills_while_typing, power_cuts
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
)
