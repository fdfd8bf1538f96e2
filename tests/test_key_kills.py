"""Whatever ends a change of keys leaves the old state or the new one, and a way in."""

import sys
from pathlib import Path

import pytest

from tests import key_kills

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")


@pytest.mark.slow
@pytest.mark.parametrize("story", key_kills.STORIES)
def test_the_old_state_or_the_new_one(tmp_path: Path, story: str) -> None:
    key_kills.run_story(story, tmp_path)
