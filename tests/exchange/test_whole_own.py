"""What a person keeps besides entries goes out and comes in without a loss; a hostile file brings nothing odd."""

import json
import random
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.own_tables import OWN, OWN_TABLES
from app.exchange.errors import UnfitFile
from app.exchange.in_lines import Lines
from app.exchange.preview import Oddity, OwnPart, Preview, Problem
from app.exchange.tally import Tally
from app.exchange.whole_file import Leaving, pieces, read_whole
from app.storage.keys import DatabaseKey
from app.storage.own_rows import OwnRows
from app.storage.pictures import PictureStore
from app.storage.sounds import SoundStore
from app.storage.vault import Vault
from app.storage.wishes import WishStore
from tests.support.any_own import fill_any_own, own_in
from tests.support.tour_haven import KIT, PLAN, fill_own

PICTURE = b"\x89PNG\r\n\x1a\n dots"
LINE: dict[str, Any] = {"uid": "a1", "part": "signs", "number": 0, "words": "x", "made_utc": "2026-05-03T19:14:00Z"}
MOMENT: dict[str, Any] = {"exercise": "breathe", "began_utc": "2026-05-03T19:14:00Z", "offset_min": 0, "used_s": 9}


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = Vault.create(tmp_path / "alcove.vault", DatabaseKey.new(), "ab" * 16)
    yield vault
    vault.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "out.json"


def file_of(vault: Vault, tally: Tally | None = None) -> bytes:
    own = ((table, OwnRows(vault).read(table)) for table in OWN_TABLES)
    leaving = Leaving(entries=(), picture_of=PictureStore(vault).get, sound_of=SoundStore(vault).get, own=own)
    return b"".join(pieces(leaving, tally))


def read_own(path: Path, own: Any, **more: Any) -> Preview:
    path.write_text(json.dumps({"format": "alcove-journal", "version": 1, "own": own, **more}), "utf-8")
    return read_whole(path)


@pytest.mark.parametrize("seed", range(12))
def test_out_and_in_again_loses_nothing(vault: Vault, path: Path, tmp_path: Path, seed: int) -> None:
    pictures = tuple(PictureStore(vault).add("png", 3, 2, PICTURE + bytes([number])) for number in range(3))
    own = fill_any_own(vault, random.Random(seed), pictures)
    first = file_of(vault)
    path.write_bytes(first)
    preview = read_whole(path)
    assert preview.problems == () and (preview.own.unfit, preview.own.unknown) == (0, 0)
    assert preview.own.rows == {name: tuple(rows) for name, rows in own.items() if rows}
    other = Vault.create(tmp_path / "other.vault", DatabaseKey.new(), "cd" * 16)
    for picture in preview.pictures:
        PictureStore(other).bring_in(picture)
    for sound in preview.own.sounds:
        SoundStore(other).bring_in(sound)
    for table in OWN_TABLES:
        OwnRows(other).bring_in(table, preview.own.rows.get(table.name, ()))
    assert own_in(other) == own
    assert file_of(other) == first
    other.close()


def test_anybody_can_read_it(vault: Vault) -> None:
    fill_own(vault)
    tally = Tally()
    whole = json.loads(file_of(vault, tally))
    assert whole["version"] == 1
    plan = sorted(whole["own"]["plan_line"], key=lambda line: line["number"])
    assert [(line["part"], line["words"], line.get("phone", ""), line.get("note", "")) for line in plan] == list(PLAN)
    assert next(line for line in plan if "opens" in line)["opens"] == "breathe"
    (session,) = whole["own"]["session"]
    assert session["at"].endswith("T16:00:00") and session["with_whom"] == "Ruth"
    assert session["made_utc"].endswith("Z")
    assert len(whole["pictures"]) == 1 and "sounds" not in whole
    assert tally.own["plan_line"] == len(PLAN) and tally.own["kit_thing"] == len(KIT) + 1
    assert not tally.too_much


