"""Random things that a person keeps besides entries, made after the descriptions of their tables."""

import json
import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from app.domain.kit import Sound
from app.domain.moments import day_number, to_key, utc_ms
from app.domain.own_columns import Column, Kind, OwnTable, Row
from app.domain.own_tables import OWN_TABLES
from app.domain.pictures import Picture
from app.storage.own_rows import OwnRows
from app.storage.pictures import PictureStore
from app.storage.sounds import SoundStore
from app.storage.vault import Vault
from tests.support.any_journal import words

Own = dict[str, list[Row]]

SOUNDS = tuple(f"{number:032x}" for number in range(100, 103))
_CALENDAR = (
    *(datetime.min + timedelta(days=1), datetime(1969, 7, 20, 22, 56), datetime(2026, 5, 3, 21, 14, 0, 250_000)),
    datetime.max - timedelta(days=30),
)
_FAR = 10**9


def any_own(chance: random.Random, names: dict[str, list[str]], most: int = 8) -> Own:
    """Some rows of every table, each of which a person could have; they name pictures and sounds of these names."""
    known: dict[str, list[str]] = {"entry": []} | {table: list(uids) for table, uids in names.items()}
    found: Own = {}
    for table in OWN_TABLES:
        made = [_row(table, chance, known) for _ in range(chance.randrange(most))]
        whole = [row for row in made if row is not None]
        found[table.name] = sorted({table.key_of(row): row for row in whole}.values(), key=table.key_of)
        known[table.name] = [str(row[0]) for row in found[table.name]]
    return found


def fill_any_own(vault: Vault, chance: random.Random, pictures: tuple[str, ...], most: int = 8) -> Own:
    """Puts such rows into a vault that has these pictures, with the sounds that they name."""
    for number, uid in enumerate(SOUNDS):
        content = b"RIFF\0\0\0\0WAVE" + chance.randbytes(20_000)
        SoundStore(vault).bring_in(Sound(uid, "wav", 1 + 700 * number, content))
    own = any_own(chance, {"picture": list(pictures), "sound": list(SOUNDS)}, most)
    for table in OWN_TABLES:
        OwnRows(vault).bring_in(table, own[table.name])
    assert own_in(vault) == own
    return own


def own_in(vault: Vault) -> Own:
    """Every row of a vault but what leaves in another way, by table."""
    return {table.name: list(OwnRows(vault).read(table)) for table in OWN_TABLES}


def named_in_own(vault: Vault) -> dict[str, Picture | Sound | None]:
    """Every picture and sound that such a row names."""
    pictures, sounds = PictureStore(vault), SoundStore(vault)
    found: dict[str, Picture | Sound | None] = {}
    for table in OWN_TABLES:
        for place, column in enumerate(table.columns):
            uids = [row[place] for row in OwnRows(vault).read(table) if row[place] is not None]
            found |= {uid: pictures.get(uid) for uid in uids if column.to == "picture"}
            found |= {uid: sounds.get(uid) for uid in uids if column.to == "sound"}
    return found


def _row(table: OwnTable, chance: random.Random, known: dict[str, list[str]]) -> Row | None:
    row = tuple(_value(column, chance, known) for column in table.columns)
    return table.without_lost(row, lambda to, uid: uid in known[to]) if table.holds(row) else None


def _value(column: Column, chance: random.Random, known: dict[str, list[str]]) -> Any:
    if column.may_miss and chance.random() < 0.3:
        return None
    if column.to:
        return chance.choice(known[column.to]) if known[column.to] else None
    if column.words:
        return chance.choice(column.words)
    return _MADE[column.kind](column, chance)


def _number(column: Column, chance: random.Random) -> int:
    least, most = max(column.least, -_FAR), min(column.most, _FAR)
    return chance.choice((least, most, chance.randrange(least, most + 1)))


def _wish(_column: Column, chance: random.Random) -> str:
    return json.dumps(chance.choice((True, False, "a wish: " + words(chance, 9), sorted({words(chance, 9), "b"}))))


def _uid(_column: Column, chance: random.Random) -> str:
    return f"{chance.getrandbits(128):032x}"


def _words(column: Column, chance: random.Random) -> str:
    return words(chance, 30)[: column.most]


def _instant(_column: Column, chance: random.Random) -> int:
    return utc_ms(chance.choice(_CALENDAR).replace(tzinfo=UTC)) + chance.randrange(10**9)


def _moment(_column: Column, chance: random.Random) -> int:
    return to_key(chance.choice(_CALENDAR)) + chance.randrange(10**9)


def _day(_column: Column, chance: random.Random) -> int:
    return day_number(chance.choice((date.min, date.max, date(2026, 5, 3))))


_MADE = {
    Kind.NAME: _uid,
    Kind.WORDS: _words,
    Kind.NUMBER: _number,
    Kind.INSTANT: _instant,
    Kind.MOMENT: _moment,
    Kind.DAY: _day,
    Kind.WISH: _wish,
}
