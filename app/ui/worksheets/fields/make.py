"""The widget for each kind of question."""

from collections.abc import Mapping

from app.domain.worksheets import Field, FieldKind
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget
from app.ui.worksheets.fields.choice import ChoiceField
from app.ui.worksheets.fields.choices import ChoicesField
from app.ui.worksheets.fields.computed import ComputedField
from app.ui.worksheets.fields.date import DateField
from app.ui.worksheets.fields.duration import DurationField
from app.ui.worksheets.fields.feelings import FeelingsField
from app.ui.worksheets.fields.group import GroupField
from app.ui.worksheets.fields.long import LongField
from app.ui.worksheets.fields.number import NumberField
from app.ui.worksheets.fields.percent import PercentField
from app.ui.worksheets.fields.says import SaysField
from app.ui.worksheets.fields.scale import ScaleField
from app.ui.worksheets.fields.text import TextField
from app.ui.worksheets.fields.time import TimeField

KINDS: Mapping[FieldKind, type[FieldWidget]] = {
    FieldKind.TEXT: TextField,
    FieldKind.LONG: LongField,
    FieldKind.CHOICE: ChoiceField,
    FieldKind.CHOICES: ChoicesField,
    FieldKind.SCALE: ScaleField,
    FieldKind.PERCENT: PercentField,
    FieldKind.NUMBER: NumberField,
    FieldKind.FEELINGS: FeelingsField,
    FieldKind.TIME: TimeField,
    FieldKind.DURATION: DurationField,
    FieldKind.DATE: DateField,
    FieldKind.COMPUTED: ComputedField,
    FieldKind.SAYS: SaysField,
}


def field_widget(field: Field, line: int, around: Around) -> FieldWidget:
    """A widget for a question; those of a group are made by the same rule."""
    if field.kind is FieldKind.GROUP:
        return GroupField(field, line, around, field_widget)
    return KINDS[field.kind](field, line, around)