def test_every_row_and_every_sound_has_a_line(vault: Vault, path: Path) -> None:
    fill_any_own(vault, random.Random(1), (PictureStore(vault).add("png", 3, 2, PICTURE),))
    lines = file_of(vault).split(b"\n")
    assert max(map(len, lines)) < 40_000
    path.write_bytes(file_of(vault))
    sounds = read_whole(path).own.sounds
    assert isinstance(getattr(sounds, "raws", None), Lines) and len(list(sounds)) > 0
    path.unlink()
    with pytest.raises(UnfitFile):
        list(sounds)


def test_taught_words_leave_once(vault: Vault) -> None:
    WishStore(vault).keep("learnt_words", frozenset({"quokka"}))
    WishStore(vault).keep("haven.kind_wish", "be gentle")
    whole = json.loads(file_of(vault))
    assert whole["own"]["wish"] == [{"name": "haven.kind_wish", "value": "be gentle"}]


@pytest.mark.parametrize(
    "changed",
    [
        {"uid": "../x"},
        {"uid": None},
        {"part": "weapons"},
        {"part": ["signs"]},
        {"number": "0"},
        {"number": True},
        {"number": 1.5},
        {"number": 10**30},
        {"words": "a\0b"},
        {"words": "\ud800"},
        {"words": 7},
        {"words": {"deep": [[[]]]}},
        {"words": "a" * 1_000_001},
        {"hidden": -1},
        {"hidden": False},
        {"made_utc": "2026-05-03T19:14:00"},
        {"made_utc": "9999-12-31T23:59:59Z"},
        {"made_utc": "soon"},
        {"made_utc": 0},
    ],
)
def test_an_odd_row_stays_out_and_is_counted(path: Path, changed: dict[str, Any]) -> None:
    own = read_own(path, {"plan_line": [LINE, {**LINE, "uid": "b2"} | changed, 7, None, [LINE]]}).own
    assert [row[0] for row in own.rows["plan_line"]] == ["a1"]
    assert (own.unfit, own.unknown) == (4, 0)


@pytest.mark.parametrize("name", ["session", "put_away", "kind_letter", "haven_moment", "wish", "kit_thing"])
@pytest.mark.parametrize("odd", [[{}], {}, 7, None, "rows", [[]], [{"uid": {}}], [{"uid": "a1", "day": "2026-13-01"}]])
def test_an_odd_table_costs_only_itself(path: Path, name: str, odd: Any) -> None:
    own = read_own(path, {name: odd, "plan_line": [LINE]}).own
    assert own.unfit == (0 if odd == [] else 1)
    assert list(own.rows) == ["plan_line"]


@pytest.mark.parametrize("odd", [[], 7, "own", None])
def test_an_odd_part_costs_only_itself(path: Path, odd: Any) -> None:
    entry = {"uid": "e1", "about": "2026-05-03T21:14:00"}
    preview = read_own(path, odd, entries=[entry])
    assert (len(preview.entries), preview.own.unfit, preview.own.rows) == (1, 1, {})


def test_what_this_alcove_is_too_old_for_stays_out_and_is_said(path: Path) -> None:
    lines = [LINE | {"colour": "blue"}, LINE | {"uid": "b2", "colour": "red"}]
    own = read_own(path, {"questionnaire": [{"uid": "g1"}], "plan_line": lines}).own
    assert (len(own.rows["plan_line"]), own.unfit, own.unknown) == (2, 0, 2)


@pytest.mark.parametrize("odd", [7, None, {"a": 1}, [1], "a\0b", ["a\0"], 1.5])
def test_an_odd_wish_stays_out(path: Path, odd: Any) -> None:
    wishes = [{"name": "odd", "value": odd}, {"name": "on", "value": True}, {"name": "on", "value": False}]
    own = read_own(path, {"wish": [*wishes, {"name": "learnt_words", "value": ["x"]}]}).own
    assert own.rows == {"wish": (("on", "true"),)}
    assert own.unfit == 3


