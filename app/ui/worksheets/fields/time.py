"""A time of the day."""

from app.domain.sheets import Value
from app.ui.worksheets.fields.clock import read_time
from app.ui.worksheets.fields.typed import TypedField


class TimeField(TypedField):
    """Kept as hours and minutes."""

    def read(self, words: str) -> Value | None:
        return read_time(words)

    def write(self, answer: Value) -> str:
        return str(answer)

    def problem(self) -> str:
        return self.tr("A time looks like 23:10.")
