"""The bundled help lines: read strictly, once, and only when somebody asks."""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.help_lines import ELSEWHERE, CountryHelp, HelpLine
from app.paths import resources

_FILE = Path("content", "crisis_lines.toml")
_TERRITORY = re.compile(r"^[A-Za-z]{2}$")


class ContentDamaged(Exception):
    """A bundled file is missing or is not what it was built as; says where."""


def countries() -> list[tuple[str, str]]:
    """Codes and names by name; the last one stands for every country without a list."""
    known = sorted((one.name, one.code) for one in _book().values())
    return [(code, name) for name, code in known] + [(ELSEWHERE.code, ELSEWHERE.name)]


def help_lines(code: str) -> CountryHelp:
    """What a country offers; a code nobody knows is somewhere else."""
    return _book().get(code, ELSEWHERE)


def guess_country(locale_name: str | None = None) -> str:
    """The country a locale such as "en_GB" names (the system's own by itself), if it has a list; else nothing."""
    if locale_name is None:
        from PySide6.QtCore import QLocale

        locale_name = QLocale.system().name()
    parts = re.split(r"[-_]", re.split(r"[.@]", locale_name)[0])
    territory = parts[-1].upper() if len(parts) > 1 and _TERRITORY.match(parts[-1]) else ""
    return territory if territory in _book() else ""


def read_help_lines(path: Path) -> dict[str, CountryHelp]:
    """All countries of a file. Raises ContentDamaged for anything that is not exactly as agreed."""
    import tomllib

    try:
        whole = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ContentDamaged(f"{path.name}: {error}") from error
    if set(whole) != {"known_on", "country"} or type(whole["known_on"]) is not date:
        raise ContentDamaged(f"{path.name}: the day of the list and countries belong here, nothing else")
    book: dict[str, CountryHelp] = {}
    for table in _tables(whole["country"], path.name):
        country = replace(_country(table), known_on=whole["known_on"])
        if country.code in book:
            raise ContentDamaged(f"{country.code}: written twice")
        book[country.code] = country
    return book


@cache
def _book() -> Mapping[str, CountryHelp]:
    return read_help_lines(resources() / _FILE)


def _country(table: dict[str, Any]) -> CountryHelp:
    where = str(table.get("code", "a country without code"))
    lines = tuple(_line(one, where) for one in _tables(table.get("line", []), where))
    plain = {key: value for key, value in table.items() if key != "line"}
    if "known_on" in plain:
        raise ContentDamaged(f"{where}: the whole list has one day")
    emergency = tuple(str(number) for number in plain.get("emergency", ()))
    country: CountryHelp = _record(CountryHelp, plain | {"emergency": emergency, "lines": lines}, where)
    if not (_TERRITORY.match(country.code) and country.name and emergency and all(map(str.isdigit, emergency))):
        raise ContentDamaged(f"{where}: needs a code, a name and an emergency number")
    if bool(country.lines) == bool(country.without):
        raise ContentDamaged(f"{where}: either has lines or says why not")
    return country


def _line(table: dict[str, Any], where: str) -> HelpLine:
    line: HelpLine = _record(HelpLine, table, where)
    if not any(sign.isdigit() for sign in line.number) or not line.name:
        raise ContentDamaged(f"{where}: a line needs a name and a number")
    if line.always == bool(line.hours):
        raise ContentDamaged(f"{where}, {line.name}: either day and night or hours")
    return line


def _tables(value: Any, where: str) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise ContentDamaged(f"{where}: not a list of tables")
    return value


def _record(kind: type[Any], table: Mapping[str, Any], where: str) -> Any:
    """A frozen dataclass from a table whose every key is known, present where needed, and of the right type."""
    known = {field.name: field for field in fields(kind)}
    if stray := set(table) - set(known):
        raise ContentDamaged(f"{where}: nobody reads {', '.join(sorted(stray))}")
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name not in table:
            if field.default is MISSING:
                raise ContentDamaged(f"{where}: {name} is not there")
            continue
        values[name] = _typed(field.type, table[name], f"{where}, {name}")
    return kind(**values)


def _typed(wanted: Any, value: Any, where: str) -> Any:
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        try:
            return wanted(value)
        except ValueError:
            raise ContentDamaged(f"{where}: {value!r} is none of {', '.join(wanted)}") from None
    plain: type = wanted if isinstance(wanted, type) else tuple
    if type(value) is not plain or (isinstance(value, str) and value != value.strip()):
        raise ContentDamaged(f"{where}: {value!r} is not a plain {plain.__name__}")
    return value
