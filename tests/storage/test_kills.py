"""Whatever is cut short leaves the old state or the new one, and what was said to be saved is there."""

import sys
from pathlib import Path

import pytest

from tests.storage import kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


@pytest.mark.slow
@pytest.mark.parametrize("story", kills.STORIES)
def test_nothing_is_lost_or_half_done(tmp_path: Path, story: str) -> None:
    kills.run(story, tmp_path)
