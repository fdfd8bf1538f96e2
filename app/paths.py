"""Where the vault, its keys, the settings and the bundled resources are."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Profile:
    """One folder that holds everything of one person on this computer."""

    folder: Path

    @property
    def vault(self) -> Path:
        return self.folder / "alcove.vault"

    @property
    def keys(self) -> Path:
        return self.folder / "alcove.keys"

    @property
    def preferences(self) -> Path:
        return self.folder / "preferences.json"

    @property
    def lock(self) -> Path:
        return self.folder / "running.lock"

    @property
    def knock(self) -> Path:
        """The file a second start touches so that the first one comes forward."""
        return self.folder / "come-forward"

    @property
    def damage(self) -> Path:
        """Which file of the vault was found damaged, so that it is not written any more."""
        return self.folder / "alcove.damaged"

    @property
    def unsaved(self) -> Path:
        """Sealed words that a damaged vault could not take any more."""
        return self.folder / "alcove.unsaved"

    @property
    def looked_over(self) -> Path:
        """The day of the last look over the whole vault."""
        return self.folder / "looked-over"

    @property
    def pending_keychain(self) -> Path:
        """Names of keyring items that may still be written late and are then to be removed."""
        return self.folder / "keyring-pending.json"

    @property
    def backups(self) -> Path:
        """The folder of the backups that are made automatically."""
        return self.folder / "backups"

    @property
    def last_elsewhere(self) -> Path:
        """When a copy last went to another place."""
        return self.backups / "last-elsewhere"

    @property
    def last_seen(self) -> Path:
        """How far the journal had come when it was last used here."""
        return self.folder / "last-seen.json"

    @property
    def open_plan(self) -> Path:
        """The plan for hard moments as anybody can read it; there only while its owner wants it outside the lock."""
        return self.folder / "open-plan.json"

    @property
    def restoring(self) -> Path:
        """The folder in which a restore is made ready."""
        return self.folder / "restoring"

    @property
    def next_vault(self) -> Path:
        """The journal under another key, until it takes the place of the vault."""
        return self.folder / "alcove.vault.next"

    @property
    def next_keys(self) -> Path:
        """The keys of `next_vault`. While this file is there the change of keys is decided and goes on."""
        return self.folder / "alcove.keys.next"

    @property
    def key_is_changing(self) -> bool:
        """Whether a change of the journal's key was cut short; cheap, for the start."""
        return self.next_keys.exists() or self.next_vault.exists()

    @property
    def next_forgets(self) -> Path:
        """Stands beside `next_keys` when the copies under the key until now are to go with it."""
        return self.folder / "alcove.keys.forget"

    @property
    def erasing(self) -> Path:
        """While this file is there everything else of Alcove's in the folder is being removed."""
        return self.folder / "erasing.json"

    def kept_copies(self) -> tuple[Path, ...]:
        """The backups and earlier vaults that Alcove itself keeps here, finished or not. Raises OSError."""
        backups = [one for name in ("*.vaultbackup*", "copy.part*") for one in self.backups.glob(name)]
        names = ("before-restore-*", "damaged-*.vault*", "alcove.vault.salvaged*", "alcove.unsaved.*", "restoring")
        others = [one for name in names for one in self.folder.glob(name)]
        return (*sorted(backups), *sorted(others))

    def prepare(self) -> None:
        """Makes the folder, readable by this account only. Raises OSError."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.name == "posix":
            self.folder.chmod(0o700)


def profile(chosen: str | None = None) -> Profile:
    """The profile folder: the chosen one, else ALCOVE_PROFILE, else the system's place for local data."""
    named = chosen or os.environ.get("ALCOVE_PROFILE")
    if named:
        return Profile(Path(named).expanduser().absolute())
    from platformdirs import user_data_path

    return Profile(user_data_path("Alcove", appauthor=False, roaming=False))


def resources() -> Path:
    """The bundled icons, theme and content: inside a frozen app, inside the wheel, or beside the source tree."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        return Path(frozen) / "resources"
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"
