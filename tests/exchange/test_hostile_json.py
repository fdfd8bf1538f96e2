"""Files made to hurt a reader are turned away with a reason and a place, quickly and before they are decoded."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exchange.errors import ReadingStopped, Reason, UnfitFile
from app.exchange.hostile_json import Limits, look_over, mark_half_characters, read_json
from app.exchange.reading import read_text

Write = Callable[[bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(data: bytes) -> Path:
        path = tmp_path / "from outside.json"
        path.write_bytes(data)
        return path

    return put


class Note(msgspec.Struct):
    a: str = ""


def turned_away(path: Path, limits: Limits | None = None) -> tuple[Reason, int, int]:
    with pytest.raises(UnfitFile) as caught:
        read_json(path, Note, limits=limits)
    return caught.value.reason, caught.value.line, caught.value.column


@pytest.mark.parametrize(
    ("data", "reason", "line", "column"),
    [
        (b'{"a": "x",\n "a": "y"}', Reason.REPEATED_NAME, 2, 2),
        (rb'{"date": 1, "d\u0061te": 2}', Reason.REPEATED_NAME, 1, 13),
        (b'{"b": {"c": 1, "c": 2}}', Reason.REPEATED_NAME, 1, 16),
        (b'{"a":' + b"[" * 40, Reason.TOO_DEEP, 1, 37),
        (b'{"b":' + b'{"b":' * 40, Reason.TOO_DEEP, 1, 161),
        (b'{"b": 1' + b"0" * 33 + b"}", Reason.HUGE_NUMBER, 1, 7),
        (b'{"b":\n1e99999}', Reason.HUGE_NUMBER, 2, 1),
        (b'{"a": "no end}', Reason.NOT_JSON, 1, 7),
        (b'{"a": "x"} {', Reason.NOT_JSON, 1, 13),
        (b'{"a": "x",}', Reason.NOT_JSON, 1, 11),
        (b'["a": 1]', Reason.NOT_JSON, 1, 2),
        (b'{"a": "x"}]', Reason.NOT_JSON, 1, 11),
        (b'{"a":', Reason.NOT_JSON, 1, 6),
        ('{"ö": 1,\n"é": \x01}'.encode(), Reason.NOT_JSON, 2, 6),
        (b'{"a": "x\0"}', Reason.NOT_TEXT, 1, 9),
        (b'{"a":\n\n"caf\xe9"}', Reason.NOT_TEXT, 3, 5),
        ('{"a": "héé'.encode() + b'\xff"}', Reason.NOT_TEXT, 1, 11),
        (b"", Reason.EMPTY, 0, 0),
        (b" \r\n\t", Reason.EMPTY, 0, 0),
        (b"[1, 2]", Reason.OTHER_SHAPE, 0, 0),
        (b'{"a": 1}', Reason.OTHER_SHAPE, 0, 0),
        (b"PK\x03\x04 something else", Reason.NOT_JSON, 1, 1),
    ],
)
def test_names_the_reason_and_the_place(write: Write, data: bytes, reason: Reason, line: int, column: int) -> None:
    assert turned_away(write(data)) == (reason, line, column)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": "x"}',
        b'\xef\xbb\xbf{"a": "x"}',
        '{"a": "x"}'.encode("utf-16"),
        b"\xfe\xff" + '{"a": "x"}'.encode("utf-16-be"),
        b'{"z": [1, -2.5e3, true, null, {"a": 1}, {"a": 2}], "a": "x"}',
        b'{ "b" : {"a": "inside"} , "a" : "x" }\r\n',
    ],
)
def test_sound_files_come_in(write: Write, data: bytes) -> None:
    assert read_json(write(data), Note).a == "x"


def test_words_that_look_like_json_are_only_words(write: Write) -> None:
    text = 'a "quoted": {[( \\ word, 1e99999 and ' + "9" * 60 + " and ]}"
    assert read_json(write(json.dumps({"a": text, "c": text}).encode()), Note).a == text


@pytest.mark.parametrize(
    ("written", "marked"),
    [
        (rb"\ud83d\ude00", rb"\ud83d\ude00"),
        (rb"\uD83D\uDE00 \u00e9 \\ \"", rb"\uD83D\uDE00 \u00e9 \\ \""),
        (rb"a \ud83d b \ude00", rb"a \u0000 b \u0000"),
        (rb"\ud83d\ud83d\ude00\ude00", rb"\u0000\ud83d\ude00\u0000"),
        (rb"\\ud83d \\\ud83d", rb"\\ud83d \\\u0000"),
        (b"\\ud8", b"\\ud8"),
    ],
)
def test_half_a_character_is_marked_and_a_whole_one_is_not(written: bytes, marked: bytes) -> None:
    assert mark_half_characters(written) == marked


def test_a_file_larger_than_the_cap_is_not_read_to_its_end(write: Write) -> None:
    assert turned_away(write(b'{"a": "' + b"x" * 100 + b'"}'), Limits(size=100)) == (Reason.TOO_LARGE, 0, 0)


def test_the_cap_holds_for_what_the_file_becomes(write: Write) -> None:
    data = json.dumps({"a": "日" * 100}, ensure_ascii=False).encode("utf-16")
    assert turned_away(write(data), Limits(size=len(data)))[0] is Reason.TOO_LARGE


def test_a_crowd_of_tiny_pieces_is_turned_away(write: Write) -> None:
    assert turned_away(write(b'{"b": [' + b"[]," * 200 + b"0]}"), Limits(pieces=100))[0] is Reason.TOO_MANY_PIECES


def test_a_crowd_of_names_is_turned_away(write: Write) -> None:
    crowd = {f"name {n}": n for n in range(200)}
    assert turned_away(write(json.dumps(crowd).encode()), Limits(names=100))[0] is Reason.TOO_MANY_PIECES


def test_a_character_on_the_border_of_two_reads_is_sound(write: Write) -> None:
    text = "x" * (2**20 - 8) + "日本語" * 10
    assert read_json(write(json.dumps({"a": text}, ensure_ascii=False).encode()), Note).a == text


def test_a_bad_byte_after_the_border_of_two_reads_is_placed(write: Write) -> None:
    data = b'{"a": "' + b"x" * (2**20 - 8) + "é".encode() + b'\xff"}'
    assert turned_away(write(data)) == (Reason.NOT_TEXT, 1, 2**20 + 1)


@pytest.mark.parametrize("name", ["gone.json", "folder", "nul\0name"])
def test_what_is_not_a_readable_file_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    assert turned_away(tmp_path / name) == (Reason.UNREADABLE, 0, 0)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_never_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert turned_away(pipe) == (Reason.UNREADABLE, 0, 0)


class Impatient:
    """Stops at the nth question."""

    def __init__(self, patience: int) -> None:
        self.patience = patience

    def wanted_to_stop(self) -> bool:
        self.patience -= 1
        return self.patience < 0

    def report(self, done: int, total: int) -> None:
        """Nobody looks."""


def test_reading_stops_when_asked(write: Write) -> None:
    path = write(b'{"a": "' + b"x" * 3 * 2**20 + b'"}')
    with pytest.raises(ReadingStopped):
        read_text(path, Impatient(2))


def test_looking_over_stops_when_asked() -> None:
    with pytest.raises(ReadingStopped):
        look_over(b"[" + b"[]," * 40_000, Impatient(1), Limits())


_json = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(_json, st.booleans())
@settings(max_examples=300, deadline=None)
def test_whatever_a_sound_writer_writes_passes(value: object, ascii_only: bool) -> None:
    try:
        data = json.dumps(value, ensure_ascii=ascii_only).encode()
    except UnicodeEncodeError:
        return
    look_over(data, None, Limits())


@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:\\u0d1eE-. \n', max_size=60).map(str.encode))
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_turned_away_and_nothing_else(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "noise.json"
    path.write_bytes(data)
    with suppress(UnfitFile):
        assert isinstance(read_json(path, Note), Note)
