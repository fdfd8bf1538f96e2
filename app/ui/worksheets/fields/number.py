"""A whole number, typed."""

from app.domain.sheets import Value
from app.ui.worksheets.fields.typed import TypedField


def whole(words: str) -> int | None:
    """The number that stands there, or None."""
    sign, digits = (-1, words[1:]) if words[:1] in ("-", "\u2212") else (1, words)
    return sign * int(digits) if digits.isdecimal() else None


class NumberField(TypedField):
    """Counts between the least and the most."""

    def read(self, words: str) -> Value | None:
        number = whole(words)
        return number if number is not None and self.field.least <= number <= self.field.most else None

    def write(self, answer: Value) -> str:
        return str(answer)

    def problem(self) -> str:
        pattern = self.tr("A whole number from {least} to {most} fits here.")
        return pattern.format(least=self.field.least, most=self.field.most)
