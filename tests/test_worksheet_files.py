"""Worksheet files: read exactly as agreed, one that is not is left out and named, and nothing in one is ever run."""

import re
from pathlib import Path

import pytest

from app.content import ContentDamaged
from app.domain.worksheets import FieldKind
from app.worksheet_files import read_folders, read_worksheet, worksheets
from tests.house.reading import ROOT

SMALL = """
title = "A walk"
about = "What you thought it would be like, and what it was."
order = 5
line = "where"

[[page]]
title = "Before"
[[page.field]]
key = "where"
kind = "text"
words = "Where to?"
[[page.field]]
key = "joy"
kind = "percent"
words = "How good do you think it will be?"
ends = ["not at all", "very"]
foretells = "was"

[[page]]
title = "After"
later = true
shows = ["joy"]
[[page.field]]
key = "was"
kind = "percent"
words = "How good was it?"
[[page.field]]
key = "more"
kind = "computed"
words = "Better than you thought by"
formula = "was - joy"

[[compare]]
before = "joy"
after = "was"
words = "What you thought beside what it was"
"""


def written(folder: Path, text: str | bytes, name: str = "walk.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_file_says_what_a_worksheet_is(tmp_path: Path) -> None:
    sheet = read_worksheet(written(tmp_path, SMALL))
    assert (sheet.name, sheet.title, sheet.order, sheet.line) == ("walk", "A walk", 5, "where")
    assert [page.title for page in sheet.pages] == ["Before", "After"] and sheet.pages[1].later
    joy = sheet.field("joy")
    assert joy is not None and (joy.kind, joy.least, joy.most, joy.foretells) == (FieldKind.PERCENT, 0, 100, "was")
    assert sheet.comparisons[0].least == 3


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ('title = "A walk"', ""),
        ('title = "A walk"', "title = 7"),
        ('title = "A walk"', 'title = "A walk"\nrun = "os"'),
        ('kind = "text"', 'kind = "video"'),
        ('key = "where"', 'key = "../where"'),
        ('key = "was"', 'key = "joy"'),
        ('key = "was"', 'key = "was"\nleast = -5'),
        ('key = "was"', 'key = "was"\nmost = 101'),
        ('kind = "text"', 'kind = "scale"\nmost = 1000000000'),
        ('kind = "text"', 'kind = "number"\nmost = 1000000000'),
        ('kind = "text"', 'kind = "scale"\nmost = true'),
        ('kind = "text"', 'kind = "group"\n[[page.field.field]]\nkey = "one"\nkind = "text"\nwhen = "was > 1"'),
        ('formula = "was - joy"', 'formula = "' + "-" * 400 + 'was"'),
        ('formula = "was - joy"', 'formula = "' + "[" * 240 + "]" * 240 + '"'),
        ('formula = "was - joy"', "formula = \"__import__('os')\""),
        ('formula = "was - joy"', 'formula = "was - nothing_such"'),
        ('formula = "was - joy"', 'formula = "more + 1"'),
        ('formula = "was - joy"', ""),
        ('shows = ["joy"]', 'shows = ["grief"]'),
        ('foretells = "was"', 'foretells = "will"'),
        ('ends = ["not at all", "very"]', 'ends = ["not at all"]'),
        ('kind = "text"', 'kind = "choice"'),
        ('kind = "text"', 'kind = "group"'),
        ('line = "where"', 'line = "here"'),
        ('words = "Where to?"', 'words = " "'),
        ('after = "was"', 'after = "were"'),
        ("later = true", 'later = "yes"'),
    ],
)
def test_what_is_not_as_agreed_is_left_out_and_named(tmp_path: Path, part: str, instead: str) -> None:
    assert part in SMALL
    path = written(tmp_path, SMALL.replace(part, instead, 1))
    with pytest.raises(ContentDamaged):
        read_worksheet(path)
    written(tmp_path, SMALL, "other.toml")
    book = read_folders([tmp_path])
    assert [sheet.name for sheet in book.sheets] == ["other"]
    assert [name for name, _reason in book.left_out] == ["walk.toml"]


def test_a_circle_of_sums_is_refused_however_long(tmp_path: Path) -> None:
    part = '[[page.field]]\nkey = "{}"\nkind = "computed"\nwords = "Sum"\nformula = "{} + 1"\n'
    names = "abcd"
    circle = "".join(part.format(f"n_{one}", f"n_{names[(at + 1) % 4]}") for at, one in enumerate(names))
    with pytest.raises(ContentDamaged, match="computed from itself: n_a, n_b, n_c, n_d"):
        read_worksheet(written(tmp_path, SMALL.replace("[[compare]]", circle + "[[compare]]")))
    line = circle.replace('formula = "n_a + 1"', 'formula = "was + 1"')
    assert read_worksheet(written(tmp_path, SMALL.replace("[[compare]]", line + "[[compare]]"))).field("n_a")


def test_a_folder_named_like_a_file_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    written(tmp_path, SMALL)
    book = read_folders([tmp_path])
    assert [sheet.name for sheet in book.sheets] == ["walk"]
    assert [name for name, _reason in book.left_out] == ["folder.toml"]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"[[page", b"#" * 200_001, b"x = " + b"[" * 5_000, b""])
def test_what_is_no_worksheet_at_all_is_left_out_too(tmp_path: Path, content: bytes) -> None:
    written(tmp_path, content)
    book = read_folders([tmp_path])
    assert book.sheets == () and len(book.left_out) == 1


def test_a_name_is_one_of_small_letters(tmp_path: Path) -> None:
    written(tmp_path, SMALL, "A Walk.toml")
    assert read_folders([tmp_path]).sheets == ()


def test_a_translated_file_takes_the_place_of_the_other_and_a_broken_one_does_not(tmp_path: Path) -> None:
    written(tmp_path / "all", SMALL)
    written(tmp_path / "all", SMALL, "run.toml")
    written(tmp_path / "de", SMALL.replace("A walk", "Ein Gang"))
    written(tmp_path / "de", "broken", "run.toml")
    book = read_folders([tmp_path / "all", tmp_path / "de", tmp_path / "nowhere"])
    assert [(sheet.name, sheet.title) for sheet in book.sheets] == [("run", "A walk"), ("walk", "Ein Gang")]
    assert book.get("walk") is book.sheets[1] and book.get("none") is None


def test_every_bundled_file_is_as_agreed(tmp_path: Path) -> None:
    written(tmp_path, SMALL, "walk_of_mine.toml")
    book = worksheets("en_GB", tmp_path)
    assert book.left_out == ()
    assert book.get("walk_of_mine") is not None
    offered = {offer.worksheet for sheet in book.sheets for offer in sheet.offers if offer.worksheet}
    assert offered <= {sheet.name for sheet in book.sheets}


def test_the_example_of_the_page_about_them_is_one(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", (ROOT / "docs" / "worksheets.md").read_text("utf-8"), re.DOTALL)
    sheet = read_worksheet(written(tmp_path, example))
    assert (sheet.title, len(sheet.pages), len(sheet.offers)) == ("A walk", 2, 1)
