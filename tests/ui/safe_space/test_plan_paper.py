"""The plan on paper: one page whatever it holds, readable, without colour, and honest about what it is."""

import re
import zlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPicture
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from app import content
from app.domain.choices import Choice
from app.domain.plan import WITH_NUMBERS, MadeWith, PlanLine, PlanPart
from app.ui.safe_space.plan.paper import Paper, paper_of
from app.ui.safe_space.plan.paper_draw import PaperDrawing, draw, inner_size, pdf_of
from app.ui.safe_space.plan.paper_fit import SMALLEST, UNIT, type_of, wrapped
from app.ui.safe_space.plan.paper_page import PaperPage
from app.ui.safe_space.plan.screen import PlanScreen
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.support.tour_haven import PLAN, fill_own
from tests.ui.safe_space.conftest import Look, OpenHaven

A4, LETTER = QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter
GB = content.help_lines("GB")
SAMPLE = [PlanLine("", PlanPart(part), words, phone, note) for part, words, phone, note in PLAN]


def lines(rows: int, words: str, note: str = "") -> list[PlanLine]:
    return [
        PlanLine("", part, f"{number} {words}", "07700 900 142" if part.has_numbers else "", note)
        for part in PlanPart
        for number in range(rows)
    ]


def paper(plan: list[PlanLine]) -> Paper:
    return paper_of(plan, MadeWith.THERAPIST, GB, GB.likely, date(2026, 5, 3))


PLANS = {
    "nothing but numbers": [],
    "one line": SAMPLE[:1],
    "the sample": SAMPLE,
    "five in each part": lines(5, "a line with some words"),
    "ten in each part": lines(10, "a line with some words"),
    "ten long ones in each part": lines(10, "a line with rather more words than anybody expects " * 3, "and a note"),
    "ten endless ones in each part": lines(10, "word " * 200, "note " * 200),
    "one endless word": [PlanLine("", PlanPart.SIGNS, "w" * 1000)],
}
EVERY = pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
PAPERS = pytest.mark.parametrize("size", [A4, LETTER])


@pytest.fixture(autouse=True)
def themed(look: Look) -> None:
    look()


def streams(pdf: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(found[1])
        except zlib.error:
            continue


def drawing(plan: list[PlanLine], size: QPageSize.PageSizeId = A4) -> PaperDrawing:
    return PaperDrawing(paper(plan), inner_size(size))


def said(made: PaperDrawing) -> str:
    """The words of the page, as they are drawn."""
    picture = QPicture()
    painter = QPainter(picture)
    made.paint(painter)
    painter.end()
    data = bytes(memoryview(picture.data()))  # type: ignore[arg-type]
    return "\n".join(one.decode("utf-16-be") for one in re.findall(rb"(?:\x00[\x20-\x7e\xa0-\xff]){3,}", data))


@EVERY
@PAPERS
def test_it_is_one_page_whatever_the_plan_holds(plan: list[PlanLine], size: QPageSize.PageSizeId) -> None:
    pdf = pdf_of(paper(plan), size)
    assert pdf.startswith(b"%PDF-") and len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 1
    (box,) = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)", pdf)
    wanted = QPageSize(size).size(QPageSize.Unit.Point)
    assert (float(box[0]), float(box[1])) == pytest.approx((wanted.width(), wanted.height()), abs=1)


@EVERY
@PAPERS
def test_nothing_is_too_small_to_read_or_below_the_foot(plan: list[PlanLine], size: QPageSize.PageSizeId) -> None:
    made = drawing(plan, size)
    assert made.fitted.scale * 10 >= SMALLEST >= 8
    for column in made.fitted.columns:
        assert made._top + sum(piece.height for piece in column) <= made._foot_top
    assert len(made.fitted.columns) <= 2


@EVERY
def test_every_line_is_on_it_or_said_to_be_missing(plan: list[PlanLine]) -> None:
    made = drawing(plan)
    there = sum(piece.row is not None for column in made.fitted.columns for piece in column)
    missing = sum(count for _title, count in made.fitted.left_out)
    assert there + missing == len(plan) + len(GB.likely)


def test_a_usual_plan_is_there_as_a_whole_and_large() -> None:
    made = drawing(SAMPLE)
    assert made.fitted.left_out == () and len(made.fitted.columns) == 1
    assert made.fitted.scale >= 1.0


def test_a_plan_of_ten_lines_in_each_part_fits() -> None:
    assert drawing(PLANS["ten in each part"]).fitted.left_out == ()


def test_what_is_too_much_is_left_out_evenly_and_people_last() -> None:
    reached = [line for line in PLANS["ten in each part"] if line.part in (PlanPart.PEOPLE, PlanPart.SERVICES)]
    others = [line for line in PLANS["ten long ones in each part"] if line.part not in WITH_NUMBERS]
    missing = dict(drawing([*others, *reached]).fitted.left_out)
    assert missing and "Help lines in United Kingdom" not in missing
    assert "People I can tell" not in missing and "Professionals and services" not in missing
    own = [missing.get(title, 0) for title in ("Signs I know", "On my own", "Making it safer", "What I stay for")]
    assert len(set(own)) == 1, "each part has its first lines"


def test_what_is_missing_is_written_on_the_page() -> None:
    made = drawing(PLANS["ten long ones in each part"])
    assert "Not on this page: Signs I know (" in said(made)


