"""The plan outside the lock: whatever lies there is read strictly, and it is gone when it is to go."""

import json
import os
import stat
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app import open_plan
from app.domain.plan import LONGEST_WORDS, MOST_LINES, PlanLine, PlanPart
from app.open_plan import OpenPlan
from app.storage.errors import StorageError
from tests.support.full_disk import full_disk

JO = PlanLine("1" * 32, PlanPart.PEOPLE, "Jo", "07700 900 142", "Knows the plan\nEvenings")
BREATHE = PlanLine("2" * 32, PlanPart.ALONE, "Breathing 👩‍👧", opens="breathe", picture="p")
posix = pytest.mark.skipif(sys.platform == "win32", reason="of POSIX")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "open-plan.json"


def bare(line: PlanLine) -> PlanLine:
    return PlanLine("", line.part, line.words, line.phone, line.note, line.opens)


def test_what_is_to_be_seen_comes_back_without_names_and_pictures(path: Path) -> None:
    hidden = PlanLine("3" * 32, PlanPart.SIGNS, "Not this one", hidden=True)
    plan = OpenPlan(path)
    assert plan.lines() == () and not plan.is_there
    plan.keep([BREATHE, hidden, PlanLine("4" * 32, PlanPart.SAFER), JO])
    assert plan.lines() == OpenPlan(path).lines() == (bare(BREATHE), bare(JO))
    assert b"Not this one" not in path.read_bytes() and b"1111" not in path.read_bytes()


def test_a_new_plan_takes_the_place_of_the_old_one(path: Path) -> None:
    plan = OpenPlan(path)
    plan.keep([JO])
    assert plan.lines() == (bare(JO),)
    plan.keep([BREATHE])
    assert plan.lines() == (bare(BREATHE),)
    plan.keep([])
    assert plan.lines() == () and plan.is_there


def test_the_same_plan_is_not_written_again(path: Path) -> None:
    plan = OpenPlan(path)
    plan.keep([JO])
    before = path.stat()
    plan.keep([JO])
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@posix
def test_only_its_owner_can_read_the_file(path: Path) -> None:
    before = os.umask(0)
    try:
        OpenPlan(path).keep([JO])
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_words_that_are_too_long_are_cut_and_say_so(path: Path) -> None:
    plan = OpenPlan(path)
    plan.keep([PlanLine("", PlanPart.SIGNS, "a" * 5_000), PlanLine("", PlanPart.SAFER, "tab\there \x00\ud800")])
    long, odd = plan.lines()
    assert len(long.words) == LONGEST_WORDS and long.words.endswith(" …")
    assert odd.words == "tabhere "


def test_the_longest_plan_there_can_be_is_read(path: Path) -> None:
    words = "\U0001f33f" * LONGEST_WORDS
    lines = [PlanLine("", part, words, "\U0001f33f" * 100, words) for part in PlanPart for _ in range(MOST_LINES)]
    plan = OpenPlan(path)
    plan.keep(lines)
    assert plan.lines() == tuple(lines)


def line(**other: Any) -> dict[str, Any]:
    return {"part": "people", "words": "Jo", "phone": "", "note": "", "opens": ""} | other


def whole(*lines: Any, **other: Any) -> str:
    return json.dumps({"v": 1, "plan": list(lines)} | other)


STRANGE = [
    "",
    "{",
    "null",
    "[]",
    "7",
    '"plan"',
    "[" * 100_000,
    '{"v":1,"v":1,"plan":[]}',
    whole(v=2),
    whole(v="1"),
    whole(v=True),
    whole(more=1),
    whole(plan={}),
    whole(plan=None),
    whole(7),
    whole([]),
    whole(line(words=7)),
    whole(line(words=None)),
    whole(line(part="method")),
    whole(line(part=["people"])),
    whole(line(opens="plan")),
    whole(line(opens="rm -rf")),
    whole(line(uid="1")),
    whole({"part": "people"}),
    whole(line(words="a" * (LONGEST_WORDS + 1))),
    whole(line(phone="1" * 101)),
    whole(line(words="\x1b[2J")),
    whole(line(words="\ud800")),
    whole(*[line()] * (MOST_LINES + 1)),
    '{"v":1,"plan":[' + "9" * 5_000 + "]}",
    '{"v":1e999,"plan":[]}',
]


@pytest.mark.parametrize("content", STRANGE, ids=range(len(STRANGE)))
def test_what_was_not_written_here_is_no_plan(path: Path, content: str) -> None:
    assert open_plan.read(path) == ()
    path.write_text(content, "utf-8")
    assert OpenPlan(path).lines() == ()
    path.write_text(whole(line()), "utf-8")
    assert len(OpenPlan(path).lines()) == 1, "the sound one beside it is"


def test_bytes_that_are_no_text_are_no_plan(path: Path) -> None:
    path.write_bytes(b"\xff\xfe" + whole(line()).encode("utf-16-le"))
    assert OpenPlan(path).lines() == ()


def test_a_huge_file_is_not_even_read(path: Path) -> None:
    path.write_bytes(b" " * 10_000_000 + whole(line()).encode())
    tracemalloc.start()
    try:
        assert OpenPlan(path).lines() == ()
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


def _link(path: Path, other: Path) -> None:
    path.symlink_to(other)


def _pipe(path: Path, _other: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path, _other: Path) -> None:
    path.mkdir()


@posix
@pytest.mark.parametrize("make", [_link, _pipe, _folder])
def test_only_a_plain_file_is_read(path: Path, make: Callable[[Path, Path], None]) -> None:
    other = path.with_name("other.json")
    other.write_text(whole(line()), "utf-8")
    make(path, other)
    assert OpenPlan(path).lines() == ()
    assert OpenPlan(path).is_there


@posix
def test_what_a_link_leads_to_is_left_alone(path: Path) -> None:
    other = path.with_name("letters.txt")
    other.write_text("mine", "utf-8")
    path.symlink_to(other)
    plan = OpenPlan(path)
    plan.keep([JO])
    assert plan.lines() == (bare(JO),) and other.read_text("utf-8") == "mine"
    path.unlink()
    path.symlink_to(other)
    plan.remove()
    assert other.read_text("utf-8") == "mine" and not plan.is_there


@posix
def test_a_second_name_of_another_file_is_not_overwritten(path: Path) -> None:
    other = path.with_name("letters.txt")
    other.write_text("mine", "utf-8")
    os.link(other, path)
    OpenPlan(path).remove()
    assert other.read_text("utf-8") == "mine" and not path.exists()


def test_it_is_overwritten_before_it_goes(path: Path) -> None:
    OpenPlan(path).keep([JO])
    size = path.stat().st_size
    with path.open("rb") as held:
        OpenPlan(path).remove()
        assert held.read() == bytes(size)
    assert not path.exists()
    OpenPlan(path).remove()


def test_what_a_write_that_was_cut_short_left_goes_too(path: Path) -> None:
    path.with_name("open-plan.json.new").write_text("half of a plan", "utf-8")
    OpenPlan(path).remove()
    assert list(path.parent.iterdir()) == []


def test_a_full_disk_leaves_the_plan_that_was_there(path: Path) -> None:
    plan = OpenPlan(path)
    plan.keep([JO])
    with full_disk(), pytest.raises(StorageError):
        plan.keep([BREATHE])
    assert OpenPlan(path).lines() == (bare(JO),)


def test_looking_again_costs_no_reading(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = OpenPlan(path)
    plan.keep([JO])
    plan.lines()
    monkeypatch.setattr(open_plan, "read", lambda _path: pytest.fail("it was read again"))
    assert plan.lines() == (bare(JO),)
