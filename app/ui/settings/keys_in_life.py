"""The rows about keys: password, recovery code, what the computer keeps, a new key, and the way out for good."""

from PySide6.QtCore import QCoreApplication

from app.ui.settings.rows import Ask, Press, Section


def _tr(text: str) -> str:
    return QCoreApplication.translate("KeysInLife", text)


def lock_rows(has_passphrase: bool, recovery_confirmed: bool) -> tuple[Press, ...]:
    """What is there now, and what can be done about it."""
    lock = _with_password() if has_passphrase else _without_password()
    return (*lock, *_code(recovery_confirmed), _new_key())


def erase_door() -> Section:
    """A section of its own, so that nobody comes upon it by the way."""
    note = _tr("Your journal, its keys, its backups on this computer and your settings. You are asked again first.")
    return Section(_tr("Leaving"), (Press(Ask.ERASE, _tr("Erase everything"), _tr("See what goes"), note),))


def _with_password() -> tuple[Press, ...]:
    own = _tr("Your password opens Alcove. Nobody can look it up or reset it.")
    drop = _tr("Alcove then opens for whoever uses this computer account.")
    return (
        Press(Ask.PASSPHRASE, _tr("Password"), _tr("Change it"), own),
        Press(Ask.DROP_PASSPHRASE, _tr("Open without a password"), _tr("Remove the password"), drop),
    )


def _without_password() -> tuple[Press, ...]:
    account = _tr("Alcove opens for whoever uses this computer account.")
    renew = _tr("The one it keeps now then opens nothing.")
    return (
        Press(Ask.PASSPHRASE, _tr("Password"), _tr("Set a password"), account),
        Press(Ask.RENEW_KEYRING, _tr("Renew the key on this computer"), _tr("Renew it"), renew),
    )


def _code(confirmed: bool) -> tuple[Press, ...]:
    has_code = _tr("A new one takes the place of the old one.")
    no_code = _tr("If this computer forgets its key, or you the password, only a spare key opens your journal.")
    title = _tr("Spare key")
    make = Press(
        Ask.RECOVERY_CODE,
        title,
        _tr("Make a new one") if confirmed else _tr("Make one"),
        has_code if confirmed else no_code,
    )
    check = Press(
        Ask.CHECK_CODE,
        _tr("Check that I still have it"),
        _tr("Check the spare key"),
        _tr("You type it from your copy. Nothing changes."),
    )
    return (make, check)


def _new_key() -> Press:
    note = _tr("Writes your journal anew under another key. What they have then opens it no longer.")
    return Press(Ask.NEW_KEY, _tr("Someone may have my key"), _tr("Make a new key"), note)
