"""Recognises folders that a sync program carries away, so that nobody puts a backup there without knowing."""

import os
from collections.abc import Mapping
from pathlib import Path

_BY_NAME = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "com~apple~clouddocs": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "iclouddrive": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
    "pcloud drive": "pCloud",
    "pcloud sync": "pCloud",
    "mega": "MEGA",
    "megasync": "MEGA",
    "syncthing": "Syncthing",
}
# What macOS calls the folders of sync programs under Library/CloudStorage, and what firms add behind a dash.
_BEGINNINGS = {
    "icloud~": "iCloud Drive",
    "onedrive-": "OneDrive",
    "onedrive - ": "OneDrive",
    "dropbox-": "Dropbox",
    "dropbox (": "Dropbox",
    "googledrive-": "Google Drive",
    "nextcloud-": "Nextcloud",
    "pcloud-": "pCloud",
    "mega-": "MEGA",
}
_MARKERS = {
    ".stfolder": "Syncthing",
    ".stversions": "Syncthing",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".sync_nextcloud.db": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".megaignore": "MEGA",
    ".debris": "MEGA",
}
_VARIABLES = {
    "OneDrive": "OneDrive",
    "OneDriveConsumer": "OneDrive",
    "OneDriveCommercial": "OneDrive",
}


def sync_service_of(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The name of the service whose folder this is in, else "". Looks at names and at the folders above; a few
    milliseconds."""
    places = [folder.absolute(), *folder.absolute().parents]
    with_links = folder.resolve()
    if with_links not in places:
        places += [with_links, *with_links.parents]
    for variable, service in _VARIABLES.items():
        root = environment.get(variable)
        if root and Path(root) in places:
            return service
    return next((service for place in places if (service := _service_at(place))), "")


def _service_at(place: Path) -> str:
    name = place.name.casefold()
    if name in _BY_NAME:
        return _BY_NAME[name]
    for beginning, service in _BEGINNINGS.items():
        if name.startswith(beginning):
            return service
    return next((service for marker, service in _MARKERS.items() if _there(place / marker)), "")


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
