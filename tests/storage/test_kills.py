"""A backup or a restore that is cut short leaves the old state or the new one."""

import sys
from pathlib import Path

import pytest

from tests.storage import kills, kills_of_backups

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


@pytest.mark.slow
@pytest.mark.parametrize("story", kills_of_backups.STORIES)
def test_a_backup_and_a_restore_are_whole_or_have_not_begun(tmp_path: Path, story: str) -> None:
    kills.run("tests.storage.kills_of_backups", story, tmp_path)
