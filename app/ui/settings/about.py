"""What Alcove is and is not, and what it is made of."""

import platform
from importlib import metadata

from PySide6.QtCore import QCoreApplication, qVersion

from app import __version__
from app.ui.settings.rows import Section, Words

_MADE_OF = (
    *("PySide6-Essentials", "sqlcipher3", "cryptography", "keyring", "msgspec", "platformdirs", "zxcvbn", "segno"),
    "miniaudio",
)


def _tr(text: str) -> str:
    return QCoreApplication.translate("About", text)


def about(folder: str) -> Section:
    """The last section of the settings."""
    return Section(
        _tr("About Alcove"),
        (
            Words(
                _tr("What it is"),
                _tr("Alcove {version}, a private place to write and practise between therapy sessions.").format(
                    version=__version__
                ),
            ),
            Words(
                _tr("What it is not"),
                _tr("Not a medical device, and not for emergencies. It does not judge, measure or replace anyone."),
            ),
            Words(
                _tr("Who sees it"),
                _tr("Nobody is watching. Nothing leaves this computer until you send it yourself."),
            ),
            Words(_tr("Where your files are"), folder),
            Words(
                _tr("Licence"),
                _tr("Free software under the GNU General Public License, version 3 or later, without any warranty."),
            ),
            Words(_tr("Made of"), ", ".join(made_of())),
        ),
    )


def made_of() -> list[str]:
    """The parts and their versions, as far as they can be told."""
    parts = [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    for name in _MADE_OF:
        try:
            parts.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            parts.append(name)
    return parts
