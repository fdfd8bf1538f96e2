"""Where a copy of the spare key is best saved: on a drive that can be taken away, if one is there."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStorageInfo

_PLACES = ("/media/", "/run/media/", "/Volumes/")


def best_folder() -> Path:
    """The first removable drive that can be written, else the person's documents."""
    for volume in QStorageInfo.mountedVolumes():
        if volume.isReady() and not volume.isReadOnly() and _is_removable(volume):
            return Path(volume.rootPath())
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def _is_removable(volume: QStorageInfo) -> bool:
    if volume.isRoot():
        return False
    if volume.rootPath()[1:2] == ":":
        return _windows_says_removable(volume.rootPath())
    return volume.rootPath().startswith(_PLACES)


def _windows_says_removable(root: str) -> bool:
    import ctypes

    drive_removable = 2
    return bool(vars(ctypes)["windll"].kernel32.GetDriveTypeW(root) == drive_removable)
