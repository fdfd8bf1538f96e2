"""Pictures that text files name: only what lies in the folder is opened, and the rest of the words stays as it was."""

import os
import socket
from datetime import datetime
from pathlib import Path

import pytest

from app.domain.journal import NewEntry
from app.domain.pictures import LARGEST_FILE, Picture, line_for
from app.exchange import pictures_beside
from app.exchange.errors import ReadingStopped
from app.exchange.markdown_files import read_folder
from app.exchange.pictures_beside import Apart, PicturesBeside, StaysOut

OWN = "0f" * 16


def make(uid: str, data: bytes) -> Picture:
    if data.startswith(b"broken"):
        raise StaysOut(Apart.BROKEN)
    return Picture(uid, "jpeg", 4, 3, data)


def put(folder: Path, name: str, content: bytes = b"dots") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def entry(body: str, source: str = "s") -> NewEntry:
    return NewEntry(datetime(2026, 5, 3), "", body, None, source)


def beside(folder: Path, place: str = "2026/day.md") -> PicturesBeside:
    return PicturesBeside(folder, {"s": place}, make)


def test_what_a_text_names_is_brought_in_under_the_name_it_is_given(tmp_path: Path) -> None:
    put(tmp_path, "2026/sea.png", b"sea")
    brought = beside(tmp_path).bring(entry("By the sea\n![the *sea*](sea.png) and on\n"))
    (picture,) = brought.pictures
    assert picture.content == b"sea"
    assert brought.entry.body == f"By the sea\n{line_for(picture.uid, 'the *sea*')} and on\n"
    assert brought.left_out == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("sea.png", "2026/sea.png"),
        ("./sea.png", "2026/sea.png"),
        ("../pictures/sea.png", "pictures/sea.png"),
        ("a/../b//sea.png", "2026/b/sea.png"),
        ("<by the sea.png>", "2026/by the sea.png"),
        ("by%20the%20sea.png", "2026/by the sea.png"),
        ("by the sea.png", "2026/by the sea.png"),
        ("gr%C3%BCn.png", "2026/grün.png"),
        ("100%.png", "2026/100%.png"),
        ("sea (2).png", "2026/sea (2).png"),
        ('sea.png "By the sea"', "2026/sea.png"),
        ("sea.png 'By the sea'", "2026/sea.png"),
    ],
)
def test_each_way_of_writing_a_place_leads_there(tmp_path: Path, written: str, name: str) -> None:
    put(tmp_path, name)
    (tmp_path / "2026" / "a").mkdir(parents=True, exist_ok=True)
    brought = beside(tmp_path).bring(entry(f"![c]({written})"))
    assert brought.left_out == ()
    assert brought.entry.body == line_for(brought.pictures[0].uid, "c")


