"""How much of a hundred, in steps of five."""

from app.ui.worksheets.fields.scale import ScaleField


class PercentField(ScaleField):
    step = 5

    def _bounds(self) -> tuple[int, int]:
        return 0, 100
