"""What is on the disk, said as one of the states: nobody is asked, and nothing is changed but what was decided."""

from app.access_states import Blocked, FirstRun, Locked, Reason, SetupUnfinished, State, reason_for
from app.paths import Profile
from app.storage import key_file
from app.storage.errors import KeyFileMissing, StorageError
from app.storage.keys import KeyFile


def look(profile: Profile) -> tuple[State, KeyFile | None]:
    """The state, and the key file where it can be read. A restore that was cut short is finished first."""
    there = False
    try:
        if profile.restoring.exists():
            from app import restoring

            restoring.settle(profile)
        there = profile.vault.exists()
        keys = key_file.load(profile.keys)
    except KeyFileMissing as error:
        return (Blocked(reason_for(error)) if there else FirstRun()), None
    except (StorageError, OSError) as error:
        return Blocked(reason_for(error)), None
    if not there:
        return (Blocked(Reason.VAULT_MISSING, keys.kinds) if keys.complete else SetupUnfinished()), keys
    if profile.vault.stat().st_size == 0:
        return Blocked(Reason.VAULT_EMPTY, keys.kinds), keys
    return Locked(keys.kinds), keys
