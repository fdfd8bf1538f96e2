"""Faults of the disk: the check finds a page that says "saved" when nothing was."""

import sys

import pytest

from tests.faults import disk_trouble

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux")


@pytest.mark.slow
def test_a_page_that_is_deaf_to_errors_is_found() -> None:
    found = disk_trouble.trouble("EIO", ("fsync",), 4, 7, "deaf")
    assert found.faults > 0
    assert any("lost" in complaint for complaint in found.complaints)