def test_what_leads_nowhere_is_dropped(path: Path) -> None:
    thing = {"number": 0, "added_utc": "2026-05-03T19:14:00Z"}
    own = read_own(
        path,
        {
            # In circles: a thing that names itself, a place that names a thing, and each other.
            "kit_thing": [
                {"uid": "a1", "kind": "picture", "words": "the sea", "picture": "a1", **thing},
                {"uid": "a2", "kind": "sound", "sound": "a2", **thing},
                {"uid": "a3", "kind": "line", "words": "x", "picture": "c3", "sound": "a1", **thing},
            ],
            "calm_place": [{"uid": "c3", "number": 0, "made_utc": "2026-05-03T19:14:00Z"}],
            "calm_place_picture": [
                {"place": "c3", "picture": "a1", "number": 0},
                {"place": "c3", "picture": "c3", "number": 0},
                {"place": "a1", "picture": "p1", "number": 0},
            ],
            "plan_line": [LINE | {"picture": "a1"}],
        },
    ).own
    things = [(uid, *rest[1:4], words) for uid, *rest, _added, words in own.rows["kit_thing"]]
    assert things == [("a1", "line", None, None, "the sea"), ("a3", "line", None, None, "x")]
    assert "calm_place_picture" not in own.rows
    assert own.rows["plan_line"][0][5] is None
    assert own.unfit == 4


@pytest.mark.parametrize(
    "changed",
    [{"uid": "../x"}, {"kind": "mp3"}, {"kind": "exe"}, {"length_ms": 0}, {"length_ms": 10**12}, {"content": "eA=="}],
)
def test_an_odd_sound_stays_out_and_its_thing_becomes_a_line(vault: Vault, path: Path, changed: dict[str, Any]) -> None:
    uid = "1" * 32
    sound = {"uid": uid, "kind": "wav", "length_ms": 9, "content": "UklGRgAAAABXQVZF"}
    thing = {"uid": "a1", "kind": "sound", "sound": uid, "words": "waves", "number": 0, "added_utc": LINE["made_utc"]}
    for sounds, kind, problems in (
        ([sound], "sound", ()),
        ([sound | changed], "line", (Problem(1, Oddity.UNSOUND_SOUND),)),
    ):
        preview = read_own(path, {"kit_thing": [thing]}, sounds=sounds)
        assert (preview.own.rows["kit_thing"][0][2], preview.problems) == (kind, problems)


def test_a_million_rows_are_looked_over_and_stay_out(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'{"format":"alcove-journal","version":1,\n"own":{"plan_line":[\n')
        file.writelines(b'{"uid":"%d"},\n' % number for number in range(1_000_000))
        file.write(json.dumps(LINE).encode() + b'\n]},"entries":[]}')
    own = read_whole(path).own
    assert (len(own.rows["plan_line"]), own.unfit) == (1, 1_000_000)


def test_of_more_rows_than_a_person_has_the_rest_stays_out(path: Path) -> None:
    most = OWN["plan_line"].most
    own = read_own(path, {"plan_line": [LINE | {"uid": f"{number:x}"} for number in range(most + 7)]}).own
    assert (len(own.rows["plan_line"]), own.unfit) == (most, 7)


def test_rows_take_about_as_much_memory_as_they_have_letters(path: Path) -> None:
    own = {"haven_moment": [MOMENT | {"uid": f"{number:032x}"} for number in range(3_000)]}
    path.write_text(json.dumps({"format": "alcove-journal", "version": 1, "own": own}), "utf-8")
    tracemalloc.start()
    assert len(read_whole(path).own.rows["haven_moment"]) == 3_000
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 8 * path.stat().st_size


def test_more_rows_than_could_come_in_again_are_noticed_while_writing(vault: Vault) -> None:
    tally = Tally()
    for _ in range(OWN["plan_line"].most):
        tally.count_own(OWN["plan_line"])
    assert not tally.too_much
    tally.count_own(OWN["plan_line"])
    assert tally.too_much


def test_a_file_without_that_part_brings_none(path: Path) -> None:
    path.write_text('{"format":"alcove-journal","version":1,"entries":[]}', "utf-8")
    own = read_whole(path).own
    assert (own.rows, own.unfit, own.unknown, list(own.sounds)) == ({}, 0, 0, [])
    assert own.rows == OwnPart().rows
