"""A place that a sync program carries away is called by the name of that program, and others are left alone."""

from pathlib import Path

import pytest

from app.sync_folders import sync_service_of


@pytest.mark.parametrize(
    ("inside", "service"),
    (
        ("OneDrive/Backups", "OneDrive"),
        ("OneDrive - Example Ltd/Documents", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal/x", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
        ("Library/Mobile Documents/iCloud~com~example/x", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Dropbox/Apps", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive/x", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-someone@example.org/My Drive", "Google Drive"),
        ("Nextcloud/Alcove", "Nextcloud"),
        ("pCloudDrive/x", "pCloud"),
        ("MEGA/x", "MEGA"),
        ("Documents/alcove", ""),
        ("Dropped box", ""),
        ("onedrives", ""),
    ),
)
def test_names_are_known(tmp_path: Path, inside: str, service: str) -> None:
    assert sync_service_of(tmp_path / inside, {}) == service


@pytest.mark.parametrize(
    ("marker", "service"),
    (
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".megaignore", "MEGA"),
    ),
)
def test_marks_of_a_folder_above_are_known(tmp_path: Path, marker: str, service: str) -> None:
    (tmp_path / "mine" / "deep").mkdir(parents=True)
    assert sync_service_of(tmp_path / "mine" / "deep", {}) == ""
    (tmp_path / "mine" / marker).touch()
    assert sync_service_of(tmp_path / "mine" / "deep", {}) == service


def test_what_windows_says_of_onedrive_is_known(tmp_path: Path) -> None:
    environment = {"OneDriveConsumer": str(tmp_path / "Wolke"), "OneDrive": ""}
    assert sync_service_of(tmp_path / "Wolke" / "x", environment) == "OneDrive"
    assert sync_service_of(tmp_path / "x", environment) == ""


def test_a_link_into_such_a_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "x").mkdir(parents=True)
    (tmp_path / "mine").symlink_to(tmp_path / "Dropbox" / "x")
    assert sync_service_of(tmp_path / "mine", {}) == "Dropbox"


def test_the_settings_of_a_program_in_the_home_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    assert sync_service_of(tmp_path / "Documents", {}) == ""
