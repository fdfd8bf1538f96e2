"""Clocks and zones: the check finds dates that move with the computer."""

from app.storage.vault import Vault
from tests.faults import clocks
from tests.faults.place import scratch


def test_dates_that_move_with_the_zone_are_found() -> None:
    with scratch() as folder:
        Vault.create(folder / "alcove.vault", clocks._KEY, clocks._ID).close()
        told = clocks._sit("write", folder, 7, clocks._ZONES[1], "C.UTF-8")["told"]
        readings = [clocks._sit("read-carelessly", folder, 7, zone, "C.UTF-8") for zone in clocks._ZONES[:2]]
    assert "another date than was told" in clocks.problems(told, readings)
    assert "another list elsewhere" in clocks.problems(told, readings)


def test_pages_out_of_order_are_found() -> None:
    pages = [{"uid": str(number), "about": f"2026-01-0{number}"} for number in (1, 2)]
    told = {page["uid"]: page for page in pages}
    reading = {"pages": pages, "found": ["1", "2"]}
    assert clocks.problems(told, [reading]) == ["out of order"]
    assert clocks.problems(told, [{"pages": pages[::-1], "found": ["2", "1"]}]) == []
