"""Errors as sentences a frightened person can use: what happened, that the writing is safe, and what to do next."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from app.paths import Profile
from app.storage import errors

_NAMES = {"vault": Profile(Path()).vault.name, "keys": Profile(Path()).keys.name}


@dataclass(frozen=True, slots=True)
class Message:
    """A title, and up to three short parts under it."""

    title: str
    happened: str
    safe: str
    do: str

    @property
    def text(self) -> str:
        """Everything under the title as one paragraph."""
        return " ".join(part for part in (self.happened, self.safe, self.do) if part)

    @property
    def whole(self) -> str:
        """Title and all, for a place that has no room for a title."""
        return f"{self.title}. {self.text}".strip()


def sentence_for(error: Exception) -> Message:
    """The words for an error; one that nobody foresaw gets calm ones too."""
    if isinstance(error, errors.WrongGroup):
        return wrong_group(error.group)
    for kind in type(error).__mro__:
        make = _MESSAGES.get(kind)
        if make is not None:
            return make()
    return _unforeseen()


def wrong_group(number: int) -> Message:
    """A mistyped recovery code; 0 stands for one that is too short or too long."""
    if number == 0:
        title = _tr("The code has seven groups of five")
        return Message(title, _tr("What is typed is longer or shorter than that."), "", "")
    places = (
        _tr("Something in the first group does not fit"),
        _tr("Something in the second group does not fit"),
        _tr("Something in the third group does not fit"),
        _tr("Something in the fourth group does not fit"),
        _tr("Something in the fifth group does not fit"),
        _tr("Something in the sixth group does not fit"),
        _tr("Something in the seventh group does not fit"),
    )
    return Message(places[number - 1], "", "", _tr("Compare it with your copy, one character at a time."))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Messages", text)


def _wrong_key() -> Message:
    return Message(
        _tr("That did not open it"),
        _tr("The password or the code belongs to something else, or a character slipped."),
        _tr("Your words are untouched."),
        _tr("You can look at what you typed, or try what else you have."),
    )


def _key_file_missing() -> Message:
    return Message(
        _tr("The file with the keys is not here"),
        _tr("Your journal is here. The small file {keys} that belongs beside it is gone.").format(**_NAMES),
        _tr("Alcove leaves the journal exactly as it is."),
        _tr("If you have a copy of the folder, put {keys} back into it. Then try again.").format(**_NAMES),
    )


def _key_file_damaged() -> Message:
    return Message(
        _tr("The file with the keys cannot be read"),
        _tr("Neither {keys} nor the copy beside it is whole.").format(**_NAMES),
        _tr("Alcove leaves your journal exactly as it is."),
        _tr("If you have an earlier copy of {keys}, put it back into the folder. Then try again.").format(**_NAMES),
    )


def _key_file_tampered() -> Message:
    return Message(
        _tr("The file with the keys was changed"),
        _tr("What {keys} asks for is not safe, so Alcove does not follow it.").format(**_NAMES),
        _tr("Your journal is exactly as it was."),
        _tr("If you have an earlier copy of {keys}, put it back into the folder. Then try again.").format(**_NAMES),
    )


def _too_little_memory() -> Message:
    return Message(
        _tr("There is too little free memory just now"),
        _tr("Opening with a password needs some of it for a moment."),
        _tr("Your words are untouched."),
        _tr("Close another program, then try again."),
    )


def _vault_there() -> Message:
    return Message(
        _tr("There is a journal here already"),
        _tr("Nothing new was made."),
        _tr("The journal is exactly as it was."),
        _tr("Close Alcove and open it again to get to it."),
    )


def _vault_missing() -> Message:
    return Message(
        _tr("The journal is not where it was"),
        _tr("Its key is here, but the file {vault} is not.").format(**_NAMES),
        _tr("Alcove has put nothing in its place."),
        _tr("If it is on another disk, connect that. If it was moved, put it back. Then try again."),
    )


def _vault_empty() -> Message:
    return Message(
        _tr("The file of the journal is empty"),
        _tr("A full disk or a copy that was cut off can leave {vault} like that.").format(**_NAMES),
        _tr("Alcove has changed nothing."),
        _tr("If you have a copy of {vault}, put it back into the folder. Then try again.").format(**_NAMES),
    )


def _damaged_vault() -> Message:
    return Message(
        _tr("The file of the journal cannot be read"),
        _tr("Your key is right. {vault} is damaged, or it comes from another journal.").format(**_NAMES),
        _tr("Alcove has changed nothing."),
        _tr("If there is a backup or an earlier copy, you can go back to that."),
    )


def _nothing_readable() -> Message:
    return Message(
        _tr("Nothing in the file could be read"),
        _tr("The damage reaches all of it, or the place where it begins."),
        _tr("Alcove leaves it exactly as it is."),
        _tr("Only a backup can bring your words back."),
    )


def _foreign_vault() -> Message:
    return Message(
        _tr("This journal and this key do not belong together"),
        _tr("Perhaps a file from another copy was put into the folder."),
        _tr("Alcove has changed neither."),
        _tr("Put {vault} and {keys} from the same copy beside each other. Then try again.").format(**_NAMES),
    )


def _newer_vault() -> Message:
    return Message(
        _tr("A newer Alcove has written here"),
        _tr("This one does not know the newer form yet."),
        _tr("Your words are untouched."),
        _tr("Open them with the newer Alcove."),
    )


def _vault_busy() -> Message:
    return Message(
        _tr("The journal is busy for a moment"),
        _tr("Something else is being written."),
        _tr("Your words are still here."),
        _tr("Try again in a moment."),
    )


def _vault_in_use() -> Message:
    return Message(
        _tr("Alcove is already open"),
        _tr("Another window has this journal open."),
        _tr("Your words are untouched."),
        _tr("Go on in that window, or close it and try again."),
    )


def _not_a_backup() -> Message:
    return Message(
        _tr("This file is not a backup of Alcove"),
        _tr("It may be another kind of file with a similar name."),
        _tr("Nothing was changed."),
        _tr("Choose a file whose name ends in .vaultbackup."),
    )


def _backup_damaged() -> Message:
    return Message(
        _tr("This backup is not whole"),
        _tr("A part of it is missing or was changed, so it cannot be relied on."),
        _tr("Nothing was changed."),
        _tr("Choose another backup, or a second copy of this one."),
    )


def _backup_unproven() -> Message:
    return Message(
        _tr("The backup could not be proven"),
        _tr("What was written is not the same as the journal, so it was removed again."),
        _tr("Your words and your earlier backups are untouched."),
        _tr("Try again. If it stays like this, choose another place for it."),
    )


def _disk_full() -> Message:
    return Message(
        _tr("The disk is full"),
        _tr("There is no room left to save."),
        _tr("What was saved before is safe, and what you see is still here."),
        _tr("Make some room, for example by emptying the bin of the computer. Then try again."),
    )


def _read_only_disk() -> Message:
    return Message(
        _tr("The folder of the journal cannot be written"),
        _tr("This computer does not let Alcove save there just now."),
        _tr("What was saved before is safe, and what you see is still here."),
        _tr("Look at the rights of the folder, or whether its disk is write-protected. Then try again."),
    )


def _disk_trouble() -> Message:
    return Message(
        _tr("The disk did not do what it was asked"),
        _tr("Reading or saving did not go through."),
        _tr("What was saved before was not changed, and what you see is still here."),
        _tr("If the disk can be unplugged, see that it is connected. Then try again."),
    )


def _erasing_unfinished() -> Message:
    return Message(
        _tr("Not everything is erased yet"),
        _tr("The keys are gone. Something else in the folder does not let itself be removed just now."),
        _tr("What is left opens for nobody."),
        _tr("Close other programs that may use the folder, then try again."),
    )


def _unfit_library() -> Message:
    return Message(
        _tr("A part of Alcove is too old"),
        _tr("The part that scrambles your words is not one to rely on."),
        _tr("Your words are untouched."),
        _tr("Install Alcove again, then open it."),
    )


def _keychain_unavailable() -> Message:
    return Message(
        _tr("The key store of this computer is closed"),
        _tr("Alcove keeps its key there. It may be locked, or not running."),
        _tr("Your words are untouched."),
        _tr("Sign in to this computer again and try once more, or use the spare key."),
    )


def _keychain_empty() -> Message:
    return Message(
        _tr("The key store of this computer is empty"),
        _tr("The key that Alcove kept there is gone. An update, another desktop or a reset can do that."),
        _tr("Your words are untouched."),
        _tr("The spare key opens them, and Alcove will then remember the way by itself again."),
    )


def _keychain_silent() -> Message:
    return Message(
        _tr("The key store of this computer does not answer"),
        _tr("It may be waiting for you in a window of its own."),
        _tr("Your words are untouched."),
        _tr("Answer that window if you see one, and Alcove opens by itself. Or use the spare key."),
    )


def keychain_unfit() -> Message:
    """The keyring gave a secret, and it opens nothing here."""
    return Message(
        _tr("The key in the key store does not fit"),
        _tr("It may have been changed, or it belongs to another copy of the journal."),
        _tr("Your words are untouched."),
        _tr("The spare key opens them, and Alcove will then remember the way by itself again."),
    )


def _unforeseen() -> Message:
    return Message(
        _tr("That did not work"),
        _tr("Something came in between that nobody expected."),
        _tr("What was saved before is safe, and what you see is still here."),
        _tr("Try again. If it stays like this, close Alcove and open it again."),
    )


_MESSAGES: Mapping[type[BaseException], Callable[[], Message]] = {
    errors.WrongKey: _wrong_key,
    errors.KeyFileMissing: _key_file_missing,
    errors.KeyFileDamaged: _key_file_damaged,
    errors.KeyFileTampered: _key_file_tampered,
    errors.TooLittleMemory: _too_little_memory,
    MemoryError: _too_little_memory,
    errors.VaultThere: _vault_there,
    errors.VaultMissing: _vault_missing,
    errors.VaultEmpty: _vault_empty,
    errors.DamagedVault: _damaged_vault,
    errors.NothingReadable: _nothing_readable,
    errors.ForeignVault: _foreign_vault,
    errors.NewerVault: _newer_vault,
    errors.VaultBusy: _vault_busy,
    errors.VaultInUse: _vault_in_use,
    errors.NotABackup: _not_a_backup,
    errors.BackupDamaged: _backup_damaged,
    errors.BackupUnproven: _backup_unproven,
    errors.DiskFull: _disk_full,
    errors.ReadOnlyDisk: _read_only_disk,
    errors.DiskTrouble: _disk_trouble,
    OSError: _disk_trouble,
    errors.ErasingUnfinished: _erasing_unfinished,
    errors.UnfitLibrary: _unfit_library,
    errors.KeychainUnavailable: _keychain_unavailable,
    errors.KeychainEmpty: _keychain_empty,
    TimeoutError: _keychain_silent,
}
