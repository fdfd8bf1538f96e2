"""Where somebody stands, by what lies on the disk. A change of keys or a restore cut short is settled first."""

from collections.abc import Callable

from app.access_states import AtWork, Blocked, FirstRun, Locked, Reason, SetupUnfinished, State, Task, reason_for
from app.paths import Profile
from app.storage import key_file
from app.storage.errors import KeyFileMissing, StorageError
from app.storage.keys import KeyFile


def seen(profile: Profile, guard: Callable[[], None]) -> tuple[State, KeyFile | None]:
    """The state, and the key file if it can be read. Asks no keyring; `guard` raises what is in the way of looking."""
    keys: KeyFile | None = None
    try:
        guard()
        if profile.erasing.exists():
            return AtWork(Task.ERASING), None
        if profile.key_is_changing:
            from app import new_key

            new_key.settle(profile)
        if profile.restoring.exists():
            from app import restoring

            restoring.settle(profile)
        there = profile.vault.exists()
        keys = key_file.load(profile.keys)
    except KeyFileMissing as error:
        return Blocked(reason_for(error)) if there else FirstRun(), None
    except (StorageError, OSError) as error:
        return Blocked(reason_for(error)), None
    if not there:
        return Blocked(Reason.VAULT_MISSING, keys.kinds) if keys.complete else SetupUnfinished(), keys
    if profile.vault.stat().st_size == 0:
        return Blocked(Reason.VAULT_EMPTY, keys.kinds), keys
    return Locked(keys.kinds), keys