def test_it_says_what_it_is_and_shows_the_emergency_number_largest() -> None:
    made = paper(SAMPLE)
    assert made.danger.phone == "999"
    assert "not a promise" in made.foot and "not a medical record" in made.foot and "with my therapist" in made.foot
    heard = said(PaperDrawing(made, inner_size(A4)))
    assert "999" in heard and "If life is in danger now" in heard and "020 7946 0193" in heard


@EVERY
def test_there_is_no_colour_on_it(plan: list[PlanLine]) -> None:
    for stream in streams(pdf_of(paper(plan), A4)):
        for colour in re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|scn|SCN)\b", stream):
            assert len(set(colour)) == 1, colour
    image = QImage(600, 850, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    size = inner_size(A4)
    painter.scale(image.width() / size.width(), image.height() / size.height())
    drawing(plan).paint(painter)
    painter.end()
    shown = [image.pixelColor(x, y) for x in range(0, 600, 3) for y in range(0, 850, 3)]
    assert all(one.red() == one.green() == one.blue() for one in shown)
    assert any(one.lightness() < 128 for one in shown)


def test_the_file_says_nothing_about_anybody() -> None:
    pdf = pdf_of(paper([PlanLine("", PlanPart.PEOPLE, "Josephine", "07700 900 142")]), A4)
    (info,) = re.findall(rb"/Title.*?>>", pdf, re.DOTALL)
    everything = pdf + b"".join(streams(pdf))
    for word in ("Josephine", "07700", "hard moments"):
        assert word.encode() not in everything and word.encode("utf-16-be") not in info
    assert "Alcove".encode("utf-16-be") in info and b"/Author ()" in info
    assert b"/URI" not in pdf and b"/JavaScript" not in pdf


def test_the_printer_gets_the_same_page(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    draw(printer, paper(SAMPLE), LETTER)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "printed.pdf").read_bytes())) == 1


@pytest.fixture
def page(own: Workspace, open_own: OpenHaven) -> PaperPage:
    fill_own(own.vault)
    return paper_page(open_own(at=Choice.PLAN))


def paper_page(haven: HavenWindow) -> PaperPage:
    assert isinstance(haven.page, PlanScreen)
    haven.page.print.click()
    assert isinstance(haven.page, PaperPage)
    return haven.page


def words(page: PaperPage) -> str:
    return " ".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def test_before_anything_leaves_it_is_said_that_nothing_is_locked_there(page: PaperPage) -> None:
    assert "outside the lock" in words(page) and "PDF saved here is not locked" in words(page)
    assert page.left_out.isHidden()


def test_the_page_is_seen_as_it_will_be(page: PaperPage) -> None:
    made = page.preview.drawing
    assert made is not None
    titles = {piece.section.title for column in made.fitted.columns for piece in column}
    assert {"Signs I know", "What I stay for", "Help lines in United Kingdom"} <= titles
    a4 = page.preview.height()
    page.papers[0].click()
    tall = page.preview.height()
    page.papers[1].click()
    assert page.size_id == LETTER and page.preview.height() < max(tall, a4)


def test_a_plan_that_is_too_long_says_so_before_it_is_printed(own: Workspace, open_own: OpenHaven) -> None:
    for line in PLANS["ten long ones in each part"]:
        own.plan.add(line.part, line.words, line.phone, line.note)
    page = paper_page(open_own(at=Choice.PLAN))
    assert page.left_out.isVisible() and "Signs I know (" in page.left_out.text()


def test_saving_offers_the_date_as_the_name_and_notes_that_there_is_a_copy(
    page: PaperPage, own: Workspace, tmp_path: Path
) -> None:
    page.save_button.click()
    dialog = next(one for one in page.findChildren(QFileDialog) if one.isVisible())
    assert Path(dialog.selectedFiles()[0]).name == f"{date.today().isoformat()}.pdf"
    assert own.plan.about().printed is None
    dialog.reject()
    page.out.write(str(tmp_path / "plan.pdf"))
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF-")
    assert own.plan.about().printed == date.today()
    assert "not locked" in page.said.text()


def test_a_file_that_cannot_be_written_is_said(page: PaperPage, own: Workspace, tmp_path: Path) -> None:
    page.save_button.click()
    next(one for one in page.findChildren(QFileDialog) if one.isVisible()).reject()
    with full_disk():
        page.out.write(str(tmp_path / "plan.pdf"))
    assert "did not save" in page.said.text() and not (tmp_path / "plan.pdf").exists()
    assert own.plan.about().printed is None


def test_printing_goes_through_the_systems_own_dialog(page: PaperPage, own: Workspace, tmp_path: Path) -> None:
    page.print_button.click()
    dialog = next(one for one in page.findChildren(QPrintDialog))
    printer = dialog.printer()
    assert printer.docName() == "Alcove" and printer.colorMode() == QPrinter.ColorMode.GrayScale
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", (tmp_path / "printed.pdf").read_bytes())) == 1
    assert own.plan.about().printed == date.today()


def test_a_printer_that_was_not_chosen_prints_nothing(page: PaperPage, own: Workspace) -> None:
    page.print_button.click()
    next(one for one in page.findChildren(QPrintDialog)).done(QDialog.DialogCode.Rejected)
    assert own.plan.about().printed is None and page.said.text() == ""


def test_type_for_paper_is_measured_as_it_is_drawn() -> None:
    font = type_of(11)
    assert font.pixelSize() == 11 * UNIT
    assert all(line.width <= 500 for line in wrapped("some words that go on for a while " * 5, font, 500))
    assert QSizeF(inner_size(A4)).width() > 5000
