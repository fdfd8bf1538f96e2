"""R15: the clock jumps, summer ends, the year is after 2038, and the computer moves to another zone and language.

python -m tests.faults.clocks write|read|read-carelessly FOLDER SEED does one sitting in the zone of its surroundings.
"""

import json
import os
import random
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.moments import utc_ms
from app.storage import written
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.vault import Vault
from app.storage.written import Written
from tests.faults.catalogue import Reached
from tests.faults.place import PROJECT, quiet_environment, scratch

_KEY, _ID = DatabaseKey(bytes(range(32))), "ab" * 16
# Written out, because not every computer has the names: summer times of both halves, half hours, both ends of the day.
_ZONES = (
    "UTC0",
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "EST5EDT,M3.2.0,M11.1.0",
    "IST-5:30",
    "LHST-10:30LHDT-11,M10.1.0,M4.1.0",
    "<+14>-14",
    "<-11>11",
)
_LANGUAGES = ("C.UTF-8", "de_DE.UTF-8", "tr_TR.UTF-8", "ar_SA.UTF-8", "ja_JP.UTF-8")
# Around the ends of summer time, of 32 bits, and of what a date can be.
_DAYS = (
    datetime(2026, 3, 29, 2),
    datetime(2026, 10, 25, 2),
    datetime(2026, 11, 1, 1),
    datetime(2038, 1, 19, 3),
    datetime(2040, 2, 29),
    datetime(2106, 2, 7, 6),
    datetime(1969, 12, 31, 23),
    datetime(9999, 12, 30),
)
_PAGES, _SITTINGS = 12, 3


def check(count: int, seed: int) -> Reached:
    """So many journals, each written in three zones and read in all of them."""
    chance, complaints = random.Random(seed), list[str]()
    for _ in range(count):
        with scratch() as folder:
            Vault.create(folder / "alcove.vault", _KEY, _ID).close()
            told: dict[str, Any] = {}
            for _sitting in range(_SITTINGS):
                told |= _sit("write", folder, chance.getrandbits(32), *_somewhere(chance))["told"]
            complaints += problems(told, [_sit("read", folder, 0, zone, chance.choice(_LANGUAGES)) for zone in _ZONES])
    text = f"{count} journals of {_SITTINGS} sittings, each read in {len(_ZONES)} zones: {len(complaints)} complaints"
    return Reached(text + "".join(f"; {one}" for one in complaints[:4]), not complaints)


def problems(told: dict[str, Any], readings: list[dict[str, Any]]) -> list[str]:
    """What is not as it was told, not in order, or not the same everywhere."""
    found = []
    for reading in readings:
        pages = reading["pages"]
        moments = [page["about"] for page in pages]
        if moments != sorted(moments, reverse=True):
            found.append("out of order")
        if {page["uid"]: page for page in pages} != told:
            found.append("another date than was told")
        if pages != readings[0]["pages"]:
            found.append("another list elsewhere")
        if sorted(reading["found"]) != sorted(told):
            found.append("a search finds other pages")
    return found


def _somewhere(chance: random.Random) -> tuple[str, str]:
    return chance.choice(_ZONES), chance.choice(_LANGUAGES)


def _sit(what: str, folder: Path, seed: int, zone: str, language: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.faults.clocks", what, str(folder), str(seed)]
    environment = quiet_environment(folder / "home") | {"TZ": zone, "LC_ALL": language, "LANG": language}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr[-800:])
    said: dict[str, Any] = json.loads(done.stdout)
    return said


def _write(journal: JournalStore, chance: random.Random) -> dict[str, Any]:
    """Pages about any moment, written while the clock goes where it likes."""
    told = {}
    for _ in range(_PAGES):
        _set_clock(chance)
        about = chance.choice(_DAYS) + timedelta(minutes=chance.randrange(-120, 120), seconds=chance.randrange(60))
        entry = journal.add(about, body="heron")
        if abs(entry.about - about) > timedelta(seconds=1):
            raise RuntimeError("the page is about another moment")
        _set_clock(chance)
        journal.rewrite(entry.uid, body="heron and river")
        told[entry.uid] = _page(journal, entry.uid)
    return told


def _page(journal: JournalStore, uid: str) -> dict[str, Any]:
    entry = journal.get(uid)
    assert entry is not None
    whole = {"uid": uid, "about": entry.about.isoformat(), "body": entry.body}
    return whole | {"created": entry.created_at.isoformat(), "edited": entry.edited_at.isoformat()}


def _read(journal: JournalStore, careless: bool) -> dict[str, Any]:
    pages = [_page(journal, row.uid) for row in journal.recent(1000)]
    if careless:
        for page in pages:
            # What nobody should do: take a moment on a wall for one in the zone of today.
            page["about"] = datetime.fromisoformat(page["about"]).replace(tzinfo=UTC).astimezone().isoformat()[:19]
    return {"pages": pages, "found": [hit.row.uid for hit in journal.search("heron", 1000)]}


def _set_clock(chance: random.Random) -> None:
    at = chance.choice(_DAYS[:-1]) + timedelta(seconds=chance.randrange(-7200, 7200))
    offset = chance.choice((-660, 0, 60, 120, 330, 630, 840))
    moment = Written(utc_ms(at.replace(tzinfo=UTC)), offset)

    def now() -> Written:
        return moment

    vars(written)["now"] = now


if __name__ == "__main__":
    assert os.environ["TZ"]
    opened = Vault.open(Path(sys.argv[2]) / "alcove.vault", _KEY, _ID)
    if sys.argv[1] == "write":
        answer = {"told": _write(JournalStore(opened), random.Random(int(sys.argv[3])))}
    else:
        answer = _read(JournalStore(opened), careless=sys.argv[1] == "read-carelessly")
    opened.close()
    print(json.dumps(answer))
