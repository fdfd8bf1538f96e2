"""A filled-in worksheet as lines to read: questions in their order with their answers, and what is worked out."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.filling import Filling
from app.domain.moments import day_from_number
from app.domain.sheets import Answer, Sheet, Value
from app.domain.worksheets import Worksheet
from app.ui.worksheets.answer_words import answer_words
from app.worksheet_files import worksheets

Values = Mapping[str, Any]


def sheet_words(sheet: Values, answers: Sequence[Values]) -> Iterator[str]:
    """Lines for a sheet and its answers; of a worksheet that is not there any more, the answers as they are kept."""
    worksheet = worksheets(QLocale().name()).get(sheet["worksheet"])
    known = {field.key for field in worksheet.fields()} if worksheet is not None else set()
    if worksheet is not None:
        yield from _in_order(worksheet, sheet, [one for one in answers if one["field"] in known])
    for one in answers:
        if one["field"] not in known:
            first = _at_first(_plain(_said(one["at_first"]))) if one["at_first"] is not None else ""
            yield f"{one['field']}: {_plain(_said(one['value']))}{first}"


def _in_order(worksheet: Worksheet, sheet: Values, answers: Sequence[Values]) -> Iterator[str]:
    day = day_from_number(sheet["day"])
    filling = Filling.of(worksheet, Sheet(sheet["uid"], worksheet.name, day), [_answer(one) for one in answers])
    for field in worksheet.fields():
        for line in filling.lines_of(field.key):
            words = answer_words(field, filling.value(field.key, line), day)
            if (field.key, line) in filling.changed:
                words += _at_first(answer_words(field, filling.changed[field.key, line], day))
            if words:
                yield f"{field.words}: {words}"


def _answer(values: Values) -> Answer:
    first = values["at_first"]
    return Answer(
        values["field"],
        _said(values["value"]),
        values["line"],
        None if first is None else _said(first),
        was_changed=first is not None,
    )


def _at_first(words: str) -> str:
    told = QCoreApplication.translate("Journal", "(at first: {answer})")
    nothing = QCoreApplication.translate("Journal", "nothing")
    return " " + told.format(answer=words or nothing)


def _said(raw: str) -> Value:
    try:
        return json.loads(raw)
    except ValueError:
        return raw


def _plain(value: Value) -> str:
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value if one is not None)
    return "" if value is None else str(value)
