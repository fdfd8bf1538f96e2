"""Why a file stayed outside, in a sentence that names it."""

from PySide6.QtCore import QCoreApplication

from app.ui.safe_space.bringing import Trouble


def sentence(trouble: Trouble, name: str) -> str:
    """What is in the way of this file."""
    words = {
        Trouble.NO_PICTURE: _tr("“{name}” is not a picture that can be shown here."),
        Trouble.BROKEN_PICTURE: _tr("“{name}” is broken or was cut off."),
        Trouble.LARGE_PICTURE: _tr("“{name}” is a larger picture than can be kept here."),
        Trouble.NO_SOUND: _tr("“{name}” is not a sound that can be played here."),
        Trouble.LARGE_SOUND: _tr("“{name}” is larger than 10 MB. A shorter piece of it may fit."),
        Trouble.UNREADABLE: _tr("“{name}” cannot be opened."),
        Trouble.NO_ROOM: _tr("There is no more room for “{name}”. Taking something out makes some."),
        Trouble.NOT_STORED: _tr("“{name}” could not be stored. The file itself is untouched."),
    }
    return words[trouble].format(name=name)


def _tr(text: str) -> str:
    return QCoreApplication.translate("SafeSpace", text)
