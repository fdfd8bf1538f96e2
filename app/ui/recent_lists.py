"""Keeps the names of files and folders that somebody chose out of the lists that systems and Qt make of them."""

import os
import sys

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication


def keep_out_of_recent_lists() -> None:
    """Call it before the application is made.

    On Linux the desktop's dialogs write what was chosen into a list that other programs show, so Qt's own are used;
    and what those would note lies in a folder that cannot be.
    """
    if sys.platform == "linux":
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, os.devnull)


def forget_places(noted: QSettings | None = None) -> None:
    """Where nothing can be moved out of the way, Qt notes the last folders; afterwards they are taken out again."""
    if noted is None and sys.platform == "linux":
        return
    noted = noted or QSettings(QSettings.Scope.UserScope, "QtProject")
    for name in ("FileDialog/history", "FileDialog/lastVisited"):
        noted.remove(name)