@pytest.mark.parametrize(
    "written",
    [
        "../../outside.png",
        "..%2F..%2Foutside.png",
        "%2e%2e/%2e%2e/outside.png",
        "<../../outside.png>",
        "pictures/../../../outside.png",
        "{outside}",
        "file://{outside}",
        "https://somewhere/outside.png",
        "data:image/png;base64,AAAA",
        "C:/outside.png",
        "..\\..\\outside.png",
        "\\\\server\\outside.png",
    ],
)
def test_nothing_outside_the_folder_is_opened(tmp_path: Path, written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = put(tmp_path, "outside.png")
    folder = tmp_path / "folder"
    put(folder, "2026/day.md")
    monkeypatch.setattr(pictures_beside, "_read", lambda path: pytest.fail(f"{path} was opened"))
    text = f"![c]({written.format(outside=outside.as_posix())}) stays"
    assert [one.why for one in beside(folder).look(entry(text))] == [Apart.ELSEWHERE]
    brought = beside(folder).bring(entry(text))
    assert (brought.entry.body, brought.pictures) == (text, ())
    assert [one.why for one in brought.left_out] == [Apart.ELSEWHERE]


def test_links_sockets_pipes_and_what_is_no_file_stay_out_and_are_named(tmp_path: Path) -> None:
    outside = put(tmp_path, "outside/sea.png")
    folder = tmp_path / "folder"
    put(folder, "sea.png")
    put(folder, "broken.png", b"broken")
    (folder / "link.png").symlink_to(outside)
    (folder / "inner.png").symlink_to(folder / "sea.png")
    (folder / "way").symlink_to(outside.parent, target_is_directory=True)
    (folder / "round.png").symlink_to(folder / "round.png")
    (folder / "deep.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    with put(folder, "large.png").open("r+b") as file:
        file.truncate(LARGEST_FILE + 1)
    named = {
        "link.png": Apart.A_LINK,
        "inner.png": Apart.A_LINK,
        "way/sea.png": Apart.A_LINK,
        "round.png": Apart.UNREADABLE,
        "deep.png": Apart.UNREADABLE,
        "pipe.png": Apart.UNREADABLE,
        "s.png": Apart.UNREADABLE,
        "large.png": Apart.TOO_LARGE,
        "nowhere.png": Apart.NOT_THERE,
        "sea.png/under.png": Apart.NOT_THERE,
        "nul%00.png": Apart.NOT_THERE,
    }
    text = "\n".join(f"![]({name})" for name in (*named, "sea.png", "broken.png"))
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(folder / "s.png"))
        seen = beside(folder, "day.md").look(entry(text))
        brought = beside(folder, "day.md").bring(entry(text))
    assert {one.picture: one.why for one in seen} == named
    assert {one.picture: one.why for one in brought.left_out} == {**named, "broken.png": Apart.BROKEN}
    assert {one.file for one in brought.left_out} == {"day.md"}
    (picture,) = brought.pictures
    assert brought.entry.body == text.replace("![](sea.png)", line_for(picture.uid))


def test_a_file_that_became_a_link_after_it_was_looked_at_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = put(tmp_path, "secret", b"secret")
    (tmp_path / "sea.png").symlink_to(secret)
    monkeypatch.setattr(pictures_beside, "_checked", lambda folder, parts: folder.joinpath(*parts))
    brought = beside(tmp_path, "day.md").bring(entry("![](sea.png)"))
    assert brought.pictures == () and [one.why for one in brought.left_out] == [Apart.UNREADABLE]


def test_a_file_named_twice_gives_one_picture_also_from_another_entry(tmp_path: Path) -> None:
    put(tmp_path, "sea.png")
    put(tmp_path, "broken.png", b"broken")
    found = PicturesBeside(tmp_path, {"a": "day.md", "b": "2026/day.md"}, make)
    first = found.bring(entry("![](sea.png) ![](./sea.png) ![again](sea.png) ![](broken.png)", "a"))
    second = found.bring(entry("![](../sea.png) ![](../broken.png)", "b"))
    (picture,) = first.pictures
    assert first.entry.body.count(picture.uid) == 3
    assert second.pictures == () and line_for(picture.uid) in second.entry.body
    assert [one.why for one in (*first.left_out, *second.left_out)] == [Apart.BROKEN, Apart.BROKEN]


def test_a_picture_of_ours_keeps_its_name(tmp_path: Path) -> None:
    put(tmp_path, f"pictures/{OWN}.jpg", b"jpg")
    put(tmp_path, f"pictures/{OWN}.png", b"png")
    brought = beside(tmp_path).bring(entry(f"![](../pictures/{OWN}.jpg) ![](../pictures/{OWN}.png)"))
    assert brought.pictures[0].uid == OWN
    assert brought.pictures[1].uid != OWN and len(brought.pictures[1].uid) == 32


def test_what_one_entry_brings_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures_beside, "MOST_OF_ONE_ENTRY", 8)
    for number in range(4):
        put(tmp_path, f"{number}.png", b"dots")
    brought = beside(tmp_path, "day.md").bring(entry("".join(f"![]({number}.png)" for number in range(4))))
    assert len(brought.pictures) == 2
    assert [(one.picture, one.why) for one in brought.left_out] == [
        ("2.png", Apart.TOO_MUCH),
        ("3.png", Apart.TOO_MUCH),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "no picture",
        "[a link](sea.png)",
        "![a\nb](sea.png)",
        "![]()",
        "![](<>)",
        f"![ours](picture:{OWN})",
        "![open](sea.png",
        "![" * 300_000 + "](" * 300_000,
        "![](" + "()" * 300_000,
        "![a](" + " " * 300_000 + "x",
    ],
)
def test_what_names_no_file_stays_as_it_is(tmp_path: Path, text: str) -> None:
    put(tmp_path, "sea.png")
    brought = beside(tmp_path, "day.md").bring(entry(text))
    assert (brought.entry.body, brought.pictures, brought.left_out) == (text, (), ())


def test_marks_inside_of_marks_lose_no_character(tmp_path: Path) -> None:
    put(tmp_path, "sea.png")
    text = "![a](x]![z) w](sea.png) ![b](sea.png)"
    brought = beside(tmp_path, "day.md").bring(entry(text))
    uid = brought.pictures[0].uid
    assert brought.entry.body == text.replace("![b](sea.png)", line_for(uid, "b"))


def test_a_long_name_is_shown_from_its_beginning(tmp_path: Path) -> None:
    (one,) = beside(tmp_path).look(entry(f"![](data:image/png;base64,{'A' * 5000})"))
    assert one.picture.startswith("data:image/png") and len(one.picture) == 60


def test_it_can_be_stopped_between_two_pictures(tmp_path: Path) -> None:
    class Impatient:
        def report(self, done: int, total: int) -> None: ...

        def wanted_to_stop(self) -> bool:
            return True

    put(tmp_path, "sea.png")
    with pytest.raises(ReadingStopped):
        beside(tmp_path, "day.md").bring(entry("![](sea.png)"), Impatient())


def test_a_folder_that_is_read_says_where_its_texts_stand(tmp_path: Path) -> None:
    put(tmp_path, "2026/with.md", b"![](sea.png)")
    put(tmp_path, "2026/without.md", b"words")
    put(tmp_path, "2026/empty.md", b" ")
    preview = read_folder(tmp_path, {})
    (source,) = (one.source for one in preview.entries if "sea" in one.body)
    assert preview.places == {source: "2026/with.md"}
