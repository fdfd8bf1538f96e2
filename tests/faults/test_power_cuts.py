"""Cutting the power: the check finds what two weaker settings lose, and the disk behaves as a disk may."""

import random
import sys
from pathlib import Path

import pytest

from tests.faults import power_cuts
from tests.faults.power import Disk, cuts
from tests.faults.recorded import Cut, Deed, Flushed, Made, Renamed, Said, Written

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux")


@on_linux
@pytest.mark.slow
@pytest.mark.parametrize("unsafe", ["off", "delete"])
def test_what_weaker_settings_lose_is_found(unsafe: str) -> None:
    found = power_cuts.cut(60, 7, unsafe)
    assert found.lost > 5
    if unsafe == "off":
        assert found.corrupt > 10


def outcomes(before: Path, *deeds: Deed) -> set[tuple[tuple[str, bytes], ...]]:
    disk, chance = Disk(before), random.Random(1)
    for deed in deeds:
        disk.take(deed)
    return {tuple(sorted(disk.after_cut(chance).items())) for _ in range(400)}


def test_what_was_flushed_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    assert outcomes(tmp_path, Cut("a", 0), Written("a", 0, b"new"), Flushed("a")) == {(("a", b"new"),)}


def test_what_was_not_may_be_there_in_part_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"." * 1024)
    found = {content for ((_name, content),) in outcomes(tmp_path, Written("a", 0, b"x" * 1024))}
    assert found == {b"." * 1024, b"x" * 1024, b"x" * 512 + b"." * 512, b"." * 512 + b"x" * 512}


def test_names_are_certain_once_the_folder_is_flushed(tmp_path: Path) -> None:
    made = (Made("b"), Written("b", 0, b"new"), Flushed("b"))
    assert outcomes(tmp_path, *made) == {(), (("b", b"new"),)}
    assert outcomes(tmp_path, *made, Flushed(".")) == {(("b", b"new"),)}


def test_names_come_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    replaced = (Made("b"), Written("b", 0, b"new"), Flushed("b"), Renamed("b", "a"))
    assert outcomes(tmp_path, *replaced) == {
        (("a", b"old"),),
        (("a", b"old"), ("b", b"new")),
        (("a", b"new"),),
    }
    assert outcomes(tmp_path, *replaced, Flushed(".")) == {(("a", b"new"),)}


def test_a_file_renamed_over_before_it_was_flushed_may_be_empty(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    careless = (Made("b"), Written("b", 0, b"new"), Renamed("b", "a"), Flushed("."))
    assert (("a", b""),) in outcomes(tmp_path, *careless)


def test_what_was_said_counts_from_its_place_on(tmp_path: Path) -> None:
    deeds: list[Deed] = [Made("a"), Said({"n": 1}), Flushed("."), Said({"n": 2})]
    seen = {len(said) for _files, said in cuts(deeds, tmp_path, 200, random.Random(1))}
    assert seen == {0, 1, 2}
