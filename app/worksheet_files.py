"""Worksheets as their files describe them. Read strictly: a file that is not as agreed is left out, and named."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.content import ContentDamaged
from app.domain.computing import names_in
from app.domain.worksheets import (
    Check,
    Comparison,
    Field,
    FieldKind,
    Mean,
    Offer,
    OfferKind,
    Option,
    Worksheet,
    WorksheetPage,
)
from app.paths import resources

_FOLDER = "worksheets"
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(_[A-Za-z]{2,4})?", re.ASCII)
_LARGEST = 200_000
_MOST = 1_000_000
_CHOOSES = (FieldKind.CHOICE, FieldKind.CHOICES)


@dataclass(frozen=True, slots=True)
class Book:
    """All worksheets in their order; `left_out` has the names of files that are not as agreed, and why."""

    sheets: tuple[Worksheet, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    def get(self, name: str) -> Worksheet | None:
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


@cache
def worksheets(language: str = "", extra: Path | None = None) -> Book:
    """The bundled ones, in a language file by file where there is a file in it, and those of a further folder."""
    content = resources() / "content"
    folders = [content / _FOLDER]
    if _LANGUAGE.fullmatch(language):
        folders += [content / part / _FOLDER for part in dict.fromkeys((language.split("_")[0], language))]
    return read_folders([*folders, *([extra] if extra else [])])


def read_folders(folders: Iterable[Path]) -> Book:
    """The files of all folders; a later one takes the place of one of the same name, unless it is not as agreed."""
    found: dict[str, Worksheet] = {}
    left_out: list[tuple[str, str]] = []
    for path in (path for folder in folders for path in sorted(folder.glob("*.toml"))):
        try:
            found[path.stem] = read_worksheet(path)
        except ContentDamaged as reason:
            left_out.append((path.name, str(reason)))
    return Book(tuple(sorted(found.values(), key=_place)), tuple(left_out))


def read_worksheet(path: Path) -> Worksheet:
    """One worksheet. Raises ContentDamaged for anything that is not exactly as agreed."""
    import tomllib

    try:
        if path.stat().st_size > _LARGEST:
            raise ContentDamaged("larger than a worksheet can be")
        whole = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ContentDamaged(f"not to be read: {error}") from error
    if not _NAME.fullmatch(path.stem):
        raise ContentDamaged("its name has other signs than small letters and _")
    sheet = _worksheet(path.stem, whole)
    _check_names(sheet)
    return sheet


def _place(sheet: Worksheet) -> tuple[int, str]:
    return sheet.order, sheet.name


def _worksheet(name: str, whole: Mapping[str, Any]) -> Worksheet:
    plain = {"order": int, "minutes": int, "caution": str, "suggested": bool, "morning": bool, "line": str}
    _only(whole, {"title", "about", "table", "page", "offer", "check", "compare", "mean", *plain}, name)
    return Worksheet(
        name,
        _said(whole, "title"),
        _said(whole, "about"),
        tuple(_page(one) for one in _tables(whole, "page", needed=True)),
        table=_names(whole, "table"),
        offers=tuple(_offer(one) for one in _tables(whole, "offer")),
        checks=tuple(Check(*_texts(one, "check", ("when", "words"), ("field",))) for one in _tables(whole, "check")),
        comparisons=tuple(_comparison(one) for one in _tables(whole, "compare")),
        means=tuple(_mean(one) for one in _tables(whole, "mean")),
        **_plain(whole, plain),
    )


def _page(one: Mapping[str, Any]) -> WorksheetPage:
    plain = {"about": str, "each": str, "when": str, "later": bool, "help_when": str}
    _only(one, {"title", "shows", "field", *plain}, "page")
    fields = tuple(_field(field) for field in _tables(one, "field", needed=True))
    return WorksheetPage(_said(one, "title"), fields, shows=_names(one, "shows"), **_plain(one, plain))


def _field(one: Mapping[str, Any], *, inside: bool = False) -> Field:
    key = _said(one, "key")
    plain = {"words": str, "help": str, "least": int, "most": int, "options_from": str, "target": int, "add": str}
    plain |= {"formula": str, "unit": str, "when": str, "foretells": str}
    _only(one, {"key", "kind", "ends", "options", "field", *plain}, key)
    if not _NAME.fullmatch(key):
        raise ContentDamaged(f"{key}: a key has small letters and _")
    kind = _kind(one.get("kind"), key)
    options = tuple(Option(*_texts(option, key, ("key", "words"))) for option in _tables(one, "options"))
    field = Field(
        key,
        kind,
        ends=_ends(one, key),
        options=options,
        fields=tuple(_field(part, inside=True) for part in _tables(one, "field")),
        **(_bounds(kind) | _plain(one, plain)),
    )
    _fits(field, inside=inside)
    return field


def _bounds(kind: FieldKind) -> dict[str, Any]:
    return {"most": 100} if kind is FieldKind.PERCENT else {"most": 1440} if kind is FieldKind.DURATION else {}


def _fits(field: Field, *, inside: bool) -> None:
    """Raises ContentDamaged when a question of this kind lacks something, or has something it cannot have."""
    wrong = {
        "a choice has options": field.kind in _CHOOSES and not (field.options or field.options_from),
        "only a choice has options": field.kind not in _CHOOSES and bool(field.options or field.options_from),
        "an option is there twice": len({one.key for one in field.options}) != len(field.options),
        "a group has questions": (field.kind is FieldKind.GROUP) != bool(field.fields),
        "a group stands in no other": inside and field.kind is FieldKind.GROUP,
        "a question of a line is always there": inside and bool(field.when),
        "a formula computes": (field.kind is FieldKind.COMPUTED) != bool(field.formula),
        "least is below most": field.least >= field.most,
        "a scale has no more than 21 steps": field.kind is FieldKind.SCALE and field.most - field.least > 20,
        "a percentage is between 0 and 100": field.kind is FieldKind.PERCENT and (field.least < 0 or field.most > 100),
        "a number is one people count to": max(abs(field.least), abs(field.most)) > _MOST,
        "a group has 0 to 20 empty lines": not 0 <= field.target <= 20,
        "a question has words": not field.words.strip(),
    }
    for sentence, is_so in wrong.items():
        if is_so:
            raise ContentDamaged(f"{field.key}: {sentence}")


def _offer(one: Mapping[str, Any]) -> Offer:
    optional = dict.fromkeys(("when", "worksheet", "title", "why", "smallest", "if_this", "then_that"), str)
    _only(one, {"kind", "words", *optional}, "offer")
    try:
        kind = OfferKind(_said(one, "kind"))
    except ValueError as error:
        raise ContentDamaged("offer: no such kind") from error
    if (kind is OfferKind.WORKSHEET) != bool(one.get("worksheet")):
        raise ContentDamaged("offer: a worksheet is named where one is offered")
    return Offer(kind, _said(one, "words"), **_plain(one, optional))


def _comparison(one: Mapping[str, Any]) -> Comparison:
    _only(one, {"before", "after", "words", "least"}, "compare")
    return Comparison(_said(one, "before"), _said(one, "after"), _said(one, "words"), **_plain(one, {"least": int}))


def _mean(one: Mapping[str, Any]) -> Mean:
    _only(one, {"field", "words", "days", "least", "unit"}, "mean")
    return Mean(_said(one, "field"), _said(one, "words"), **_plain(one, {"days": int, "least": int, "unit": str}))


def _check_names(sheet: Worksheet) -> None:
    """Raises ContentDamaged for a question named twice, or named somewhere and not there."""
    keys = [field.key for field in sheet.fields()]
    if len(set(keys)) != len(keys):
        raise ContentDamaged("a question is there twice: " + ", ".join(sorted({k for k in keys if keys.count(k) > 1})))
    groups = {field.key for field in sheet.fields() if field.kind is FieldKind.GROUP}
    known = set(keys)
    _there((page.each for page in sheet.pages), groups)
    _there((name for page in sheet.pages for name in page.shows), known)
    _there((sheet.line, *sheet.table), known)
    _there((field.foretells for field in sheet.fields()), known)
    _there((mean.field for mean in sheet.means), known)
    _there((check.field for check in sheet.checks), known)
    _there((name for one in sheet.comparisons for name in (one.before, one.after)), known)
    _there((n for one in sheet.offers for n in (one.title, one.why, one.smallest, one.if_this, one.then_that)), known)
    _there((field.options_from.split(".")[-1] for field in sheet.fields() if ":" not in field.options_from), known)
    conditions = [page.when for page in sheet.pages] + [page.help_when for page in sheet.pages]
    conditions += [check.when for check in sheet.checks] + [offer.when for offer in sheet.offers]
    conditions += [text for field in sheet.fields() for text in (field.when, field.formula)]
    for text in filter(None, conditions):
        try:
            _there(names_in(text), known)
        except ValueError as error:
            raise ContentDamaged(str(error)) from error
    _no_circle({field.key: names_in(field.formula) for field in sheet.fields() if field.formula})


def _no_circle(formulas: Mapping[str, Collection[str]]) -> None:
    """Raises ContentDamaged when a value is computed from itself."""
    left = dict(formulas)
    while left:
        ready = [key for key, names in left.items() if not left.keys() & set(names)]
        if not ready:
            raise ContentDamaged("computed from itself: " + ", ".join(sorted(left)))
        for key in ready:
            del left[key]


def _there(names: Iterable[str], known: Collection[str]) -> None:
    for name in names:
        if name and name not in known:
            raise ContentDamaged(f"no such question: {name}")


def _kind(said: Any, key: str) -> FieldKind:
    try:
        return FieldKind(said)
    except ValueError as error:
        raise ContentDamaged(f"{key}: no such kind of question") from error


def _ends(one: Mapping[str, Any], key: str) -> tuple[str, str]:
    ends = one.get("ends", ["", ""])
    if not (isinstance(ends, list) and len(ends) == 2 and all(isinstance(end, str) for end in ends)):
        raise ContentDamaged(f"{key}: a scale has two ends")
    return ends[0], ends[1]


def _only(table: Mapping[str, Any], known: Collection[str], where: str) -> None:
    unknown = set(table) - set(known)
    if unknown:
        raise ContentDamaged(f"{where}: unknown here: " + ", ".join(sorted(unknown)))


def _plain(table: Mapping[str, Any], kinds: Mapping[str, type]) -> dict[str, Any]:
    for name, kind in kinds.items():
        if name in table and type(table[name]) is not kind:
            raise ContentDamaged(f"{name}: not what belongs there")
    return {name: table[name] for name in kinds if name in table}


def _said(table: Mapping[str, Any], name: str) -> str:
    words = table.get(name)
    if not isinstance(words, str) or not words.strip():
        raise ContentDamaged(f"{name}: not said")
    return words


def _texts(table: Mapping[str, Any], where: str, needed: tuple[str, ...], more: tuple[str, ...] = ()) -> list[str]:
    _only(table, {*needed, *more}, where)
    return [*(_said(table, name) for name in needed), *(_plain(table, {name: str}).get(name, "") for name in more)]


def _names(table: Mapping[str, Any], name: str) -> tuple[str, ...]:
    names = table.get(name, [])
    if not (isinstance(names, list) and all(isinstance(one, str) for one in names)):
        raise ContentDamaged(f"{name}: a list of names belongs there")
    return tuple(names)


def _tables(table: Mapping[str, Any], name: str, *, needed: bool = False) -> list[Mapping[str, Any]]:
    tables = table.get(name, [])
    if not (isinstance(tables, list) and all(isinstance(one, dict) for one in tables)) or (needed and not tables):
        raise ContentDamaged(f"{name}: tables belong there")
    return tables
