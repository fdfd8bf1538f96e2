"""The table: a missed target is said and ends with 1, and a row keeps its line until it is run again."""

import platform
from datetime import date
from pathlib import Path

import pytest

from tests.faults import __main__ as program
from tests.faults import report
from tests.faults.catalogue import Reached, Row, rows
from tests.faults.report import Result

TODAY = date(2026, 5, 3)


def result(row: Row, text: str, *, ok: bool = True, cannot: bool = False) -> Result:
    return Result(row, 10, 7, Reached(text, ok), 2.4, cannot)


@pytest.fixture
def document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "faults.md"
    monkeypatch.setattr(report, "DOCUMENT", path)
    return path


def test_a_row_keeps_its_line_until_it_is_run_again(document: Path) -> None:
    first, second = rows()[:2]
    report.write([result(second, "second")], TODAY)
    report.write([result(first, "first")], TODAY)
    report.write([result(second, "second again")], TODAY)
    lines = document.read_text("utf-8").splitlines()[-2:]
    assert [line.split(" | ")[3] for line in lines] == ["first", "second again"]
    assert lines[0].endswith(f"| 10, 7 | 2 | {TODAY.isoformat()}, {platform.system()} |")


def test_a_missed_target_and_one_not_tried_are_named(document: Path) -> None:
    first, second = rows()[:2]
    report.write([result(first, "3 | lost\n", ok=False), result(second, "no strace", ok=False, cannot=True)], TODAY)
    text = document.read_text("utf-8")
    assert "| MISSED: 3 / lost |" in text
    assert "| NOT TRIED: no strace |" in text


@pytest.mark.parametrize(("ok", "cannot", "code"), [(True, False, 0), (False, False, 1), (False, True, 3)])
def test_the_code_says_how_it_went(monkeypatch: pytest.MonkeyPatch, ok: bool, cannot: bool, code: int) -> None:
    def tried(row: Row, _count: int, _seed: int) -> Result:
        return result(row, "so", ok=ok, cannot=cannot)

    monkeypatch.setattr(program, "_try_apart", tried)
    monkeypatch.setattr("sys.argv", ["faults", "--only", "R1,R3"])
    assert program.main() == code


def test_a_number_stands_for_all_its_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def tried(row: Row, _count: int, _seed: int) -> Result:
        seen.append(row.name)
        return result(row, "so")

    monkeypatch.setattr(program, "_try_apart", tried)
    monkeypatch.setattr("sys.argv", ["faults", "--only", "R3"])
    program.main()
    assert {"R3-first-run", "R3-password"} <= set(seen)
    assert all(name.startswith("R3-") for name in seen)


def test_an_unknown_row_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["faults", "--only", "R99"])
    assert program.main() == 2
    assert "R99" in capsys.readouterr().err
